import { addDays, isPlainDate, type PlainDate } from '@mittkanta/calendar'

/** How much of a date of death is known. */
export type Precision = 'day' | 'month' | 'year'

/** A date of death; with a lower precision it can mean several days. */
export interface DeathDate {
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
  readonly given: string
  readonly precision: Precision
  readonly firstDay: PlainDate
  /** The last day that it can mean, from which everything is counted (11.3.1). */
  readonly lastDay: PlainDate
}

/** A date of death of any precision; `undefined` when the text is not one. */
export function deathDate(given: string): DeathDate | undefined {
  if (isPlainDate(given)) {
    return { given, precision: 'day', firstDay: given, lastDay: given }
  }
  const [year, month] = given.split('-')
  if (/^\d{4}$/.test(given)) {
    return between(given, 'year', `${given}-01-01`, `${given}-12-31`)
  }
  if (!/^\d{4}-\d{2}$/.test(given)) return undefined
  const next =
    month === '12'
      ? `${String(Number(year) + 1).padStart(4, '0')}-01-01`
      : `${year ?? ''}-${String(Number(month) + 1).padStart(2, '0')}-01`
  if (!isPlainDate(next)) return undefined
  return between(given, 'month', `${given}-01`, addDays(next, -1))
}

function between(
  given: string,
  precision: Precision,
  firstDay: string,
  lastDay: string,
): DeathDate | undefined {
  return isPlainDate(firstDay) && isPlainDate(lastDay)
    ? { given, precision, firstDay, lastDay }
    : undefined
}
