import { expect, it } from 'vitest'
import { ACTIONS, VISITORS } from '../src/facts.ts'
import { decideWill, seesDisclosures, standingRules } from '../src/standing.ts'
import { visitRefusals, visitRules } from '../src/visits.ts'
import { everyFacts } from './every-facts.ts'

const changes = ACTIONS.filter((action) => !action.startsWith('see'))

it('opens nothing on an unknown or missing ground, or at an unknown age', () => {
  const closed = everyFacts.filter(
    ({ ground, subjectAge }) =>
      ground === 'none' || ground === 'unknown' || subjectAge === 'unknown',
  )
  for (const facts of closed) {
    expect(seesDisclosures(facts)).toBe(false)
    for (const action of ACTIONS) {
      expect(decideWill(action, facts).standing).toBe('not-yours')
    }
  }
})

it('opens no change while it is not known who received the information', () => {
  for (const facts of everyFacts.filter(
    ({ informationReceivedBy }) => informationReceivedBy === 'unknown',
  )) {
    for (const action of changes) {
      expect(decideWill(action, facts).standing).not.toBe('open')
    }
  }
})

it('opens nothing before the information but the information, and looking', () => {
  for (const facts of everyFacts.filter(
    ({ informationReceivedBy }) => informationReceivedBy === 'nobody',
  )) {
    for (const action of changes.slice(1)) {
      expect(decideWill(action, facts).standing).not.toBe('open')
    }
  }
})

it('records nothing at a provider about a person of unknown age', () => {
  for (const visitor of VISITORS) {
    expect(
      visitRefusals('receive-information', {
        visitor,
        subjectAge: 'unknown',
        informationReceivedBy: 'nobody',
        receivedAs: 'unknown',
        permission: 'none',
      }),
    ).not.toEqual([])
  }
})

it('has no rule that never decides, and no id twice', () => {
  const deciding = new Set(
    everyFacts.flatMap((facts) =>
      ACTIONS.map((action) => decideWill(action, facts).rule.id),
    ),
  )
  const ids = [...standingRules, ...visitRules].map(({ id }) => id)
  expect(standingRules.filter(({ id }) => !deciding.has(id))).toEqual([])
  expect(new Set(ids).size).toBe(ids.length)
})
