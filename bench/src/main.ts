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
import { measure, type Measured } from './load.ts'
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
    connections: { type: 'string', default: '1,16' },
  },
})
const seconds = Number(values.seconds)
const repeats = Number(values.repeats)
const concurrencies = values.connections.split(',').map(Number)

const ROUTES = [
  'frontPage',
  'list',
  'document',
] as const satisfies (keyof Reader)[]

const median = (numbers: readonly number[]) =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? NaN

const medianOf = (runs: readonly Measured[]): Measured => ({
  requestsPerSecond: median(runs.map((run) => run.requestsPerSecond)),
  p50: median(runs.map((run) => run.p50)),
  p99: median(runs.map((run) => run.p99)),
})

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
      archive: inOwnProcess(
        'apps/archive/src/server.ts',
        'ARCHIVE_INTERNAL_PORT',
      ),
      bff: inOwnProcess('apps/bff/src/server.ts', 'BFF_INTERNAL_PORT'),
    },
  })
  try {
    const { stored } = await running.load()
    const readers = await readersOf(running.url, scenarios, 25)
    console.log(
      `\n### ${engine}: ${stored} documents, ${readers.length} people signed in\n`,
    )
    console.log(
      '| route | at a time | requests/s | p50 ms | p99 ms | baseline/s | ratio |',
    )
    console.log('|---|---|---|---|---|---|---|')
    for (const route of ROUTES) {
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

async function benchRoute(
  route: string,
  asked: readonly Reader['frontPage'][],
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
  await measure(asked, 4, 1)

  for (const connections of concurrencies) {
    const ours: Measured[] = []
    const theirs: Measured[] = []
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      theirs.push(
        await measure([{ url: same, headers: {} }], connections, seconds),
      )
      ours.push(await measure(asked, connections, seconds))
    }
    const our = medianOf(ours)
    const their = medianOf(theirs)
    console.log(
      `| ${[
        route,
        connections,
        our.requestsPerSecond.toFixed(0),
        our.p50,
        our.p99,
        their.requestsPerSecond.toFixed(0),
        (our.requestsPerSecond / their.requestsPerSecond).toFixed(2),
      ].join(' | ')} |`,
    )
  }
}

console.log(
  `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}, ` +
    `${repeats} × ${seconds} s, medians; load generator on the same cores`,
)
const baseline = await startBaseline()
const directory = await mkdtemp(join(tmpdir(), 'mittkanta-bench-'))
const postgres = await startPostgres()
try {
  await benchOn('PostgreSQL', { url: `${postgres.url}/postgres` }, baseline)
  await benchOn('PGlite', { directory }, baseline)
} finally {
  await postgres.stop()
  await rm(directory, { recursive: true, force: true })
  baseline.stop()
}
