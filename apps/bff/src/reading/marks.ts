import { helsinkiDate } from '@mittkanta/calendar'
import type { DocumentMark } from '@mittkanta/contracts'
import type { Mark } from '@mittkanta/visibility-policy'

/** What the marks of an item depend on. */
export interface Arrival {
  /** The day it became available (decision A3). */
  readonly date: string
  /** ISO 8601 with offset. */
  readonly versionArchivedAt: string
  readonly firstArchivedAt: string
  readonly isCorrected: boolean
  readonly policyMarks: readonly Mark[]
}

/**
 * The marks of a document for a reader who was here before, or never (`undefined`).
 *
 * "New" became available after the previous visit (A6); at a first visit there
 * is none, and nothing is new. A correction is always marked, and one that is
 * newer than the previous visit is "corrected", not "new" (A4).
 */
export function marksOf(
  item: Arrival,
  previousVisitAt: Date | undefined,
): DocumentMark[] {
  const isNewCorrection =
    item.isCorrected && isAfter(item.versionArchivedAt, previousVisitAt)

  return [
    ...(isNewSince(item, previousVisitAt) && !isNewCorrection
      ? (['new'] as const)
      : []),
    ...(item.isCorrected ? (['corrected'] as const) : []),
    ...item.policyMarks,
  ]
}

/** Whether something is new, or newly corrected, to a reader who was here before. */
export const isNews = (item: Arrival, previousVisitAt: Date | undefined) =>
  isNewSince(item, previousVisitAt) ||
  (item.isCorrected && isAfter(item.versionArchivedAt, previousVisitAt))

const isAfter = (instant: string, visit: Date | undefined) =>
  visit !== undefined && new Date(instant) > visit

/**
 * It became available when it was archived, or as its delay ended: with the
 * first moment of `date`, which is then a later day.
 */
function isNewSince(
  { date, firstArchivedAt }: Arrival,
  visit: Date | undefined,
): boolean {
  if (visit === undefined) return false
  return date > helsinkiDate(new Date(firstArchivedAt))
    ? date > helsinkiDate(visit)
    : isAfter(firstArchivedAt, visit)
}
