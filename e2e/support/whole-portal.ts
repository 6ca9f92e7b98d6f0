import { shippedScenarios, type Scenario } from '@mittkanta/client-system'
import { PORTS, startPortal, type RunningPortal } from '@mittkanta/demo'
import { createLog } from '@mittkanta/service-kit'
import {
  fixedClock,
  freePorts,
  freshPostgresUrl,
  type Beginning,
  type FixedClock,
} from '@mittkanta/test-kit'

/** The day on which the shipped stories are set, at noon in Helsinki. */
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

const portalOn = async (
  databaseUrl: string,
  phase: '1' | 'later',
  scenarios: readonly Scenario[],
  { archive, bff, isRunning = false }: TestPortalOptions,
) => {
  const lines: string[] = []
  const clock = fixedClock(STORY_DAY)
  const running = await startPortal({
    ports: await freePorts(PORTS),
    storage: { url: databaseUrl },
    phase,
    scenarios,
    clock: isRunning ? () => new Date() : clock,
    log: createLog('test', { write: (line: string) => lines.push(line) }),
    ...(archive && { archive }),
    // The clock is fixed, and with it the window in which reading is counted.
    bff: { LIMIT_READING: '1000000000', ...bff },
  })
  return { running, clock, logged: () => lines.join('') }
}

/**
 * A database into which the shipped stories were loaded through the intake of a
 * portal that has stopped. A portal that starts on a copy of it has separate
 * keys.
 */
const storiesOf = (phase: '1' | 'later'): Beginning => ({
  name: `stories_${phase}`,
  fill: async (_database, url) => {
    if (url === undefined) throw new Error('stories are loaded on PostgreSQL')
    const { running } = await portalOn(url, phase, await shippedScenarios(), {})
    await running.load()
    await running.stop()
  },
})

/**
 * Starts a portal with the stories, whose clock is fixed at their day unless it
 * is running. The shipped stories come from a copy, unless the test configures
 * the archive that takes them in, or its clock.
 */
export async function testPortal(
  phase: '1' | 'later',
  options: TestPortalOptions = {},
): Promise<TestPortal> {
  const isCopied =
    !options.scenarios && !options.archive && options.isRunning !== true
  const databaseUrl = await freshPostgresUrl(
    isCopied ? storiesOf(phase) : undefined,
  )
  const scenarios = options.scenarios ?? (await shippedScenarios())
  const { running, clock, logged } = await portalOn(
    databaseUrl,
    phase,
    scenarios,
    options,
  )
  if (!isCopied) await running.load()
  return { ...running, clock, databaseUrl, scenarios, logged }
}
