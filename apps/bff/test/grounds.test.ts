import { toPlainDate } from '@mittkanta/calendar'
import { describe, expect, it } from 'vitest'
import {
  secondsUntilDay,
  subjectAge,
  turns18On,
} from '../src/acting/coming-of-age.ts'
import { groundOf } from '../src/acting/grounds.ts'
import { THEME } from './support/people.ts'

const known = {
  guardian: ['ALL'],
  information: ['RIGHT_TO_INFORMATION'],
  mandate: [THEME],
}

const WORDS = ['ALL', 'RIGHT_TO_INFORMATION', THEME, 'GUARDIAN', 'unheard-of']

/** Every set of the words that the registry could say. */
const sets = WORDS.reduce<string[][]>(
  (all, word) => [...all, ...all.map((set) => [...set, word])],
  [[]],
)

describe('5.4, 11.4.1 the ground', () => {
  it.each(sets.map((roles) => [roles]))('of a minor with %j', (roles) => {
    expect(groundOf(roles, 'minor', known)).toBe(
      roles.includes('ALL')
        ? 'guardian'
        : roles.includes('RIGHT_TO_INFORMATION')
          ? 'right-to-information'
          : undefined,
    )
  })

  it.each(sets.map((roles) => [roles]))('of an adult with %j', (roles) => {
    expect(groundOf(roles, 'adult', known)).toBe(
      roles.includes(THEME) ? 'mandate' : undefined,
    )
  })

  it('is none for words that only look like it', () => {
    for (const word of ['all', ' ALL', 'ALL ', '', `${THEME}/`, 'RIGHT']) {
      expect(groundOf([word], 'minor', known)).toBeUndefined()
      expect(groundOf([word], 'adult', known)).toBeUndefined()
    }
  })

  it('is none at all where no words are configured', () => {
    const nothing = { guardian: [], information: [], mandate: [] }
    expect(groundOf(WORDS, 'minor', nothing)).toBeUndefined()
    expect(groundOf(WORDS, 'adult', nothing)).toBeUndefined()
  })
})

describe('coming of age', () => {
  it.each([
    ['2006-03-02', '2024-03-02'],
    ['2008-02-29', '2026-03-01'],
    ['2010-12-31', '2028-12-31'],
  ])('of a person born on %s is on %s', (born, day) => {
    expect(turns18On(toPlainDate(born))).toBe(day)
    expect(subjectAge(toPlainDate(born), toPlainDate(day))).toBe('adult')
  })

  it('of a leap child is not yet on 28 February', () => {
    const born = toPlainDate('2008-02-29')
    expect(subjectAge(born, toPlainDate('2026-02-28'))).toBe('minor')
  })

  it.each([
    ['2024-03-02', '2024-03-01T21:59:59Z', 1],
    ['2024-03-02', '2024-03-01T21:59:59.999Z', 1],
    ['2024-03-02', '2024-03-01T22:00:00Z', 0],
    ['2024-03-02', '2024-03-05T22:00:00Z', 0],
    // Summer time begins and ends at night, after midnight.
    ['2024-07-01', '2024-06-30T20:59:00Z', 60],
    ['2024-03-31', '2024-03-30T21:59:00Z', 60],
    ['2024-04-01', '2024-03-31T20:59:00Z', 60],
    ['2024-10-27', '2024-10-26T20:59:00Z', 60],
    ['2024-10-28', '2024-10-27T21:59:00Z', 60],
  ])('until %s at %s it is %i seconds', (day, now, seconds) => {
    expect(secondsUntilDay(toPlainDate(day), new Date(now))).toBe(seconds)
  })
})
