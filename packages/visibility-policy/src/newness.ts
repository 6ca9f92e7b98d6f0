/** How a document came to a reader of one kind. Instants are milliseconds of the epoch. */
export interface Arrival {
  /** When it became available to this kind of reader (decision A3). */
  readonly availableAt: number
  /** When its newest correction was archived (11.3.2); null without one. */
  readonly correctedAt: number | null
}

export type Newness = 'new' | 'newly-corrected' | 'seen-before'

/**
 * What a document that is shown is to a reader who was here before.
 *
 * "New" became available after the previous visit (decision A6). What was
 * corrected since then, and after it became available, is newly corrected and not
 * new (decision A4); what became available after its correction is new, as every
 * other release.
 *
 * @param previousVisitAt milliseconds of the epoch; null at the first visit,
 *   when nothing is new
 */
export function newnessOf(
  { availableAt, correctedAt }: Arrival,
  previousVisitAt: number | null,
): Newness {
  if (previousVisitAt === null) return 'seen-before'
  if (
    correctedAt !== null &&
    correctedAt > previousVisitAt &&
    correctedAt >= availableAt
  ) {
    return 'newly-corrected'
  }
  return availableAt > previousVisitAt ? 'new' : 'seen-before'
}
