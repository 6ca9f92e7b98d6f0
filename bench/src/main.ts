import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { generateScenarios } from '@mittkanta/client-system'
import { PORTS, startPortal, type PortalOptions } from '@mittkanta/demo'
import { createLog } from '@mittkanta/service-kit'
import { freePorts, startPostgres } from '@mittkanta/test-kit'
import { startBaseline, type Baseline } from './baseline.ts'
import { inOwnProcess } from './launch.ts'
import { startLoadGenerator, type Asked, type Measured } from './load.ts'
import { readersOf, type Reader } from './readers.ts'

/*
 * `npm run bench`: what a front page, a list and a document cost, on both
 * engines, beside an Express route that returns the same bytes and does
 * nothing, in the same run. Archive and bff run in processes of their own.
 */
const { values } = parseArgs({
  options: {
    clients: { type: 'string', default: '40' },
    seconds: { type: 'string', default: '4' },
    repeats: { type: 'string', default: '3' },
    at: { type: 'string', default: '1,16' },
    only: { type: 'string', default: 'frontPage,list,document' },
    warm: { type: 'string', default: '3' },
    engine: { type: 'string', default: 'postgres,pglite' },
    /** A directory in which the services leave a profile of what they did. */
    profile: { type: 'string' },
  },
})
const seconds = Number(values.seconds)
const repeats = Number(values.repeats)
const concurrencies = values.at.split(',').map(Number)
const routes = values.only.split(',') as (keyof Reader)[]

const median = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN

const medianOf = (runs: readonly Measured[]): Measured => ({
  requestsPerSecond: median(runs.map((run) => run.requestsPerSecond)),
  p50: median(runs.map((run) => run.p50)),
  p99: median(runs.map((run) => run.p99)),
  cpu: Object.fromEntries(
    Object.keys(runs[0]?.cpu ?? {}).map((name) => [
      name,
      median(runs.map((run) => run.cpu[name] ?? NaN)),
    ]),
  ),
})

const generator = startLoadGenerator()
const { measure } = generator
const processes: Record<string, number> = { load: generator.pid }

const service = (name: string, internalPort: string) =>
  inOwnProcess(
    [
      ...(values.profile === undefined
        ? []
        : [
            '--cpu-prof',
            `--cpu-prof-dir=${values.profile}/${name}`,
          ]),
      '--import',
      'tsx',
      `apps/${name}/src/server.ts`,
    ],
    internalPort,
    (pid) => {
      processes[name] = pid
    },
  )

async function benchOn(
  engine: string,
  storage: PortalOptions['storage'],
  baseline: Baseline,
): Promise<void> {
  const scenarios = [
    ...generateScenarios({ clients: Number(values.clients), seed: 7 }),
  ]
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
  try {
    const { stored } = await running.load()
    const readers = await readersOf(running.url, scenarios, 25)
    console.log(
      `\n### ${engine}: ${stored} documents, ${readers.length} people signed in\n`,
    )
    for (const route of routes) {
      await benchRoute(
        route,
        readers.map((reader) => reader[route]),
        baseline,
      )
    }
  } finally {
    await running.stop()
  }
}

const line = (name: string, { requestsPerSecond, p50, p99, cpu }: Measured) =>
  console.log(
    name.padEnd(24),
    requestsPerSecond.toFixed(0).padStart(6),
    p50,
    p99,
    Object.entries(cpu)
      .map(([who, spent]) => `${who} ${spent.toFixed(0)}`)
      .join(' '),
  )

async function benchRoute(
  route: string,
  asked: readonly Asked[],
  baseline: Baseline,
): Promise<void> {
  const [sample] = asked
  if (!sample) throw new Error('nobody has anything to read')
  const answer = await fetch(sample.url, { headers: sample.headers })
  const same = await baseline.keep(
    route,
    answer.headers.get('content-type') ?? '',
    Buffer.from(await answer.arrayBuffer()),
  )
  await measure(asked, 16, Number(values.warm))

  for (const connections of concurrencies) {
    const ours: Measured[] = []
    const json: Measured[] = []
    const bytes: Measured[] = []
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      if (same.json) json.push(await measure([{ url: same.json, headers: {} }], connections, seconds, processes))
      bytes.push(await measure([{ url: same.bytes, headers: {} }], connections, seconds, processes))
      ours.push(await measure(asked, connections, seconds, processes))
    }
    line(`${route} @${connections}`, medianOf(ours))
    line('  json', medianOf(json))
    line('  bytes', medianOf(bytes))
  }
}

console.log(
  `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}, ` +
    `${repeats} × ${seconds} s, medians; load generator on the same cores`,
)
const baseline = await startBaseline()
processes.baseline = baseline.pid
const directory = await mkdtemp(join(tmpdir(), 'mittkanta-bench-'))
const postgres = await startPostgres()
processes.postgres = postgres.pid
try {
  if (values.engine.includes('postgres'))
    await benchOn('PostgreSQL', { url: `${postgres.url}/postgres` }, baseline)
  if (values.engine.includes('pglite')) await benchOn('PGlite', { directory }, baseline)
} finally {
  await postgres.stop()
  await rm(directory, { recursive: true, force: true })
  baseline.stop()
  generator.stop()
}
