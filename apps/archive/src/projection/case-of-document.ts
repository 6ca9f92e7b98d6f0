import type { Queryable } from '@mittkanta/database'
import { z } from 'zod'
import {
  loadLineages,
  type ArchivedDocument,
} from '../stored/archived-document.ts'
import {
  caseIdsOf,
  casesOfDocument,
  type CasesOfDocument,
} from '../stored/cases-of-document.ts'
import { lineagesOf, type Lineage } from '../stored/lineage.ts'

/** The cases of some documents. */
export interface Cases {
  /** What a version of a document takes from its cases. */
  readonly of: (document: ArchivedDocument) => CasesOfDocument
  /** The versions of a case's document. */
  readonly versionsOf: (caseId: string) => Lineage | undefined
}

const CaseRow = z.object({
  case_id: z.string(),
  first_document_id: z.string(),
  task: z.string(),
  closed_on: z.string().nullable(),
  special_content: z.string(),
  show_from: z.string().nullable(),
  guardian_disclosure: z.string(),
})
export type CaseRow = z.infer<typeof CaseRow>

/** Loads the cases of documents, those of earlier versions included. */
export async function loadCases(
  tx: Queryable,
  documents: readonly Lineage[],
): Promise<Cases> {
  const rows = await tx.query({
    text: `SELECT case_id, first_document_id, task, closed_on, special_content,
                  show_from, guardian_disclosure
           FROM case_state WHERE case_id = ANY ($1::text[])`,
    values: [[...new Set(documents.flat().flatMap(caseIdsOf))]],
  })
  const cases = new Map(
    rows.map((row) => CaseRow.parse(row)).map((row) => [row.case_id, row]),
  )
  const lineages = new Map<string, Lineage>(
    lineagesOf(
      await loadLineages(
        tx,
        [...cases.values()].map((row) => row.first_document_id),
      ),
    ).map((lineage) => [lineage[0].firstDocumentId, lineage]),
  )

  return casesFrom(cases, lineages)
}

/**
 * Cases by what is known of them.
 *
 * @param cases by case id
 * @param lineages of case documents, by first document id
 */
export const casesFrom = (
  cases: ReadonlyMap<string, CaseRow>,
  lineages: ReadonlyMap<string, Lineage>,
): Cases => ({
  of: (document) => casesOfDocument(document, (id) => cases.get(id)),
  versionsOf: (id) => lineages.get(cases.get(id)?.first_document_id ?? ''),
})
