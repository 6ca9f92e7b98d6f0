import { describe, expect, it } from 'vitest'
import { bars } from '../src/bars.ts'
import {
  activeUseFloor,
  addYears,
  daysBetween,
  isPlainDate,
} from '../src/dates.ts'
import { visibleDocument, visibleOccasion } from '../src/examples.ts'

const DAY_MS = 86_400_000

/** Every day of these years, by the calendar of the machine. */
function everyDay(first: number, last: number): string[] {
  const start = Date.UTC(first, 0, 1)
  const days = (Date.UTC(last + 1, 0, 1) - start) / DAY_MS

  return Array.from({ length: days }, (_, at) =>
    new Date(start + at * DAY_MS).toISOString().slice(0, 10),
  )
}

/** Every year, month from 0 to 19 and day from 0 to 39, existing or not. */
function candidates(first: number, last: number): string[] {
  const range = (length: number, from = 0) =>
    Array.from({ length }, (_, at) => String(at + from).padStart(2, '0'))

  return range(last - first + 1, first).flatMap((year) =>
    range(20).flatMap((month) =>
      range(40).map((day) => `${year}-${month}-${day}`),
    ),
  )
}

describe('isPlainDate', () => {
  for (const date of [
    '2024-01-01',
    '2024-01-31',
    '2024-12-31',
    '2024-04-30',
    '2023-02-28',
    '2024-02-29',
    '2000-02-29',
    '1600-02-29',
  ]) {
    it(`knows ${date}`, () => expect(isPlainDate(date)).toBe(true))
  }

  for (const text of [
    '',
    'unknown',
    'none',
    '2024-00-01',
    '2024-13-01',
    '2024-01-00',
    '2024-01-32',
    '2024-03-32',
    '2024-04-31',
    '2024-06-31',
    '2024-09-31',
    '2024-11-31',
    '2024-02-30',
    '2023-02-29',
    '1900-02-29',
    '2100-02-29',
    '2024-1-1',
    '24-01-01',
    '2024-01-01T00:00',
    '+2024-01-01',
    '12024-01-01',
    '2024/01/01',
    'abcd-01-01',
    '2024-ab-01',
    '2024-01-ab',
    '2024-01-01\n',
  ]) {
    it(`refuses ${JSON.stringify(text)}`, () =>
      expect(isPlainDate(text)).toBe(false))
  }

  it('agrees with the calendar of the machine on every day of 1995–2005', () => {
    const exist = new Set(everyDay(1995, 2005))
    const wrong = candidates(1995, 2005).filter(
      (text) => isPlainDate(text) !== exist.has(text),
    )

    expect(exist.size).toBe(11 * 365 + 3)
    expect(wrong).toEqual([])
  })
})

describe('addYears', () => {
  it('keeps the day of the year', () => {
    expect(addYears('2023-06-30', 17)).toBe('2040-06-30')
    expect(addYears('2024-02-28', 1)).toBe('2025-02-28')
    expect(addYears('2040-06-30', -17)).toBe('2023-06-30')
  })

  it('turns 29 February into 28 February of a common year, and keeps it in a leap year', () => {
    expect(addYears('2024-02-29', 17)).toBe('2041-02-28')
    expect(addYears('2024-02-29', 4)).toBe('2028-02-29')
    expect(addYears('2096-02-29', 4)).toBe('2100-02-28')
    expect(addYears('1996-02-29', 4)).toBe('2000-02-29')
  })

  it('writes early years with four digits', () => {
    expect(addYears('0990-05-05', 5)).toBe('0995-05-05')
  })
})

describe('daysBetween', () => {
  it('counts every day of 1995–2005 as one', () => {
    const counts = everyDay(1995, 2005).map((day) =>
      daysBetween('1994-12-31', day),
    )

    expect(counts).toEqual(counts.map((_, at) => at + 1))
  })

  it('counts over a century that is no leap year', () => {
    expect(daysBetween('2100-02-28', '2100-03-01')).toBe(1)
    expect(daysBetween('2000-02-28', '2000-03-01')).toBe(2)
    expect(daysBetween('1999-12-31', '2101-01-01')).toBe(36_891)
  })
})

describe('activeUseFloor', () => {
  const rule = bars.find(({ id }) => id === 'active-use-ended')

  const inUse = (casesClosedOn: string, today: string, years: number) =>
    rule?.hides(
      { ...visibleOccasion, today, activeUseYears: years },
      { ...visibleDocument, casesClosedOn },
    ) === false

  const dayBefore = (date: string) =>
    new Date(Date.parse(date) - DAY_MS).toISOString().slice(0, 10)

  it('is the earliest closing that is still in use', () => {
    expect(activeUseFloor('2040-06-30', 17)).toBe('2023-06-30')
    expect(activeUseFloor('2040-07-01', 17)).toBe('2023-07-01')
  })

  it('follows leap days', () => {
    expect(activeUseFloor('2041-02-28', 17)).toBe('2024-02-28')
    expect(activeUseFloor('2041-03-01', 17)).toBe('2024-03-01')
    expect(activeUseFloor('2040-02-29', 17)).toBe('2023-03-01')
    expect(activeUseFloor('2040-02-29', 16)).toBe('2024-02-29')
  })

  it('agrees with the rule on every closing around it, over leap days', () => {
    const wrong = everyDay(2040, 2044).filter((today) => {
      const floor = activeUseFloor(today, 17)
      const isFloor =
        inUse(floor, today, 17) && !inUse(dayBefore(floor), today, 17)

      return !isFloor
    })

    expect(wrong).toEqual([])
  })
})
