import {
  addDays,
  addYears,
  ageOn,
  helsinkiDate,
  type PlainDate,
} from '@mittkanta/calendar'

const ADULT_YEARS = 18

/** Whether a person is a minor on a day in Helsinki. */
export const subjectAge = (born: PlainDate, today: PlainDate) =>
  ageOn(born, today) < ADULT_YEARS ? 'minor' : 'adult'

/** The first day of full age (11.4.1): for who was born on 29 February, 1 March. */
export function turns18On(born: PlainDate): PlainDate {
  const day = addYears(born, ADULT_YEARS)
  return subjectAge(born, day) === 'adult' ? day : addDays(day, 1)
}

/** Whole seconds until a day begins in Helsinki; 0 when it has begun. */
export function secondsUntilDay(day: PlainDate, now: Date): number {
  const milliseconds = beginOf(day).getTime() - now.getTime()
  return Math.max(0, Math.ceil(milliseconds / 1000))
}

/** Helsinki is three hours ahead of UTC in summer and two in winter; clocks are not moved at midnight. */
function beginOf(day: PlainDate): Date {
  const inSummer = new Date(`${day}T00:00:00+03:00`)
  return helsinkiDate(inSummer) === day
    ? inSummer
    : new Date(`${day}T00:00:00+02:00`)
}
