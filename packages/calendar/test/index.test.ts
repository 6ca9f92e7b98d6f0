import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addYears,
  ageOn,
  helsinkiDate,
  isPlainDate,
  startOfDay,
  toPlainDate,
} from '../src/index.ts'

const day = toPlainDate

describe('helsinkiDate', () => {
  it.each([
    ['2024-06-30T20:59:59.999Z', '2024-06-30'],
    ['2024-06-30T21:00:00.000Z', '2024-07-01'],
    ['2024-12-31T21:59:59.999Z', '2024-12-31'],
    ['2024-12-31T22:00:00.000Z', '2025-01-01'],
    ['2026-03-28T22:00:00.000Z', '2026-03-29'],
    ['2026-10-24T21:00:00.000Z', '2026-10-25'],
    ['2026-10-25T21:59:59.999Z', '2026-10-25'],
    ['2024-02-28T22:00:00.000Z', '2024-02-29'],
  ])('turns the day at midnight in Helsinki: %s is %s', (instant, expected) => {
    expect(helsinkiDate(new Date(instant))).toBe(expected)
  })
})

describe('startOfDay', () => {
  it.each([
    ['2024-01-15', '2024-01-14T22:00:00.000Z'],
    ['2024-07-15', '2024-07-14T21:00:00.000Z'],
    ['2024-03-31', '2024-03-30T22:00:00.000Z'],
    ['2024-04-01', '2024-03-31T21:00:00.000Z'],
    ['2024-10-27', '2024-10-26T21:00:00.000Z'],
    ['2024-10-28', '2024-10-27T22:00:00.000Z'],
  ])('is midnight in Helsinki: %s begins at %s', (date, instant) => {
    expect(startOfDay(day(date)).toISOString()).toBe(instant)
  })

  it('is the first moment of its day, the one before is of the day before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
        const date = addDays(day('1950-01-01'), days)
        const begins = startOfDay(date)
        expect(helsinkiDate(begins)).toBe(date)
        expect(helsinkiDate(new Date(begins.getTime() - 1))).toBe(
          addDays(date, -1),
        )
      }),
    )
  })
})

describe('isPlainDate', () => {
  it.each(['2024-02-29', '0001-01-01', '2023-12-31'])('knows %s', (text) => {
    expect(isPlainDate(text)).toBe(true)
  })

  it.each([
    '2023-02-29',
    '2024-13-01',
    '2024-00-10',
    '24-01-01',
    '2024-1-1',
    '',
  ])('refuses %j', (text) => {
    expect(isPlainDate(text)).toBe(false)
    expect(() => toPlainDate(text)).toThrow(RangeError)
  })

  it('does not repeat a refused text in its error', () => {
    expect(() => toPlainDate('010190-999X')).toThrow('not a calendar date')
  })
})

describe('reckoning', () => {
  it('adds and takes away days across months and leap days', () => {
    expect(addDays(day('2024-02-28'), 1)).toBe('2024-02-29')
    expect(addDays(day('2024-03-01'), -1)).toBe('2024-02-29')
    expect(addDays(day('2023-12-31'), 1)).toBe('2024-01-01')
  })

  it('comes back to the same day after going and returning', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60_000 }),
        fc.integer({ min: -5000, max: 5000 }),
        (offset, days) => {
          const start = addDays(day('1900-01-01'), offset)
          expect(addDays(addDays(start, days), -days)).toBe(start)
        },
      ),
    )
  })

  it('moves 29 February to the 28th where the year has none', () => {
    expect(addYears(day('2024-02-29'), 17)).toBe('2041-02-28')
    expect(addYears(day('2024-02-29'), 4)).toBe('2028-02-29')
    expect(addYears(day('2023-06-30'), 17)).toBe('2040-06-30')
  })

  it('turns eighteen on the birthday itself, and one born on a leap day on 1 March', () => {
    expect(ageOn(day('2006-03-12'), day('2024-03-11'))).toBe(17)
    expect(ageOn(day('2006-03-12'), day('2024-03-12'))).toBe(18)
    expect(ageOn(day('2008-02-29'), day('2026-02-28'))).toBe(17)
    expect(ageOn(day('2008-02-29'), day('2026-03-01'))).toBe(18)
  })
})
