import { momentOf } from '@mittkanta/calendar'
import type { DocumentMark } from '@mittkanta/contracts'
import { newnessOf, type Mark } from '@mittkanta/visibility-policy'

/** What the newness of an item depends on. */
interface Arrival {
  /** The day it became available (decision A3). */
  readonly date: string
  /** ISO 8601 with offset. */
  readonly versionArchivedAt: string
  readonly firstArchivedAt: string
  readonly isCorrected: boolean
}

const newness = (
  { date, firstArchivedAt, versionArchivedAt, isCorrected }: Arrival,
  previousVisitAt: Date | undefined,
) =>
  newnessOf(
    {
      date,
      firstArchivedAt: new Date(firstArchivedAt).getTime(),
      versionArchivedAt: new Date(versionArchivedAt).getTime(),
      isCorrected,
    },
    previousVisitAt ? momentOf(previousVisitAt) : null,
  )

/**
 * The marks of a document for a reader who was here before, or never
 * (`undefined`). A correction is always marked, also to who has seen it.
 */
export const marksOf = (
  item: Arrival & { readonly policyMarks: readonly Mark[] },
  previousVisitAt: Date | undefined,
): DocumentMark[] => [
  ...(newness(item, previousVisitAt) === 'new' ? (['new'] as const) : []),
  ...(item.isCorrected ? (['corrected'] as const) : []),
  ...item.policyMarks,
]

/** Whether something is new, or newly corrected, to a reader who was here before. */
export const isNews = (item: Arrival, previousVisitAt: Date | undefined) =>
  newness(item, previousVisitAt) !== 'seen-before'
