import type { Queryable, Row } from '@mittkanta/database'
import {
  decide,
  decideTask,
  type Decision,
  type Occasion,
} from '@mittkanta/visibility-policy'
import { columns, readingColumns } from '../reading/columns.ts'
import { documentFacts, taskFacts } from '../reading/facts.ts'
import type { Scope, ScopeName } from '../reading/occasion.ts'
import { preparedForReader } from '../reading/reader-dates.ts'
import { askedFor, recordRows } from '../reading/record-rows.ts'

const documentsStatement = preparedForReader<ScopeName | 'refs'>(
  'documents-by-refs',
  (of, dates) => `
  SELECT ${readingColumns(of, 'r', dates)}, ${columns('r', ['task'])}, ${askedFor(of)}
  FROM reading r
  WHERE r.person_id = ${of('subject')}::uuid
    AND r.ref = ANY (${of('refs')}::text[])`,
)

/** Whether a document is among those that are asked for, by its decision. */
export type Counts = (decision: Decision) => boolean

const isShown: Counts = ({ outcome }) => outcome === 'shown'

/**
 * Those of some documents that the reader sees now, as rows by their refs. What
 * is hidden and what does not exist are absent alike (decision A31).
 *
 * @param counts which decisions count as seen: those that show, when absent
 */
export async function seenDocuments(
  queryable: Queryable,
  scope: Scope,
  occasion: Occasion,
  refs: readonly string[],
  counts: Counts = isShown,
): Promise<ReadonlyMap<string, Row>> {
  if (refs.length === 0) return new Map()
  const statement = documentsStatement({ ...scope, refs })
  const rows = await recordRows(queryable, scope, statement)
  return new Map(
    rows
      .filter(
        (row) =>
          counts(decide(occasion, documentFacts(row))) &&
          isShown(decideTask(occasion, taskFacts(row))),
      )
      .map((row) => [String(row.ref), row]),
  )
}
