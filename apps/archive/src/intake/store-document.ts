import type {
  ClientEntry,
  ClientRelationContent,
  DeliveredDocument,
} from '@mittkanta/contracts'
import type { Queryable } from '@mittkanta/database'
import { IdentityCode } from '@mittkanta/identity-code'
import { Problem } from '@mittkanta/problems'
import {
  joinPersons,
  personIdFor,
  type RandomPersonId,
} from '../persons/persons.ts'
import { caseIdsOf } from '../stored/cases-of-document.ts'
import { StoredMetadata, type StoredCase } from './archived-document.ts'
import { birthDateOf } from './checks/ages.ts'
import { membersOf } from './members.ts'

/** An accepted document on its way into the archive. */
export interface Accepted {
  readonly document: DeliveredDocument
  readonly firstDocumentId: string
  readonly fingerprint: string
  readonly controllerId: string
  readonly archivedAt: Date
}

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

/** Says which internal id an entry means. */
export type IdOf = (entry: ClientEntry) => string

/** What `deliveredRows` makes of one document. */
export type DeliveredRows = ReturnType<typeof deliveredRows>

/** The rows of one document in the tables of what was delivered, by table and column. */
export function deliveredRows(
  {
    document,
    firstDocumentId,
    fingerprint,
    controllerId,
    archivedAt,
  }: Accepted,
  idOf: IdOf,
) {
  const { metadata, contents = [] } = document
  const document_id = metadata.documentId
  return {
    document_version: [
      {
        document_id,
        first_document_id: firstDocumentId,
        version: metadata.version,
        document_group: metadata.documentGroup,
        status: metadata.status,
        controller_id: controllerId,
        case_id: metadata.caseId ?? null,
        parent_document_id: metadata.parentDocumentId ?? null,
        metadata: storedMetadata(document, idOf),
        structured: structured(document, idOf),
        fingerprint,
        archived_at: archivedAt.toISOString(),
      },
    ],
    document_client: metadata.clients.map((entry) => ({
      person_id: idOf(entry),
      document_id,
    })),
    document_case: caseIdsOf({ caseId: metadata.caseId, metadata }).map(
      (case_id) => ({ case_id, document_id }),
    ),
    document_content: contents.map(({ hash, type }, position) => ({
      document_id,
      position,
      hash,
      type,
    })),
  }
}

function storedMetadata(
  { metadata }: DeliveredDocument,
  idOf: IdOf,
): StoredMetadata {
  const { signatures, ...rest } = StoredMetadata.strip().parse(metadata)
  return {
    ...rest,
    ...(signatures && {
      signatures: signatures.map(({ personId, ...signature }) => ({
        ...signature,
        ...(personId !== undefined && {
          personId: idOf({ identityCode: personId }),
        }),
      })),
    }),
  }
}

function structured(
  document: DeliveredDocument,
  idOf: IdOf,
): StoredCase | ClientRelationContent | null {
  if (document.case) {
    const stored: StoredCase = {
      ...document.case,
      members: [...membersOf(document, { personOf: idOf })],
    }
    return stored
  }
  return document.clientRelation ?? null
}
