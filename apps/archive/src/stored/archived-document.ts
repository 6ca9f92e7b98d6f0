import type { ClientRelationContent } from '@mittkanta/contracts'
import type { Queryable, Row } from '@mittkanta/database'
import { z } from 'zod'
import {
  StoredCase,
  StoredClientRelation,
  StoredMetadata,
} from './as-stored.ts'
import type { DeliveredRows } from './delivered-rows.ts'

/** One version of one document, as the checks see it. Persons are ids. */
export interface ArchivedDocument {
  readonly documentId: string
  readonly firstDocumentId: string
  readonly version: number
  readonly group: string
  readonly isAnnulled: boolean
  readonly caseId: string | undefined
  readonly parentDocumentId: string | undefined
  /** First version of the main document, for an attachment. */
  readonly mainFirstDocumentId: string | undefined
  readonly archivedAt: Date
  readonly clients: readonly string[]
  readonly metadata: StoredMetadata
  readonly clientRelation: ClientRelationContent | undefined
  readonly case: StoredCase | undefined
  readonly contentHashes: readonly string[]
}

const DocumentRow = z.object({
  document_id: z.string(),
  first_document_id: z.string(),
  version: z.number(),
  document_group: z.string(),
  status: z.string(),
  case_id: z.string().nullable(),
  parent_document_id: z.string().nullable(),
  main_first_document_id: z.string().nullable(),
  archived_at: z.date(),
  metadata: StoredMetadata,
  structured: z.unknown(),
  clients: z.array(z.string()),
  hashes: z.array(z.string()),
})

/**
 * A version as `loadLineages` would give it, from the rows that are stored of it.
 *
 * @param mainFirstDocumentId first version of its main document, for an attachment
 */
export function archivedAs(
  rows: DeliveredRows,
  mainFirstDocumentId: string | undefined,
): ArchivedDocument {
  const [version] = rows.document_version
  if (!version) throw new Error('a document without its row')
  return fromRow({
    ...version,
    archived_at: new Date(version.archived_at),
    main_first_document_id: mainFirstDocumentId ?? null,
    clients: rows.document_client.map(({ person_id: id }) => id).sort(),
    hashes: rows.document_content.map(({ hash }) => hash),
  })
}

function fromRow(row: Row): ArchivedDocument {
  const stored = DocumentRow.parse(row)
  const structured = <Schema extends z.ZodType>(
    group: string,
    schema: Schema,
  ) =>
    stored.document_group === group && stored.structured !== null
      ? schema.parse(stored.structured)
      : undefined

  return {
    documentId: stored.document_id,
    firstDocumentId: stored.first_document_id,
    version: stored.version,
    group: stored.document_group,
    isAnnulled: stored.status === 'annulled',
    caseId: stored.case_id ?? undefined,
    parentDocumentId: stored.parent_document_id ?? undefined,
    mainFirstDocumentId: stored.main_first_document_id ?? undefined,
    archivedAt: stored.archived_at,
    clients: stored.clients,
    metadata: stored.metadata,
    clientRelation: structured(
      'client-relation-document',
      StoredClientRelation,
    ),
    case: structured('case-document', StoredCase),
    contentHashes: stored.hashes,
  }
}

/** Members whose temporary code became an official one are the person of the latter (9.11). */
async function withPresentMembers(
  queryable: Queryable,
  documents: readonly ArchivedDocument[],
): Promise<readonly ArchivedDocument[]> {
  const members = documents.flatMap(({ case: content }) =>
    (content?.members ?? []).map(({ personId }) => personId),
  )
  const rows = await queryable.query({
    text: 'SELECT person_id, became_id FROM person WHERE person_id = ANY ($1::uuid[]) AND became_id IS NOT NULL',
    values: [[...new Set(members)]],
  })
  const became = new Map(
    rows.map((row) => [String(row.person_id), String(row.became_id)]),
  )
  return documents.map((document) =>
    document.case === undefined
      ? document
      : {
          ...document,
          case: {
            ...document.case,
            members: document.case.members.map((member) => ({
              ...member,
              personId: became.get(member.personId) ?? member.personId,
            })),
          },
        },
  )
}

/** Every version of some documents, by their first document ids; versions in their order. */
export async function loadLineages(
  queryable: Queryable,
  firstDocumentIds: readonly string[],
): Promise<readonly ArchivedDocument[]> {
  const rows = await queryable.query({
    text: `
      SELECT v.document_id, v.first_document_id, v.version, v.document_group,
             v.status, v.case_id, v.parent_document_id, v.archived_at, v.metadata,
             v.structured,
             (SELECT m.first_document_id FROM document_version m
              WHERE m.document_id = v.parent_document_id) AS main_first_document_id,
             ARRAY(SELECT c.person_id::text
                   FROM document_client c JOIN person p USING (person_id)
                   WHERE c.document_id = v.document_id AND p.became_id IS NULL
                   ORDER BY c.person_id) AS clients,
             ARRAY(SELECT d.hash FROM document_content d
                   WHERE d.document_id = v.document_id
                   ORDER BY d.position) AS hashes
      FROM document_version v
      WHERE v.first_document_id = ANY ($1::text[])
      ORDER BY v.first_document_id, v.version`,
    values: [firstDocumentIds],
  })
  return withPresentMembers(queryable, rows.map(fromRow))
}
