import { helsinkiDate, toPlainDate, type PlainDate } from '@mittkanta/calendar'

/** Days from one day to another; negative when the other is earlier. */
export function daysFrom(from: PlainDate, to: PlainDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)
}

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Helsinki',
  hour: '2-digit',
  minute: '2-digit',
})

/**
 * The instant at which Helsinki clocks show a time on a day, ISO 8601 with its
 * offset. In the hour that summer time skips, the later offset is taken.
 *
 * @param moment `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM`
 * @param time `HH:MM`, used when the moment is a day only
 */
export function helsinkiInstant(moment: string, time: string): string {
  const [day = '', given] = moment.split('T')
  const local = `${day}T${given ?? time}:00`
  const winter = `${local}+02:00`
  const summer = `${local}+03:00`
  const isSummer =
    CLOCK.format(new Date(summer)) === local.slice(11, 16) &&
    helsinkiDate(new Date(summer)) === day
  return isSummer ? summer : winter
}

/** The day of a moment. */
export const dayOf = (moment: string): PlainDate =>
  toPlainDate(moment.slice(0, 10))
