import { helsinkiDate, isPlainDate, type PlainDate } from '@mittkanta/calendar'
import { Instant } from '@mittkanta/contracts'

/** Whether a text is an instant with its offset (ISO 8601). */
export const isInstant = (text: string): boolean =>
  Instant.safeParse(text).success

/** The Helsinki day of a date or an instant; `undefined` when it is neither. */
export function dayOf(text: string | undefined): PlainDate | undefined {
  if (text === undefined) return undefined
  if (isPlainDate(text)) return text
  return isInstant(text) ? helsinkiDate(new Date(text)) : undefined
}

/**
 * The instant that a date or an instant stands for. A bare date has no time of
 * day: noon, so that it is the same day in Helsinki and in UTC.
 *
 * @throws {RangeError} when it is neither; the checks let no such text through
 */
export function instantOf(text: string): Date {
  const instant = new Date(isPlainDate(text) ? `${text}T12:00:00Z` : text)
  if (Number.isNaN(instant.getTime())) throw new RangeError('not a time')
  return instant
}
