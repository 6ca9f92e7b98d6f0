import { randomUUID } from 'node:crypto'
import type { PlainDate } from '@mittkanta/calendar'
import type { Queryable, Row } from '@mittkanta/database'
import type { IdentityCode } from '@mittkanta/identity-code'

/** How a person is known from outside: a personal identity code or, lacking one, a temporary OID (9.11). */
export type PersonKey =
  | { readonly identityCode: IdentityCode }
  | { readonly temporaryId: string; readonly birthDate?: PlainDate | undefined }

/** Makes the internal id of a new person. */
export type RandomPersonId = () => string

const randomPersonId: RandomPersonId = () => randomUUID()

/**
 * The internal id of a person, made if the person is new. A temporary code that
 * was changed into an official one means the person of the official code. Calls at the same
 * time for the same person agree.
 */
export async function personIdFor(
  queryable: Queryable,
  key: PersonKey,
  newId: RandomPersonId = randomPersonId,
): Promise<string> {
  const [column, value, birthDate] =
    'identityCode' in key
      ? ([
          'identity_code',
          key.identityCode.reveal(),
          key.identityCode.birthDate,
        ] as const)
      : (['temporary_id', key.temporaryId, key.birthDate ?? null] as const)

  const found = await queryable.query({
    text: `SELECT coalesce(became_id, person_id) AS person_id, ${column} AS known_by
           FROM person WHERE ${column} = $1`,
    values: [value],
  })
  if (found[0]) return idOf(found[0], value)

  // The update changes nothing: it makes the statement return the row that was
  // inserted first.
  const [row] = await queryable.query({
    text: `
      INSERT INTO person (person_id, ${column}, birth_date) VALUES ($1, $2, $3)
      ON CONFLICT (${column}) DO UPDATE SET ${column} = excluded.${column}
      RETURNING coalesce(became_id, person_id) AS person_id, ${column} AS known_by`,
    values: [newId(), value, birthDate],
  })
  if (!row) throw new Error('A person was neither found nor made')
  return idOf(row, value)
}

/** Whose row it is; the id of a person who was not asked for would open another's record. */
function idOf(row: Row, knownBy: string): string {
  if (row.known_by !== knownBy) {
    throw new Error('The database answered for another person')
  }
  return String(row.person_id)
}

/** The internal id of a person of an official code; `undefined` when the archive does not know them. */
export async function knownPersonId(
  queryable: Queryable,
  identityCode: IdentityCode,
): Promise<string | undefined> {
  const [row] = await queryable.query({
    name: 'known-person',
    text: `SELECT person_id, identity_code AS known_by
           FROM person WHERE identity_code = $1`,
    values: [identityCode.reveal()],
  })
  return row && idOf(row, identityCode.reveal())
}

/**
 * Joins the person of a temporary code with the person of an official one
 * (9.11): from now on both codes mean the latter, who is client of everything
 * that was stored with the temporary code.
 *
 * @returns the documents that have a new client by it
 */
export async function joinPersons(
  queryable: Queryable,
  temporaryId: string,
  personId: string,
): Promise<readonly string[]> {
  await queryable.query({
    text: 'UPDATE person SET became_id = $2 WHERE temporary_id = $1',
    values: [temporaryId, personId],
  })
  const rows = await queryable.query({
    text: `
      INSERT INTO document_client (person_id, document_id)
      SELECT $2::uuid, c.document_id FROM document_client c
      JOIN person p USING (person_id) WHERE p.temporary_id = $1
      ON CONFLICT DO NOTHING RETURNING document_id`,
    values: [temporaryId, personId],
  })
  return rows.map(({ document_id: id }) => String(id))
}
