import { expect, it } from 'vitest'
import { ACTIONS } from '../src/facts.ts'
import { standingOf } from '../src/standing.ts'
import { visitRefusals } from '../src/visits.ts'
import { everyFacts, everyVisit } from './every-facts.ts'
import { referenceRefusals, referenceStanding } from './reference.ts'

it('agrees with the reference for every action, reader and state (5.6, Tabell 5.6.1)', () => {
  const cells = everyFacts.flatMap((facts) =>
    ACTIONS.map((action) => ({
      action,
      ...facts,
      standing: standingOf(action, facts),
      expected: referenceStanding(action, facts),
    })),
  )
  expect(cells).toHaveLength(6 * 3 * 6 * 3 * 4 * 6)
  expect(
    cells.filter(({ standing, expected }) => standing !== expected),
  ).toEqual([])
})

it('agrees with the reference for every visit to a service unit (11.4.1)', () => {
  const cells = everyVisit.flatMap((facts) =>
    ACTIONS.map((action) => ({
      action,
      ...facts,
      refused: visitRefusals(action, facts).map(({ id }) => id),
      expected: referenceRefusals(action, facts),
    })),
  )
  expect(cells).toHaveLength(3 * 3 * 6 * 3 * 4 * 6)
  expect(
    cells.filter(({ refused, expected }) => refused.join() !== expected.join()),
  ).toEqual([])
})
