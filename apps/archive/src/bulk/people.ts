import { randomUUID } from 'node:crypto'
import type { ClientEntry } from '@mittkanta/contracts'
import type { Queryable } from '@mittkanta/database'
import { IdentityCode } from '@mittkanta/identity-code'
import { knownAs } from '../intake/store-document.ts'
import type { RandomPersonId } from '../persons/persons.ts'
import type { IdOf } from '../stored/delivered-rows.ts'

/**
 * The internal ids of many people at once, all of official codes; missing
 * people are added. Concurrent calls agree on the ids.
 */
export async function idsOf(
  tx: Queryable,
  people: readonly ClientEntry[],
  newId: RandomPersonId = randomUUID,
): Promise<IdOf> {
  const codes = [...new Set(people.map(knownAs))].sort().map((text) => {
    const code = IdentityCode.parse(text)
    if (!code) throw new Error('A person without an identity code')
    return code
  })
  const rows = await tx.query({
    text: `
      INSERT INTO person (person_id, identity_code, birth_date)
      SELECT * FROM unnest($1::uuid[], $2::text[], $3::date[])
      ON CONFLICT (identity_code) DO UPDATE SET identity_code = excluded.identity_code
      RETURNING identity_code, person_id`,
    values: [
      codes.map(() => newId()),
      codes.map((code) => code.reveal()),
      codes.map((code) => code.birthDate),
    ],
  })
  const ids = new Map(
    rows.map((row) => [String(row.identity_code), String(row.person_id)]),
  )
  return (entry) => {
    const id = ids.get(knownAs(entry))
    if (id === undefined) throw new Error('A person was not made')
    return id
  }
}
