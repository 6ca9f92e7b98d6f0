import { afterAll, afterEach, inject, vi } from 'vitest'
import type * as pino from 'pino'
import type {} from '../provided-context.ts'
import { watchedDestination, watchOutput } from './tees.ts'
import { neverLogged, refuseLeaks } from './watched.ts'

/*
 * Vitest set-up of every server suite: a test fails when something personal or
 * secret was logged or printed while it ran, whatever it was testing.
 */

vi.mock('pino', async (original) => {
  const real = await original<typeof pino>()
  return {
    ...real,
    pino: Object.assign(
      (options: pino.LoggerOptions, destination: pino.DestinationStream) =>
        real.pino(options, watchedDestination(destination)),
      real.pino,
    ),
  }
})
watchOutput()
neverLogged(...inject('neverLogged'))

afterEach(refuseLeaks)
// What was written before the first test or after the last.
afterAll(refuseLeaks)
