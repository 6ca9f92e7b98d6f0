import type { ClientEntry, DeliveredDocument } from '@mittkanta/contracts'
import type { Queryable } from '@mittkanta/database'
import { IdentityCode } from '@mittkanta/identity-code'
import { Problem } from '@mittkanta/problems'
import {
  joinPersons,
  personIdFor,
  type RandomPersonId,
} from '../persons/persons.ts'
import { deliveredRows, type Accepted } from '../stored/delivered-rows.ts'
import { birthDateOf } from './checks/ages.ts'

/** The internal id of a client, made if new. A new client relation document may join two codes (9.11). */
async function personOf(
  tx: Queryable,
  entry: ClientEntry,
  newId: RandomPersonId | undefined,
): Promise<string> {
  const identityCode = IdentityCode.parse(entry.identityCode ?? '')
  if (!identityCode) {
    return personIdFor(
      tx,
      { temporaryId: entry.temporaryId ?? '', birthDate: birthDateOf(entry) },
      newId,
    )
  }
  const personId = await personIdFor(tx, { identityCode }, newId)
  if (entry.temporaryId !== undefined) {
    await joinPersons(tx, entry.temporaryId, personId)
  }
  return personId
}

/** How an entry is known from outside: the same text for the same person. */
export const knownAs = ({ identityCode, temporaryId }: ClientEntry): string =>
  identityCode ?? temporaryId ?? ''

/** Everybody whom a document names: clients, members of a case, private persons who signed. */
export const peopleOf = (document: DeliveredDocument): ClientEntry[] => [
  ...document.metadata.clients,
  ...(document.case?.members ?? []).map(({ client }) => client),
  ...(document.metadata.signatures ?? []).flatMap(({ personId }) =>
    personId === undefined ? [] : [{ identityCode: personId }],
  ),
]

/**
 * Stores one document that has passed every check.
 *
 * @param newId makes internal ids of persons, for tests
 * @throws {Problem} `conflict` when another register has just stored the id
 */
export async function storeDocument(
  tx: Queryable,
  accepted: Accepted,
  newId?: RandomPersonId,
): Promise<void> {
  const persons = new Map<string, string>()
  for (const entry of peopleOf(accepted.document)) {
    if (!persons.has(knownAs(entry))) {
      persons.set(knownAs(entry), await personOf(tx, entry, newId))
    }
  }
  const rows = deliveredRows(
    accepted,
    (entry) => persons.get(knownAs(entry)) ?? '',
  )
  const insert = (table: keyof typeof rows, ending = '') =>
    tx.query({
      text: `INSERT INTO ${table}
             SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)
             ${ending}`,
      values: [JSON.stringify(rows[table])],
    })

  const inserted = await insert(
    'document_version',
    'ON CONFLICT (document_id) DO NOTHING RETURNING document_id',
  )
  if (inserted.length === 0) throw new Problem('conflict')
  await insert('document_client')
  await insert('document_case')
  await insert('document_content')
}
