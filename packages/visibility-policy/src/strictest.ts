import { isPlainDate } from './dates.ts'
import type {
  GuardianDisclosure,
  PlainDate,
  RestrictionMarks,
} from './facts.ts'

/** From the mildest to the strictest. */
const SPECIAL_CONTENT = ['no', 'yes'] as const
const GUARDIAN_DISCLOSURE: readonly GuardianDisclosure[] = [
  'disclosed-child-does-not-object',
  'disclosed-despite-prohibition',
  'not-given',
  'withheld-child-prohibits',
  'withheld-own-initiative',
]

/** The last of `order` that occurs; `unknown` when something else occurs. */
const strictest = <Value extends string>(
  order: readonly Value[],
  values: readonly (Value | 'unknown')[],
): Value | 'unknown' =>
  values.some((value) => !order.some((known) => known === value))
    ? 'unknown'
    : (order.findLast((value) => values.includes(value)) ?? 'unknown')

/** The latest day, `none` when there is none, `unknown` when one is no day. */
function latest<Day extends PlainDate>(
  delays: readonly (Day | 'none' | 'unknown')[],
): Day | 'none' | 'unknown' {
  const days = delays.filter((delay): delay is Day => delay !== 'none')
  if (!days.every((day) => isPlainDate(day))) return 'unknown'
  return days.toSorted().at(-1) ?? 'none'
}

/** Marks whose days are of a narrower type. */
interface Marks<Day extends PlainDate> extends RestrictionMarks {
  readonly showFrom: Day | 'none' | 'unknown'
}

/**
 * The marks that restrict as much as several cases together (8.1.4, decision
 * A13): special content when one of them has it, the latest delay, the guardian
 * value that withholds most. What is unknown in one of them is unknown.
 *
 * @param all marks of the cases of one document; of no case nothing is known
 */
export const strictestMarks = <Day extends PlainDate>(
  all: readonly Marks<Day>[],
): Marks<Day> => ({
  specialContent: strictest(
    SPECIAL_CONTENT,
    all.map(({ specialContent }) => specialContent),
  ),
  showFrom: latest(all.map(({ showFrom }) => showFrom)),
  guardianDisclosure: strictest(
    GUARDIAN_DISCLOSURE,
    all.map(({ guardianDisclosure }) => guardianDisclosure),
  ),
})
