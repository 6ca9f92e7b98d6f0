import type { Queryable } from '@mittkanta/database'
import { z } from 'zod'
import {
  loadLineages,
  type ArchivedDocument,
} from '../intake/archived-document.ts'
import { lineagesOf, type Lineage } from './lineage.ts'

/** What a document takes from its cases. */
export interface CaseOfDocument {
  /** The tasks of its own and its linked cases, each once (8.1.4). */
  readonly tasks: readonly string[]
  /** The marks of its own case; a linked case does not restrict. */
  readonly marks: {
    readonly case_special_content: string
    readonly case_show_from: string | null
    readonly case_guardian_disclosure: string
  }
  /** When the last of its cases was closed; null while one is open (decision A1). */
  readonly closedOn: string | null
  /** Versions of its own case's document, oldest first. */
  readonly versions: readonly ArchivedDocument[]
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

const caseIdsOf = ({ caseId, metadata }: ArchivedDocument): string[] => [
  ...(caseId === undefined ? [] : [caseId]),
  ...(metadata.linkedCaseIds ?? []),
]

const lastOf = (days: readonly string[]) =>
  days.reduce((last, day) => (day > last ? day : last))

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
export function caseFinder(
  cases: ReadonlyMap<string, CaseRow>,
  lineages: ReadonlyMap<string, Lineage>,
): (document: ArchivedDocument) => CaseOfDocument {
  return (document) => {
    const all = caseIdsOf(document).flatMap((id) => cases.get(id) ?? [])
    const [own] = all
    if (!own || own.case_id !== document.caseId) {
      throw new Error('A document without its case')
    }
    return {
      tasks: [...new Set(all.map(({ task }) => task))],
      marks: marksOf(own),
      closedOn: closedOn(all),
      versions: lineages.get(own.first_document_id) ?? [],
    }
  }
}

const marksOf = (own: CaseRow): CaseOfDocument['marks'] => ({
  case_special_content: own.special_content,
  case_show_from: own.show_from,
  case_guardian_disclosure: own.guardian_disclosure,
})

function closedOn(cases: readonly CaseRow[]): string | null {
  const days = cases.flatMap(({ closed_on: day }) => day ?? [])
  return days.length === cases.length ? lastOf(days) : null
}
