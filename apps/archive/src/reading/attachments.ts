import type { Queryable, Row } from '@mittkanta/database'
import { decide, type Occasion } from '@mittkanta/visibility-policy'
import { attachmentColumns } from './columns.ts'
import { attachmentFacts } from './facts.ts'
import type { Scope, ScopeName } from './occasion.ts'
import { prepared } from './prepared.ts'
import { askedFor, recordRows } from './record-rows.ts'

const underStatement = prepared<ScopeName | 'refs'>(
  'attachments-under',
  (of) => `
  SELECT a.main_ref, ${attachmentColumns(of, 'a')}, ${askedFor(of)}
  FROM reading_attachment a
  WHERE a.person_id = ${of('subject')}::uuid
    AND a.main_ref = ANY (${of('refs')}::text[])`,
)

/**
 * How many attachments the reader sees under each of some main documents
 * (5.1.2, decision A40), by the main document's ref; none is absent.
 *
 * @param mains rows of main documents that are shown; the rest do not leave
 */
export async function visibleAttachments(
  tx: Queryable,
  scope: Scope,
  occasion: Occasion,
  mains: readonly Row[],
): Promise<ReadonlyMap<unknown, number>> {
  const byRef = new Map(mains.map((row) => [row.ref, row]))
  const refs = mains.map(({ ref }) => ref)
  const counts = new Map<unknown, number>()

  const under = underStatement({ ...scope, refs })
  for (const row of await recordRows(tx, scope, under)) {
    const main = byRef.get(row.main_ref)
    const facts = main && attachmentFacts(row, main, 'shown')
    if (facts && decide(occasion, facts).outcome === 'shown') {
      counts.set(row.main_ref, (counts.get(row.main_ref) ?? 0) + 1)
    }
  }
  return counts
}
