import type { Queryable } from '@mittkanta/database'
import { z } from 'zod'
import {
  loadLineages,
  type ArchivedDocument,
} from '../intake/archived-document.ts'
import {
  caseIdsOf,
  casesOfDocument,
  type CasesOfDocument,
} from '../stored/cases-of-document.ts'
import { lineagesOf, type Lineage } from './lineage.ts'

/** What a document takes from its cases, with their history. */
export interface CaseOfDocument extends CasesOfDocument {
  /** Versions of the documents of its cases, oldest first, its own case's first. */
  readonly cases: readonly Lineage[]
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

/** Loads the cases of documents; gives a function from a document to what it takes from them. */
export async function loadCases(
  tx: Queryable,
  documents: readonly ArchivedDocument[],
): Promise<(document: ArchivedDocument) => CaseOfDocument> {
  const rows = await tx.query({
    text: `SELECT case_id, first_document_id, task, closed_on, special_content,
                  show_from, guardian_disclosure
           FROM case_state WHERE case_id = ANY ($1::text[])`,
    values: [[...new Set(documents.flatMap(caseIdsOf))]],
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

  return caseFinder(cases, lineages)
}

/**
 * From a document to what it takes from its cases.
 *
 * @param cases by case id
 * @param lineages of case documents, by first document id
 */
export const caseFinder =
  (
    cases: ReadonlyMap<string, CaseRow>,
    lineages: ReadonlyMap<string, Lineage>,
  ) =>
  (document: ArchivedDocument): CaseOfDocument => ({
    ...casesOfDocument(document, (id) => cases.get(id)),
    cases: caseIdsOf(document).flatMap((id) => {
      const row = cases.get(id)
      const lineage = row && lineages.get(row.first_document_id)
      return lineage ? [lineage] : []
    }),
  })
