import {
  generateScenarios,
  loadScenarios,
  type Scenario,
} from '@mittkanta/client-system'
import {
  ensurePagesBuilt,
  PORTS,
  startPortal,
  type PortalOptions,
  type RunningPortal,
} from '@mittkanta/demo'
import { createLog } from '@mittkanta/service-kit'
import { freePorts } from '@mittkanta/test-kit'
import { sizedContents } from './contents.ts'
import type { Processes } from './cpu.ts'
import { inOwnProcess } from './launch.ts'
import type { Options } from './options.ts'

const WITHOUT_LOG = new URL('./without-log/register.mjs', import.meta.url).href

/** A portal whose services run as in production, with a record for everyone. */
export interface BenchPortal {
  readonly running: RunningPortal
  readonly scenarios: readonly Scenario[]
  /** Bff and archive. */
  readonly processes: Processes
  readonly documents: number
  /** Documents a second that the intake stored, contents judged and all. */
  readonly intakePerSecond: number
}

export async function startBenchPortal(
  storage: PortalOptions['storage'],
  { clients, profile, withoutLog }: Options,
): Promise<BenchPortal> {
  await ensurePagesBuilt()
  const scenarios = [...generateScenarios({ clients, seed: 7 })]
  const processes: Record<string, number> = {}
  const service = (name: string, internalPort: string) =>
    inOwnProcess(
      [
        ...(profile === undefined
          ? []
          : ['--cpu-prof', `--cpu-prof-dir=${profile}/${name}`]),
        '--import',
        '@mittkanta/run-typescript',
        ...(withoutLog && name === 'archive' ? ['--import', WITHOUT_LOG] : []),
        `apps/${name}/src/server.ts`,
      ],
      internalPort,
      (pid) => {
        processes[name] = pid
      },
    )
  const running = await startPortal({
    ports: await freePorts(PORTS),
    storage,
    phase: 'later',
    scenarios,
    log: createLog('bench', { write: () => undefined }),
    // One session asks as often as it can.
    bff: { LIMIT_READING: '1000000000' },
    launch: {
      archive: service('archive', 'ARCHIVE_INTERNAL_PORT'),
      bff: service('bff', 'BFF_INTERNAL_PORT'),
    },
  })
  const startedAt = performance.now()
  const { archiveUrl, clientSystems } = running
  const { stored } = await loadScenarios({
    archiveUrl,
    clientSystems,
    scenarios,
    phase: 'later',
    render: sizedContents(),
  }).catch(async (error: unknown) => {
    await running.stop()
    throw error
  })
  const seconds = (performance.now() - startedAt) / 1000
  return {
    running,
    scenarios,
    processes,
    documents: stored,
    intakePerSecond: stored / seconds,
  }
}
