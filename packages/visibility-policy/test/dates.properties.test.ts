import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { activeUseFloor, daysBetween, isPlainDate } from '../src/dates.ts'
import { decide } from '../src/decide.ts'
import { visibleDocument, visibleOccasion } from '../src/examples.ts'
import { days } from './facts.arbitrary.ts'

const DAY_MS = 86_400_000

const inUse = (casesClosedOn: string, today: string, activeUseYears: number) =>
  decide(
    { ...visibleOccasion, today, activeUseYears },
    { ...visibleDocument, casesClosedOn },
  ).outcome === 'shown'

const dayBefore = (date: string) =>
  new Date(Date.parse(date) - DAY_MS).toISOString().slice(0, 10)

describe('daysBetween, on random days', () => {
  it('agrees with the calendar of the machine', () => {
    fc.assert(
      fc.property(days, days, (from, to) => {
        const expected = (Date.parse(to) - Date.parse(from)) / DAY_MS
        expect(daysBetween(from, to)).toBe(expected)
      }),
      { numRuns: 3_000 },
    )
  })
})

describe('activeUseFloor, on random days', () => {
  it('is in use, and the day before it is not', () => {
    const leapDays = fc.constantFrom('2024-02-29', '2028-02-29', '2041-02-28')
    const todays = fc.oneof(days, leapDays)

    fc.assert(
      fc.property(todays, fc.nat({ max: 40 }), (today, years) => {
        const floor = activeUseFloor(today, years)

        expect(isPlainDate(floor)).toBe(true)
        expect(inUse(floor, today, years)).toBe(true)
        expect(inUse(dayBefore(floor), today, years)).toBe(false)
      }),
      { numRuns: 3_000 },
    )
  })

  it('agrees with the decision on any closing whatever', () => {
    fc.assert(
      fc.property(days, days, fc.nat({ max: 40 }), (today, closedOn, years) => {
        expect(closedOn >= activeUseFloor(today, years)).toBe(
          inUse(closedOn, today, years),
        )
      }),
      { numRuns: 3_000 },
    )
  })
})
