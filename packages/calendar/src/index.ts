/**
 * Helsinki calendar dates. A `PlainDate` is text, `YYYY-MM-DD`, and compares
 * correctly with `<` and `>`. An instant is a `Date` or an ISO 8601 text that
 * carries its offset. Nothing here reads a clock.
 */

declare const plainDate: unique symbol

/** A calendar day in Helsinki, `YYYY-MM-DD`. */
export type PlainDate = string & { readonly [plainDate]: true }

const HELSINKI = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Helsinki',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** The day that it is in Helsinki at an instant. */
export function helsinkiDate(instant: Date): PlainDate {
  return HELSINKI.format(instant) as PlainDate
}

/** An instant with its day: what the rule of newness compares. */
export function momentOf(instant: Date): {
  readonly on: PlainDate
  readonly at: number
} {
  return { on: helsinkiDate(instant), at: instant.getTime() }
}

/** Whether a text is a real day of the calendar, written `YYYY-MM-DD`. */
export function isPlainDate(text: string): text is PlainDate {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!match) return false
  const [year, month, day] = match.slice(1).map(Number)
  const date = new Date(0)
  date.setUTCFullYear(year ?? 0, (month ?? 0) - 1, day ?? 0)
  return date.toISOString().startsWith(text)
}

/**
 * The day that a text names.
 *
 * @throws {RangeError} when it is not a real day written `YYYY-MM-DD`; the
 *   message does not repeat the text, which may be somebody's birthday
 */
export function toPlainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError('not a calendar date')
  return text
}

/** The day `days` later (earlier when negative). */
export function addDays(date: PlainDate, days: number): PlainDate {
  const instant = new Date(`${date}T00:00:00Z`)
  instant.setUTCDate(instant.getUTCDate() + days)
  return instant.toISOString().slice(0, 10) as PlainDate
}

/** The same day `years` later; 29 February becomes 28 February in a common year. */
export function addYears(date: PlainDate, years: number): PlainDate {
  const moved = `${String(Number(date.slice(0, 4)) + years).padStart(4, '0')}${date.slice(4)}`
  return isPlainDate(moved)
    ? moved
    : (moved.replace(/-29$/, '-28') as PlainDate)
}

/**
 * Whole years of life on a day. Somebody born on 29 February turns a year older
 * on 1 March in common years, when the day itself does not come.
 */
export function ageOn(born: PlainDate, today: PlainDate): number {
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4))
  return today.slice(5) < born.slice(5) ? years - 1 : years
}
