import type { PlainDate } from './facts.ts'

/** An instant, and the Helsinki day that it is on. */
export interface Moment {
  readonly on: PlainDate
  /** Milliseconds of the epoch. */
  readonly at: number
}

/** How a document came to a record. */
export interface Arrival {
  /** The day it became available (decision A3). */
  readonly date: PlainDate
  /** When its first version was archived, in milliseconds of the epoch. */
  readonly firstArchivedAt: number
  /** When its newest version was archived, in milliseconds of the epoch. */
  readonly versionArchivedAt: number
  /** Whether its newest version is a correction (11.3.2). */
  readonly isCorrected: boolean
}

export type Newness = 'new' | 'newly-corrected' | 'seen-before'

/**
 * What a document that is shown is to a reader who was here before.
 *
 * "New" became available after the previous visit (decision A6). What was
 * corrected since then is newly corrected and not new (decision A4).
 *
 * @param previousVisit null at the first visit, when nothing is new
 */
export function newnessOf(
  arrival: Arrival,
  previousVisit: Moment | null,
): Newness {
  if (previousVisit === null) return 'seen-before'
  const { isCorrected, versionArchivedAt } = arrival
  if (isCorrected && versionArchivedAt > previousVisit.at) {
    return 'newly-corrected'
  }
  return hasComeSince(arrival, previousVisit) ? 'new' : 'seen-before'
}

/**
 * It became available when it was archived, or as its delay ended: with the
 * first moment of `date`, when that is a later day. Whichever was the later of
 * the two, it was after the visit exactly when one of them was.
 */
const hasComeSince = ({ date, firstArchivedAt }: Arrival, visit: Moment) =>
  date > visit.on || firstArchivedAt > visit.at
