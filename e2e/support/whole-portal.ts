import { shippedScenarios, type Scenario } from '@mittkanta/client-system'
import { PORTS, startPortal, type RunningPortal } from '@mittkanta/demo'
import { createLog } from '@mittkanta/service-kit'
import {
  fixedClock,
  freePorts,
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

export interface TestPortalOptions {
  /** What is loaded: the shipped stories unless given. */
  readonly scenarios?: readonly Scenario[]
  /** More configuration of the archive and of the bff. */
  readonly archive?: Readonly<Record<string, string>>
  readonly bff?: Readonly<Record<string, string>>
  /** Whether the services' clock is the machine's. */
  readonly isRunning?: boolean
}

/** Starts and loads a portal whose clock stands on the stories' day unless it is running. */
export async function testPortal(
  phase: '1' | 'later',
  options: TestPortalOptions = {},
): Promise<TestPortal> {
  const lines: string[] = []
  const databaseUrl = await freshPostgresUrl()
  const scenarios = options.scenarios ?? (await shippedScenarios())
  const clock = fixedClock(STORY_DAY)
  const running = await startPortal({
    ports: await freePorts(PORTS),
    storage: { url: databaseUrl },
    phase,
    scenarios,
    clock: options.isRunning ? () => new Date() : clock,
    log: createLog('test', { write: (line: string) => lines.push(line) }),
    ...(options.archive && { archive: options.archive }),
    // The clock stands, and with it the window in which reading is counted.
    bff: { LIMIT_READING: '1000000000', ...options.bff },
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
