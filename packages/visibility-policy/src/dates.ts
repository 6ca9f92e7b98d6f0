import type { PlainDate } from './facts.ts'

/** A day that exists in every year, or 29 February. */
const DAY_OF_A_YEAR =
  /^\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))$/

const LEAP_DAY = '-02-29'

const yearOf = (date: string) => Number(date.slice(0, 4))

const isLeapYear = (year: number) =>
  (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0

/** Whether a text is a day of the calendar, written `YYYY-MM-DD`. */
export function isPlainDate(text: string): text is PlainDate {
  if (!DAY_OF_A_YEAR.test(text)) return false

  return !text.endsWith(LEAP_DAY) || isLeapYear(yearOf(text))
}

/**
 * The same day of the year, that many whole years later (earlier when
 * negative). 29 February becomes 28 February in a common year.
 */
export function addYears(date: PlainDate, years: number): PlainDate {
  const year = yearOf(date) + years
  const day = date.slice(4)
  const rest = day === LEAP_DAY && !isLeapYear(year) ? '-02-28' : day

  return `${String(year).padStart(4, '0')}${rest}`
}

/**
 * Whole days from one day to another; negative when the other is earlier.
 * Counted in the Gregorian calendar without a clock or a time zone.
 */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return dayNumber(to) - dayNumber(from)
}

/** Days counted from an arbitrary day. The year begins in March, so that the leap day is its last. */
function dayNumber(date: PlainDate): number {
  const month = Number(date.slice(5, 7))
  const year = yearOf(date) - (month < 3 ? 1 : 0)
  const monthFromMarch = (month + 9) % 12
  const leapDays =
    Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
  const daysBeforeMonth = Math.floor((153 * monthFromMarch + 2) / 5)

  return 365 * year + leapDays + daysBeforeMonth + Number(date.slice(8))
}

/**
 * The earliest closing day of a case whose documents are still in active use
 * `today`, for a query to compare with (`casesClosedOn >= floor`). Agrees day
 * for day with the rule `active-use-ended` (11.3.1, decision A1).
 *
 * @param years years of active use after the closing, `Occasion.activeUseYears`
 */
export function activeUseFloor(today: PlainDate, years: number): PlainDate {
  const floor = addYears(today, -years)
  const sameDayExists = floor.slice(4) === today.slice(4)

  // What was closed on 28 February is in use until 28 February, not the 29th.
  return sameDayExists ? floor : `${floor.slice(0, 4)}-03-01`
}
