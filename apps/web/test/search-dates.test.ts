import { describe, expect, it } from 'vitest'
import { checkDates, readDate } from '../src/task/search-dates.ts'

describe('readDate', () => {
  for (const [typed, date] of [
    ['1.2.2024', '2024-02-01'],
    ['01.02.2024', '2024-02-01'],
    [' 1. 2. 2024 ', '2024-02-01'],
    ['1/2/2024', '2024-02-01'],
    ['2024-02-01', '2024-02-01'],
    ['29.2.2024', '2024-02-29'],
    ['', null],
    ['29.2.2023', undefined],
    ['32.1.2024', undefined],
    ['1.13.2024', undefined],
    ['1.2.24', undefined],
    ['yesterday', undefined],
  ] as const)
    it(`reads "${typed}" as ${String(date)}`, () => {
      expect(readDate(typed)).toBe(date)
    })
})

describe('checkDates', () => {
  const check = (from: string, to: string) =>
    checkDates({ from, to }, '2023-01-01')

  it('accepts the floor itself and one day only', () => {
    expect(check('1.1.2023', '1.1.2023')).toEqual({
      isValid: true,
      from: '2023-01-01',
      to: '2023-01-01',
    })
  })

  it('accepts either date alone', () => {
    expect(check('', '5.5.2024')).toMatchObject({
      from: null,
      to: '2024-05-05',
    })
  })

  it('names what is wrong with each date', () => {
    expect(check('31.12.2022', 'x')).toEqual({
      isValid: false,
      errors: { from: 'before-floor', to: 'not-a-date' },
    })
  })

  it('refuses an end before the beginning', () => {
    expect(check('2.5.2024', '1.5.2024')).toEqual({
      isValid: false,
      errors: { to: 'before-from' },
    })
  })
})
