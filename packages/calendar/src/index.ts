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

const HOUR = 3_600_000
const MOST_HOURS = 1000
const dayOfHour = new Map<number, PlainDate>()

/**
 * The day that it is in Helsinki at an instant. Formatting one takes longer than
 * deciding on a document, so what an hour gave is kept: a day begins on a full
 * hour there since time zones came in 1921.
 */
export function helsinkiDate(instant: Date): PlainDate {
  const hour = Math.floor(instant.getTime() / HOUR)
  const known = dayOfHour.get(hour)
  if (known !== undefined) return known

  const day = HELSINKI.format(instant) as PlainDate
  if (dayOfHour.size >= MOST_HOURS) dayOfHour.clear()
  if (hour > 0) dayOfHour.set(hour, day)
  return day
}

/**
 * The instant at which a day begins in Helsinki: its midnight. Clocks are set at
 * other hours there, so that every day has one since 1921.
 */
export function startOfDay(date: PlainDate): Date {
  const inSummer = new Date(`${date}T00:00:00+03:00`)
  return helsinkiDate(inSummer) === date
    ? inSummer
    : new Date(`${date}T00:00:00+02:00`)
}

/** Whether a text is a real day of the calendar, written `YYYY-MM-DD`. */
export function isPlainDate(text: string): text is PlainDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  // Of 30 February either nothing is made, or a day in March.
  return new Date(`${text}T00:00Z`).getUTCDate() === Number(text.slice(8))
}

/**
 * The day that a text names.
 *
 * @throws {RangeError} if the text is not a real day written `YYYY-MM-DD`;
 *   the message does not repeat the text, which may be a person's birthday
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
 * Age in completed years on a day. A person born on 29 February turns a year
 * older on 1 March in common years, which have no 29 February.
 */
export function ageOn(born: PlainDate, today: PlainDate): number {
  const years = Number(today.slice(0, 4)) - Number(born.slice(0, 4))
  return today.slice(5) < born.slice(5) ? years - 1 : years
}
