import { shippedScenarios, type Scenario } from '@mittkanta/client-system'
import { startPortal, type RunningPortal } from '@mittkanta/demo'
import { createLog } from '@mittkanta/service-kit'
import {
  fixedClock,
  freePort,
  freshPostgresUrl,
  type FixedClock,
} from '@mittkanta/test-kit'

/** The day on which the shipped stories are told, at noon in Helsinki. */
const STORY_DAY = '2024-03-01T12:00:00+02:00'

/** A whole portal of a test file's own, on PostgreSQL, with the stories as written. */
export interface TestPortal extends RunningPortal {
  readonly clock: FixedClock
  readonly databaseUrl: string
  readonly scenarios: readonly Scenario[]
  /** Everything that any service has logged. */
  readonly logged: () => string
}

/**
 * Starts and loads a portal whose clock stands on the stories' day.
 *
 * @param bff more configuration of the bff
 * @param isRunning whether the services' clock is the machine's instead
 */
export async function testPortal(
  phase: '1' | 'later',
  bff: Readonly<Record<string, string>> = {},
  isRunning = false,
): Promise<TestPortal> {
  const lines: string[] = []
  const [portal, archive, identification, bffInternal, archiveInternal] =
    await Promise.all([
      freePort(),
      freePort(),
      freePort(),
      freePort(),
      freePort(),
    ])
  const databaseUrl = await freshPostgresUrl()
  const scenarios = await shippedScenarios()
  const clock = fixedClock(STORY_DAY)
  const running = await startPortal({
    ports: { portal, archive, identification, bffInternal, archiveInternal },
    storage: { url: databaseUrl },
    phase,
    scenarios,
    clock: isRunning ? () => new Date() : clock,
    log: createLog('test', { write: (line: string) => lines.push(line) }),
    bff,
  })
  await running.load()
  return {
    ...running,
    clock,
    databaseUrl,
    scenarios,
    logged: () => lines.join(''),
  }
}
