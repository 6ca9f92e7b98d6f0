/** What can be wrong with the two dates of a search. */
export type DateError = 'not-a-date' | 'before-floor' | 'before-from'

/** Which field an error is about. */
export type DateField = 'from' | 'to'

export type DateErrors = Partial<Record<DateField, DateError>>

/** What a person typed, checked: dates to search by, or what is wrong. */
export type CheckedDates =
  | {
      readonly isValid: true
      readonly from: string | null
      readonly to: string | null
    }
  | { readonly isValid: false; readonly errors: DateErrors }

/**
 * Reads a date as it is written in Finland (`1.2.2024`, also `1/2/2024` and
 * `1 2 2024`) or as `2024-02-01`.
 *
 * @returns `YYYY-MM-DD`, null for nothing, undefined when it is no real day
 */
export function readDate(text: string): string | null | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return null
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(trimmed)
  const finnish = /^(\d{1,2})[./\s]+(\d{1,2})[./\s]+(\d{4})$/.exec(trimmed)
  const [year, month, day] = iso
    ? iso.slice(1)
    : (finnish?.slice(1).reverse() ?? [])
  if (!year || !month || !day) return undefined
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const instant = new Date(`${date}T00:00:00Z`)
  const isReal =
    !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(date)
  return isReal ? date : undefined
}

/**
 * Checks the two dates of a search; either may be left out.
 *
 * @param floor the earliest day that can be searched by (5.1.2, decision A5);
 *   null where every day can
 */
export function checkDates(
  typed: Readonly<Record<DateField, string>>,
  floor: string | null,
): CheckedDates {
  const isTooEarly = (day: string | null) =>
    day !== null && floor !== null && day < floor
  const from = readDate(typed.from)
  const to = readDate(typed.to)
  const errors: DateErrors = {}
  if (from === undefined) errors.from = 'not-a-date'
  else if (isTooEarly(from)) errors.from = 'before-floor'
  if (to === undefined) errors.to = 'not-a-date'
  else if (isTooEarly(to)) errors.to = 'before-floor'
  else if (from && to && to < from) errors.to = 'before-from'
  if (from === undefined || to === undefined || errors.from || errors.to)
    return { isValid: false, errors }
  return { isValid: true, from, to }
}
