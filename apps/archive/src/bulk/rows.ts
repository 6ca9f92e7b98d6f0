import type { Copied } from '@mittkanta/database'
import type { ClientSystem } from '../config.ts'
import { casesFrom } from '../projection/case-of-document.ts'
import type { RefOf } from '../projection/document-ref.ts'
import { caseRow, memberRows } from '../projection/project-cases.ts'
import { clientRelationRows } from '../projection/project-client-relations.ts'
import { byFirstId, readingRows } from '../projection/project-documents.ts'
import {
  archivedAs,
  type ArchivedDocument,
} from '../stored/archived-document.ts'
import { deliveredRows, type IdOf } from '../stored/delivered-rows.ts'
import { fingerprint } from '../stored/fingerprint.ts'
import { lineagesOf, type Lineage } from '../stored/lineage.ts'
import type { Brought } from './brought.ts'

type Rows = Record<string, Copied>[]

/** The tables of the archive in an order in which each refers to those before it. */
export const TABLES = [
  'document_version',
  'document_client',
  'document_case',
  'document_content',
  'case_state',
  'case_member',
  'client_relation',
  'reading',
  'reading_attachment',
] as const

export type Tables = Record<(typeof TABLES)[number], Rows>

export const emptyTables = (): Tables => ({
  document_version: [],
  document_client: [],
  document_case: [],
  document_content: [],
  case_state: [],
  case_member: [],
  client_relation: [],
  reading: [],
  reading_attachment: [],
})

interface Making {
  readonly client: ClientSystem
  readonly idOf: IdOf
  readonly refOf: RefOf
}

/**
 * Adds the rows of a group that was judged and is new: what was delivered, and
 * what the reading tables make of it, by the code of the intake itself.
 */
export function addRows(
  tables: Tables,
  deliveries: readonly Brought[],
  { client, idOf, refOf }: Making,
): void {
  const firstIds = new Map<string, string>()
  const archived: ArchivedDocument[] = []
  for (const { delivery, archivedAt } of deliveries) {
    for (const document of delivery.documents) {
      const { documentId, replacesDocumentId = '' } = document.metadata
      const firstDocumentId = firstIds.get(replacesDocumentId) ?? documentId
      firstIds.set(documentId, firstDocumentId)
      const rows = deliveredRows(
        {
          document,
          firstDocumentId,
          fingerprint: fingerprint(document),
          controllerId: client.controllerId,
          archivedAt,
        },
        idOf,
      )
      push(tables, rows)
      archived.push(
        archivedAs(
          rows,
          firstIds.get(document.metadata.parentDocumentId ?? ''),
        ),
      )
    }
  }
  const lineages = lineagesOf(archived)
  const ofGroup = (group: string) =>
    lineages.filter(([first]) => first.group === group)
  const relations = ofGroup('client-relation-document')
  const cases = ofGroup('case-document')
  const states = cases.map((lineage) => caseRow(lineage, client.controllerId))
  const documents = lineages.filter(
    (lineage) => !relations.includes(lineage) && !cases.includes(lineage),
  )
  const mains = byFirstId(documents)
  const ofDocuments = casesFrom(
    new Map(states.map((state) => [state.case_id, state])),
    new Map<string, Lineage>(
      cases.map((lineage) => [lineage[0].firstDocumentId, lineage]),
    ),
  )

  push(tables, {
    case_state: states,
    case_member: cases.flatMap(memberRows),
    client_relation: clientRelationRows(relations, client).map((row) => ({
      ...row,
      // COPY takes a list for an array of SQL; the column is JSON.
      responsible_workers: JSON.stringify(row.responsible_workers),
    })),
    ...readingRows(documents, {
      cases: ofDocuments,
      mainOf: (id) => mains.get(id),
      refOf,
      client,
    }),
  })
}

/** Ends each table's list with more rows. */
function push(
  tables: Tables,
  more: { readonly [Name in keyof Tables]?: readonly object[] },
): void {
  for (const name of TABLES) {
    for (const row of more[name] ?? []) {
      tables[name].push(row as Record<string, Copied>)
    }
  }
}
