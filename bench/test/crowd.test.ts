import { expect, it } from 'vitest'
import { runCrowd } from '../src/crowd/run.ts'

it('serves a crowd on several instances without an error and without a wrong word', async () => {
  const result = await runCrowd({
    people: 20,
    seconds: 10,
    warmUpSeconds: 1,
    pauseMilliseconds: 1_000,
    seed: 1,
    say: () => undefined,
  })

  expect(result.violations).toEqual([])
  expect(result.bad).toBe(0)
  expect(result.good).toBeGreaterThan(80)
  expect(result.memory.map(({ name }) => name)).toEqual([
    'bff-1',
    'bff-2',
    'archive-1',
    'archive-2',
  ])
})
