import { expect, it } from 'vitest'
import { runFaults } from '../src/faults/run.ts'

it('keeps every promise while one part after the other fails', async () => {
  const result = await runFaults({
    households: 3,
    minutes: 0.1,
    faults: 6,
    seed: 6,
    pauseMilliseconds: 300,
    say: () => undefined,
  })

  expect(result.violations).toEqual([])
  expect(result.happened).toHaveLength(6)
  expect(result.good).toBeGreaterThan(200)
  expect(result.rows).toBeGreaterThan(result.good / 2)
  expect(result.delivered).toBeGreaterThan(0)
  const { carriedOut, usedBefore } = result.logouts
  expect(carriedOut + usedBefore).toBeGreaterThan(0)
})
