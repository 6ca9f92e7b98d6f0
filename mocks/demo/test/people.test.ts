import { toPlainDate } from '@mittkanta/calendar'
import { shiftScenario, shippedScenarios } from '@mittkanta/client-system'
import { IdentityCode } from '@mittkanta/identity-code'
import { describe, expect, it } from 'vitest'
import { peopleOf } from '../src/people.ts'

const scenarios = await shippedScenarios()
const shifted = scenarios.map((one) =>
  shiftScenario(one, toPlainDate('2026-11-23')),
)

const birthDateOf = (people: ReturnType<typeof peopleOf>) =>
  IdentityCode.parse(people[0]?.identityCode ?? '')?.birthDate

describe('the people of the stories', () => {
  it('are everybody once, under unique names', () => {
    const ids = peopleOf(scenarios).map(({ id }) => id)
    expect(ids.length).toBe(scenarios.flatMap(({ people }) => people).length)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('have the code of the birth date that is moved with their story', () => {
    expect(birthDateOf(peopleOf(scenarios))).toBe('1942-06-14')
    expect(birthDateOf(peopleOf(shifted))).toBe('1945-03-07')
  })
})
