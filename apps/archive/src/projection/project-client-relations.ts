import { isPlainDate } from '@mittkanta/calendar'
import type {
  ClientRelationContent,
  ResponsibleWorker,
} from '@mittkanta/contracts'
import type { Queryable } from '@mittkanta/database'
import type { ClientSystem } from '../config.ts'
import { EXTENDED_SINCE } from '../intake/checks/client-relations.ts'
import { markColumns } from './marks.ts'
import { newestOf, type Lineage } from './lineage.ts'

/** The schema generation of a client relation document (5.2.1). */
function schemaGeneration(schemaVersion = ''): string {
  if (!isPlainDate(schemaVersion)) return 'unknown'
  return schemaVersion < EXTENDED_SINCE ? 'before-2019-06' : 'from-2019-06'
}

/** The newest responsible worker: the latest start where given, else the last listed (decision A7). */
export function newestWorker(
  workers: readonly ResponsibleWorker[],
): ResponsibleWorker | undefined {
  const dated = workers.filter(({ startedOn }) => startedOn !== undefined)
  return (dated.length > 0 ? dated : workers).reduce<
    ResponsibleWorker | undefined
  >(
    (newest, worker) =>
      newest && (worker.startedOn ?? '') < (newest.startedOn ?? '')
        ? newest
        : worker,
    undefined,
  )
}

function contactPerson({ responsibleWorkers = [] }: ClientRelationContent) {
  const worker = newestWorker(responsibleWorkers)
  return worker === undefined
    ? null
    : {
        name: worker.name,
        title: worker.title ?? null,
        telephone: worker.telephone ?? null,
        email: worker.email ?? null,
      }
}

function row(lineage: Lineage, client: ClientSystem) {
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
    contact_person: contactPerson(content),
    archived_at: newest.archivedAt.toISOString(),
  }
}

/** A row for each client of client relation documents. */
export const clientRelationRows = (
  lineages: readonly Lineage[],
  client: ClientSystem,
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
  client: ClientSystem,
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
