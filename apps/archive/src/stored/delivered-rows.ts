import type {
  ClientEntry,
  ClientRelationContent,
  DeliveredDocument,
} from '@mittkanta/contracts'
import { StoredMetadata, type StoredCase } from './as-stored.ts'
import { caseIdsOf } from './cases-of-document.ts'
import { membersOf } from './members.ts'

/** An accepted document on its way into the archive. */
export interface Accepted {
  readonly document: DeliveredDocument
  readonly firstDocumentId: string
  readonly fingerprint: string
  readonly controllerId: string
  readonly archivedAt: Date
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
