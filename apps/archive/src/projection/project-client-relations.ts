import { helsinkiDate, isPlainDate } from '@mittkanta/calendar'
import type { ClientRelationContent } from '@mittkanta/contracts'
import type { Queryable } from '@mittkanta/database'
import type { Controller } from '../stored/controller.ts'
import { dayOf } from '../stored/days.ts'
import { newestOf, type Lineage } from '../stored/lineage.ts'
import { newestWorker, type Worker } from '../stored/newest-worker.ts'
import { EXTENDED_SINCE } from '../stored/schema-versions.ts'
import { markColumns } from './marks.ts'
import { PROJECTION } from './projection-edition.ts'

/** The schema generation of a client relation document (5.2.1). */
function schemaGeneration(schemaVersion = ''): string {
  if (!isPlainDate(schemaVersion)) return 'unknown'
  return schemaVersion < EXTENDED_SINCE ? 'before-2019-06' : 'from-2019-06'
}

/**
 * Every responsible worker with the Helsinki day of the start, in the order in
 * which they are listed. Which one is the newest depends on the day of reading.
 */
const workersOf = ({
  responsibleWorkers = [],
}: ClientRelationContent): Worker[] =>
  responsibleWorkers.map(({ name, title, telephone, email, startedOn }) => ({
    name,
    title: title ?? null,
    telephone: telephone ?? null,
    email: email ?? null,
    started_on: dayOf(startedOn) ?? null,
  }))

function row(lineage: Lineage, client: Controller) {
  const newest = newestOf(lineage)
  // An annulment may come without content: what was stored before it stays, annulled.
  const content = lineage.findLast(
    ({ clientRelation }) => clientRelation,
  )?.clientRelation
  if (!content) throw new Error('A client relation document without content')
  const { relation, childProtection } = content

  return {
    controller_id: client.controllerId,
    first_document_id: newest.firstDocumentId,
    document_id: newest.documentId,
    client_relation_id: content.clientRelationId,
    is_old: content.isOldClientRelation === true,
    controller_name: newest.metadata.controllerName ?? client.controllerName,
    annulled: newest.isAnnulled,
    schema_generation: schemaGeneration(newest.metadata.schemaVersion),
    ...markColumns(newest.metadata),
    relation_started_on: relation?.startedOn ?? null,
    relation_ended_on: relation?.endedOn ?? null,
    protection_started_on: childProtection?.startedOn ?? null,
    protection_ended_on: childProtection?.endedOn ?? null,
    responsible_workers: workersOf(content),
    // For the release before, which does not ask what day it is.
    contact_person:
      newestWorker(workersOf(content), helsinkiDate(newest.archivedAt)) ?? null,
    projection: PROJECTION,
    archived_at: newest.archivedAt.toISOString(),
  }
}

/** A row for each client of client relation documents. */
export const clientRelationRows = (
  lineages: readonly Lineage[],
  client: Controller,
) =>
  lineages.flatMap((lineage) =>
    newestOf(lineage).clients.map((personId) => ({
      person_id: personId,
      ...row(lineage, client),
    })),
  )

/** Front-page data of client relation documents (5.1.2). */
export async function projectClientRelations(
  tx: Queryable,
  lineages: readonly Lineage[],
  client: Controller,
): Promise<void> {
  await tx.query({
    text: 'DELETE FROM client_relation WHERE first_document_id = ANY ($1::text[])',
    values: [lineages.map((lineage) => lineage[0].documentId)],
  })
  await tx.query({
    text: `INSERT INTO client_relation
           SELECT * FROM jsonb_populate_recordset(NULL::client_relation, $1::jsonb)`,
    values: [JSON.stringify(clientRelationRows(lineages, client))],
  })
}
