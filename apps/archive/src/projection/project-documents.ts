import type { Queryable } from '@mittkanta/database'
import { loadLineages } from '../stored/archived-document.ts'
import { caseMarkColumns } from '../stored/cases-of-document.ts'
import type { Controller } from '../stored/controller.ts'
import { dayOf } from '../stored/days.ts'
import { lineagesOf, newestOf, type Lineage } from '../stored/lineage.ts'
import { changedSinceLeaving } from './after-leaving.ts'
import { availabilityColumns } from './availability.ts'
import { loadCases, type Cases } from './case-of-document.ts'
import { correctionOf } from './correction.ts'
import type { RefOf } from './document-ref.ts'
import { markColumns } from './marks.ts'
import { serviceSets, typeSet } from './pre-restricted.ts'
import { membersOfCase } from './project-cases.ts'
import { PROJECTION } from './projection-edition.ts'
import { realName } from './what-is-shown.ts'

/** What rows are made with. */
interface Making {
  /** The main document of an attachment, by its first document id. */
  readonly mainOf: (firstDocumentId: string) => Lineage | undefined
  readonly cases: Cases
  readonly refOf: RefOf
  readonly client: Controller
}

/** What a document and an attachment have in common, whosever row it is. */
function common(lineage: Lineage, { cases, mainOf }: Making) {
  const [first] = lineage
  const newest = newestOf(lineage)
  const { metadata } = newest
  const correction = correctionOf(lineage)
  const history = { versions: lineage, caseVersions: cases.versionsOf }
  return {
    first_document_id: newest.firstDocumentId,
    document_id: newest.documentId,
    document_group: newest.group,
    document_type: metadata.documentType ?? '',
    description: realName(lineage),
    ...availabilityColumns(
      isAttachment(lineage)
        ? [history, { ...history, versions: mainDocument(lineage, mainOf) }]
        : [history],
    ),
    // A correction's date is that of the correction (11.3.2); the document keeps its own.
    drawn_up_on: dayOf(first.metadata.createdAt),
    first_archived_at: first.archivedAt.toISOString(),
    version_archived_at: newest.archivedAt.toISOString(),
    is_corrected: correction !== undefined,
    corrected_at: correction?.archivedAt.toISOString() ?? null,
    correction_document_id: correction?.documentId ?? null,
    language: metadata.language ?? null,
    annulled: newest.isAnnulled,
    type_set: typeSet(newest),
    service_sets: serviceSets(newest),
    ...markColumns(metadata),
    ...caseMarkColumns(cases.of(newest).marks),
    client_count: newest.clients.length,
    projection: PROJECTION,
  }
}

function mainDocument(lineage: Lineage, mainOf: Making['mainOf']): Lineage {
  const main = mainOf(newestOf(lineage).mainFirstDocumentId ?? '')
  if (!main) throw new Error('An attachment without its main document')
  return main
}

/** What is of one client alone. */
function ofClient(lineage: Lineage, personId: string, { cases }: Making) {
  const ofCase = cases.versionsOf(newestOf(lineage).caseId ?? '')
  return {
    person_id: personId,
    changed_since_leaving: changedSinceLeaving(
      lineage,
      personId,
      ofCase ? membersOfCase(ofCase) : [],
    ),
  }
}

function documentRows(lineage: Lineage, making: Making) {
  const { cases, refOf, client } = making
  const newest = newestOf(lineage)
  const { ownTask, otherTasks, closedOn } = cases.of(newest)
  const alike = {
    ...common(lineage, making),
    social_services: newest.metadata.socialServices ?? [],
    controller_id: client.controllerId,
    controller_name: newest.metadata.controllerName ?? client.controllerName,
    case_id: newest.caseId,
    cases_closed_on: closedOn,
  }
  return newest.clients.flatMap((personId) => {
    const own = {
      ...alike,
      ...ofClient(lineage, personId, making),
      ref: refOf(personId, newest.firstDocumentId),
    }
    return [ownTask, ...otherTasks].map((task) => ({
      ...own,
      task,
      own_task: task === ownTask,
    }))
  })
}

function attachmentRows(lineage: Lineage, making: Making) {
  const { refOf } = making
  const newest = newestOf(lineage)
  const alike = common(lineage, making)
  return newest.clients.map((personId) => ({
    ...alike,
    ...ofClient(lineage, personId, making),
    main_ref: refOf(personId, newest.mainFirstDocumentId ?? ''),
    ref: refOf(personId, newest.firstDocumentId),
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

/** The rows of documents, by table. */
export const readingRows = (lineages: readonly Lineage[], making: Making) => ({
  reading: lineages
    .filter((lineage) => !isAttachment(lineage))
    .flatMap((lineage) => documentRows(lineage, making)),
  reading_attachment: lineages
    .filter(isAttachment)
    .flatMap((lineage) => attachmentRows(lineage, making)),
})

/** The rows of client documents, journal entries and attachments: all that lists show, and the facts. */
export async function projectDocuments(
  tx: Queryable,
  lineages: readonly Lineage[],
  refOf: RefOf,
  client: Controller,
): Promise<void> {
  const all = byFirstId([...lineages, ...(await mainDocuments(tx, lineages))])
  const rows = readingRows(lineages, {
    cases: await loadCases(tx, [...all.values()]),
    mainOf: (id) => all.get(id),
    refOf,
    client,
  })
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

/** Documents by the ids of their first versions. */
export const byFirstId = (
  lineages: readonly Lineage[],
): ReadonlyMap<string, Lineage> =>
  new Map(lineages.map((lineage) => [lineage[0].documentId, lineage]))

/** The main documents of attachments. */
async function mainDocuments(
  tx: Queryable,
  lineages: readonly Lineage[],
): Promise<readonly Lineage[]> {
  const known = byFirstId(lineages)
  const missing = lineages
    .flatMap((lineage) => newestOf(lineage).mainFirstDocumentId ?? [])
    .filter((id) => !known.has(id))
  return missing.length === 0
    ? []
    : lineagesOf(await loadLineages(tx, [...new Set(missing)]))
}
