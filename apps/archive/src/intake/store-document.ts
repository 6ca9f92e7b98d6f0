import type { ClientEntry, DeliveredDocument } from '@mittkanta/contracts'
import type { Queryable } from '@mittkanta/database'
import { IdentityCode } from '@mittkanta/identity-code'
import { Problem } from '@mittkanta/problems'
import {
  joinPersons,
  personIdFor,
  type RandomPersonId,
} from '../persons/persons.ts'
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

/**
 * Stores one document that has passed every check.
 *
 * @param newId makes internal ids of persons, for tests
 * @returns the internal ids of its clients
 * @throws {Problem} `conflict` when another register has just stored the id
 */
export async function storeDocument(
  tx: Queryable,
  {
    document,
    firstDocumentId,
    fingerprint,
    controllerId,
    archivedAt,
  }: Accepted,
  newId?: RandomPersonId,
): Promise<readonly string[]> {
  const { metadata, contents = [] } = document
  const persons = new Map<string, string>()
  const knownAs = ({ identityCode, temporaryId }: ClientEntry) =>
    identityCode ?? temporaryId ?? ''
  const people = [
    ...metadata.clients,
    ...(document.case?.members ?? []).map(({ client }) => client),
    ...(metadata.signatures ?? []).flatMap(({ personId }) =>
      personId === undefined ? [] : [{ identityCode: personId }],
    ),
  ]
  for (const entry of people) {
    if (!persons.has(knownAs(entry))) {
      persons.set(knownAs(entry), await personOf(tx, entry, newId))
    }
  }
  const idOf = (entry: ClientEntry) => persons.get(knownAs(entry)) ?? ''
  const clients = metadata.clients.map(idOf)

  const inserted = await tx.query({
    text: `
      INSERT INTO document_version (document_id, first_document_id, version,
        document_group, status, controller_id, case_id, parent_document_id,
        metadata, structured, fingerprint, archived_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10::jsonb, $11, $12)
      ON CONFLICT (document_id) DO NOTHING RETURNING document_id`,
    values: [
      metadata.documentId,
      firstDocumentId,
      metadata.version,
      metadata.documentGroup,
      metadata.status,
      controllerId,
      metadata.caseId ?? null,
      metadata.parentDocumentId ?? null,
      JSON.stringify(storedMetadata(document, idOf)),
      structured(document, idOf),
      fingerprint,
      archivedAt,
    ],
  })
  if (inserted.length === 0) throw new Problem('conflict')

  await tx.query({
    text: `INSERT INTO document_client (person_id, document_id)
           SELECT unnest($1::uuid[]), $2`,
    values: [clients, metadata.documentId],
  })
  const caseIds = [metadata.caseId, ...(metadata.linkedCaseIds ?? [])]
  await tx.query({
    text: `INSERT INTO document_case (case_id, document_id)
           SELECT DISTINCT unnest($1::text[]), $2`,
    values: [caseIds.filter((id) => id !== undefined), metadata.documentId],
  })
  for (const [position, { hash, type }] of contents.entries()) {
    await tx.query({
      text: 'INSERT INTO document_content (document_id, position, hash, type) VALUES ($1, $2, $3, $4)',
      values: [metadata.documentId, position, hash, type],
    })
  }
  return clients
}

type IdOf = (entry: ClientEntry) => string

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

function structured(document: DeliveredDocument, idOf: IdOf): string | null {
  if (document.case) {
    const stored: StoredCase = {
      ...document.case,
      members: [...membersOf(document, { personOf: idOf })],
    }
    return JSON.stringify(stored)
  }
  return document.clientRelation
    ? JSON.stringify(document.clientRelation)
    : null
}
