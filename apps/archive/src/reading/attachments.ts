import type { ArchiveListItem } from '@mittkanta/contracts'
import type { Queryable, Row } from '@mittkanta/database'
import { decide, type Occasion } from '@mittkanta/visibility-policy'
import * as read from '../db/values.ts'
import { attachmentColumns } from './columns.ts'
import { attachmentFacts } from './facts.ts'
import type { Count } from './gate-one.ts'
import { arrival } from './items.ts'
import type { Scope, ScopeName } from './occasion.ts'
import { preparedForReader } from './reader-dates.ts'
import { askedFor, recordRows } from './record-rows.ts'

const underStatement = preparedForReader<ScopeName | 'refs'>(
  'attachments-under',
  (of, dates) => `
  SELECT a.main_ref, ${attachmentColumns(of, 'a', dates)}, ${askedFor(of)}
  FROM reading_attachment a
  WHERE a.person_id = ${of('subject')}::uuid
    AND a.main_ref = ANY (${of('refs')}::text[])
  ORDER BY a.ref`,
)

type AttachmentsOfRow = ArchiveListItem['attachments']

/**
 * The attachments that the reader sees under each of some main documents (5.1.2,
 * decision A40), by the main document's ref; none is absent. One that cannot be
 * read is left out and counted.
 *
 * @param mains rows of main documents that are shown; the rest do not leave
 */
export async function visibleAttachments(
  tx: Queryable,
  scope: Scope,
  occasion: Occasion,
  mains: readonly Row[],
  count: Count,
): Promise<ReadonlyMap<unknown, AttachmentsOfRow>> {
  const byRef = new Map(mains.map((row) => [row.ref, row]))
  const refs = mains.map(({ ref }) => ref)
  const visible = new Map<unknown, AttachmentsOfRow>()

  const under = underStatement({ ...scope, refs })
  for (const row of await recordRows(tx, scope, under)) {
    const main = byRef.get(row.main_ref)
    const facts = main && attachmentFacts(row, main, 'shown')
    if (facts === undefined || decide(occasion, facts).outcome !== 'shown') {
      continue
    }
    const attachment = read.complete({ ...arrival(row), facts })
    if (attachment === undefined) {
      count('row-unreadable')
      continue
    }
    visible.set(row.main_ref, [
      ...(visible.get(row.main_ref) ?? []),
      attachment,
    ])
  }
  return visible
}
