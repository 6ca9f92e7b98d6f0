import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres, type PostgresServer } from '@mittkanta/test-kit'
import { format } from 'prettier'
import { startBaseline } from './baseline.ts'
import { startBenchPortal } from './bench-portal.ts'
import type { Processes } from './cpu.ts'
import { disclosureSearches } from './disclosures.ts'
import { tableHead, tableLine, type Figure } from './figures.ts'
import {
  Refused,
  startLoadGenerator,
  type Asked,
  type Measured,
} from './load.ts'
import { medianOf } from './median.ts'
import { readOptions, type Engine } from './options.ts'
import { plot } from './plot.ts'
import { readersOf } from './readers.ts'

/*
 * `npm run bench`: what the portal costs, on both engines, beside Express
 * routes that return the same bytes and do nothing, in the same run. Archive,
 * bff, load generator and baseline run in separate processes.
 */
type Kind = 'ours' | 'json' | 'bytes' | 'relay'

const options = readOptions()
const { routes, concurrencies, seconds, repeats } = options
const told: string[] = []
const figures: Figure[] = []
const say = (line: string) => {
  told.push(line)
  console.log(line)
}

const baseline = await startBaseline()
const { measure, pid, stop: stopLoad } = startLoadGenerator()
const directory = await mkdtemp(join(tmpdir(), 'mittkanta-bench-'))

async function benchOn(engine: Engine, postgres: PostgresServer | undefined) {
  const portal = await startBenchPortal(
    postgres ? { url: `${postgres.url}/postgres` } : { directory },
    options,
  )
  const { running, scenarios, documents, intakePerSecond } = portal
  const processes: Processes = {
    ...portal.processes,
    ...(postgres && { postgres: postgres.pid }),
    baseline: baseline.pid,
    relay: baseline.relayPid,
    load: pid,
  }
  try {
    const readers = await readersOf(running.url, scenarios, 25)
    say(`\n## ${engine}: ${documents} documents, ${readers.length} people\n`)
    say(tableHead())
    for (const route of routes) {
      const asked = readers.flatMap((reader) => reader[route] ?? [])
      await benchRoute(engine, route, asked, processes)
    }
    const searches = await disclosureSearches(running, scenarios, seconds)
    say(
      `\nIntake, contents judged: ${intakePerSecond.toFixed(0)} documents/s, four stories at a time. ` +
        `Disclosure search: ${searches.toFixed(0)}/s, 16 at a time.`,
    )
  } finally {
    await running.stop()
  }
}

async function benchRoute(
  engine: string,
  route: string,
  asked: readonly Asked[],
  processes: Processes,
): Promise<void> {
  const [sample] = asked
  if (!sample) {
    say(`| ${engine} | ${route} | no reader has anything of it |`)
    return
  }
  const same = await baseline.keep(route, await answerTo(sample))
  await measure(asked, 16, options.warmSeconds)

  for (const connections of concurrencies) {
    try {
      await benchAt(connections)
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      say(`| ${engine} | ${route} | ${connections} | ${error.message} |`)
    }
  }

  async function benchAt(connections: number): Promise<void> {
    const runs: Record<Kind, Measured[]> = {
      ours: [],
      json: [],
      bytes: [],
      relay: [],
    }
    const run = async (kind: Kind, what: readonly Asked[]) => {
      runs[kind].push(await measure(what, connections, seconds, processes))
    }
    for (let repeat = 0; repeat < repeats; repeat += 1) {
      await run('bytes', [{ url: same.bytes, headers: {} }])
      if (same.json) await run('json', [{ url: same.json, headers: {} }])
      if (same.relay) await run('relay', [{ url: same.relay, headers: {} }])
      await run('ours', asked)
    }
    const figure: Figure = {
      engine,
      route,
      connections,
      ours: medianOf(runs.ours),
      json: same.json === undefined ? undefined : medianOf(runs.json),
      bytes: medianOf(runs.bytes),
      relay: same.relay === undefined ? undefined : medianOf(runs.relay),
    }
    figures.push(figure)
    say(tableLine(figure))
  }
}

async function answerTo({ url, headers, body }: Asked) {
  const answer = await fetch(url, {
    headers: {
      ...headers,
      ...(body && { 'content-type': 'application/json' }),
    },
    ...(body && { method: 'POST', body }),
  })
  if (!answer.ok) throw new Error(`a sample answered ${answer.status}`)
  return {
    type: answer.headers.get('content-type') ?? '',
    body: Buffer.from(await answer.arrayBuffer()),
  }
}

if (options.withoutLog) say('**The archive writes no usage log.**')
say(
  `${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), Node ${process.version}, ` +
    `${repeats} × ${seconds} s, medians; load generator and database on the same cores.`,
)
try {
  for (const engine of options.engines) {
    const postgres = engine === 'postgres' ? await startPostgres() : undefined
    try {
      await benchOn(engine, postgres)
    } finally {
      await postgres?.stop()
    }
  }
  if (options.write) {
    const docs = new URL('../../docs/', import.meta.url)
    const text = `# Figures of the bench\n\nWritten by \`npm run bench -- --write\`; what they mean: [bench](bench.md).\n\n${told.join('\n')}\n`
    await writeFile(
      new URL('bench-figures.md', docs),
      await format(text, { parser: 'markdown' }),
    )
    await writeFile(new URL('bench.svg', docs), plot(figures))
  }
} finally {
  await rm(directory, { recursive: true, force: true })
  baseline.stop()
  stopLoad()
}
