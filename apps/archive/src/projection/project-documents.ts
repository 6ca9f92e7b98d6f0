import {
  isUnstructuredType,
  preRestrictedSetOfService,
  preRestrictedSetOfType,
} from '@mittkanta/code-sets'
import type { Queryable } from '@mittkanta/database'
import type { ClientSystem } from '../config.ts'
import type { ArchivedDocument } from '../intake/archived-document.ts'
import { dayOf } from '../intake/days.ts'
import { documentDate } from './availability.ts'
import { loadCases, type CaseOfDocument } from './case-of-document.ts'
import type { RefOf } from './document-ref.ts'
import { markColumns } from './marks.ts'
import { newestOf, type Lineage } from './lineage.ts'

/** What a document and an attachment have in common. */
function common(lineage: Lineage, caseOf: CaseOfDocument) {
  const [first] = lineage
  const newest = newestOf(lineage)
  const { metadata } = newest
  return {
    first_document_id: newest.firstDocumentId,
    document_id: newest.documentId,
    document_group: newest.group,
    document_type: metadata.documentType ?? '',
    description: realName(lineage),
    available_on: documentDate(lineage, caseOf.versions),
    // A correction's date is that of the correction (11.3.2); the document keeps its own.
    drawn_up_on: dayOf(first.metadata.createdAt),
    first_archived_at: first.archivedAt.toISOString(),
    version_archived_at: newest.archivedAt.toISOString(),
    is_corrected: metadata.correctionReason !== undefined,
    language: metadata.language ?? null,
    annulled: newest.isAnnulled,
    type_set: typeSet(newest),
    service_sets: (metadata.socialServices ?? []).map(
      preRestrictedSetOfService,
    ),
    ...markColumns(metadata),
    client_count: newest.clients.length,
  }
}

function documentRows(
  lineage: Lineage,
  caseOf: CaseOfDocument,
  refOf: RefOf,
  client: ClientSystem,
) {
  const newest = newestOf(lineage)
  return newest.clients.flatMap((personId) =>
    caseOf.tasks.map((task) => ({
      person_id: personId,
      task,
      ref: refOf(personId, newest.firstDocumentId),
      ...common(lineage, caseOf),
      social_services: newest.metadata.socialServices ?? [],
      controller_id: client.controllerId,
      controller_name: newest.metadata.controllerName ?? client.controllerName,
      case_id: newest.caseId,
      ...caseOf.marks,
      cases_closed_on: caseOf.closedOn,
    })),
  )
}

function attachmentRows(
  lineage: Lineage,
  caseOf: CaseOfDocument,
  refOf: RefOf,
) {
  const newest = newestOf(lineage)
  return newest.clients.map((personId) => ({
    person_id: personId,
    main_ref: refOf(personId, newest.mainFirstDocumentId ?? ''),
    ref: refOf(personId, newest.firstDocumentId),
    ...common(lineage, caseOf),
  }))
}

async function replaceRows(
  tx: Queryable,
  table: 'reading' | 'reading_attachment',
  lineages: readonly Lineage[],
  rows: readonly object[],
): Promise<void> {
  if (lineages.length === 0) return
  await tx.query({
    text: `DELETE FROM ${table} WHERE first_document_id = ANY ($1::text[])`,
    values: [lineages.map((lineage) => lineage[0].documentId)],
  })
  await tx.query({
    text: `INSERT INTO ${table}
           SELECT * FROM jsonb_populate_recordset(NULL::${table}, $1::jsonb)`,
    values: [JSON.stringify(rows)],
  })
}

const isAttachment = (lineage: Lineage) =>
  newestOf(lineage).parentDocumentId !== undefined

type CaseOf = (document: ArchivedDocument) => CaseOfDocument

/** The rows of documents, by table. */
export const readingRows = (
  lineages: readonly Lineage[],
  caseOf: CaseOf,
  refOf: RefOf,
  client: ClientSystem,
) => ({
  reading: lineages
    .filter((lineage) => !isAttachment(lineage))
    .flatMap((lineage) =>
      documentRows(lineage, caseOf(newestOf(lineage)), refOf, client),
    ),
  reading_attachment: lineages
    .filter(isAttachment)
    .flatMap((lineage) =>
      attachmentRows(lineage, caseOf(newestOf(lineage)), refOf),
    ),
})

/** The rows of client documents, journal entries and attachments: all that lists show, and the facts. */
export async function projectDocuments(
  tx: Queryable,
  lineages: readonly Lineage[],
  refOf: RefOf,
  client: ClientSystem,
): Promise<void> {
  const caseOf = await loadCases(tx, lineages.map(newestOf))
  const rows = readingRows(lineages, caseOf, refOf, client)
  await replaceRows(
    tx,
    'reading',
    lineages.filter((lineage) => !isAttachment(lineage)),
    rows.reading,
  )
  await replaceRows(
    tx,
    'reading_attachment',
    lineages.filter(isAttachment),
    rows.reading_attachment,
  )
}
