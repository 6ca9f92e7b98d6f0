import { isPlainDate } from './dates.ts'
import type { PlainDate, RestrictionMarks } from './facts.ts'

/** What decides the *date* of a document. */
export interface Availability {
  /** The Helsinki day on which its first version was archived. */
  readonly firstArchivedOn: PlainDate
  /** The delay on the document itself, `none`, or `unknown`. */
  readonly showFrom: RestrictionMarks['showFrom']
  /** The delay on its case, `none`, or `unknown`. */
  readonly caseShowFrom: RestrictionMarks['showFrom']
}

/**
 * The *date* of a document, which lists show and sort by (5.1.2, decision A3):
 * the day it became available, that is when its first version was archived or
 * when the last of its delays ended, whichever is later.
 *
 * A delay whose end is unknown adds nothing here: that document is hidden.
 */
export function availableOn(availability: Availability): PlainDate {
  const { firstArchivedOn, showFrom, caseShowFrom } = availability

  const days = [firstArchivedOn, showFrom, caseShowFrom].filter(isPlainDate)

  return days.toSorted().at(-1) ?? firstArchivedOn
}
