import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { ascii, Delivery, Instant } from '@mittkanta/contracts'
import { openDatabase } from '@mittkanta/database'
import { Problem } from '@mittkanta/problems'
import type { Brought } from '../src/bulk/brought.ts'
import { bring } from '../src/bulk/bring.ts'
import { groupsOf } from '../src/bulk/groups.ts'
import { readConfig, type ClientSystem } from '../src/config.ts'
import { codeHash } from '../src/contents/kept-client-nodes.ts'
import { migrateArchive } from '../src/db/schema.ts'
import { documentRef, refKey } from '../src/projection/document-ref.ts'
import { checkSettingsOf } from '../src/intake/check-settings.ts'
import { TailGuard } from '../src/usage-log/tail-guard.ts'
import { createUsageLog } from '../src/usage-log/usage-log.ts'

/*
 * Brings many deliveries at once into the archive that the environment names,
 * through the checks of the intake:
 *
 *   npm run load -w apps/archive -- [FILE] [--batch 500]
 *
 * FILE, or standard input, holds one delivery a line as JSON: `clientId` and
 * `documents`, and with DEMO_CLOCK `archivedAt`. Contents are uploaded before.
 * Start one process a register: deliveries to one register follow each other.
 *
 * Prints how many documents were stored, and every line that was refused and
 * why, without its contents. Exit code 1 when a line was refused. Loading the
 * same again changes nothing.
 */

const Line = Delivery.extend({
  clientId: ascii(200),
  archivedAt: Instant.optional(),
})

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { batch: { type: 'string', default: '500' } },
})
// A relative path is meant from where the command was called, not from here.
process.chdir(process.env.INIT_CWD ?? '.')
const config = readConfig(process.env)
const database = await openDatabase(config.database)
await migrateArchive(database)
const key = await refKey(database)
const deps = {
  database,
  usageLog: createUsageLog(database, {
    guard: new TailGuard(database, {
      keys: config.archive.logKeys ?? { keys: [] },
    }),
  }),
  settings: checkSettingsOf(config.archive),
  codeHash: await codeHash(database),
  refOf: (personId: string, firstId: string) =>
    documentRef(key, personId, firstId),
  randomPersonId: undefined,
}
const clients = new Map(
  config.archive.clientSystems.map((client) => [client.clientId, client]),
)

/** Lines of one group that are kept waiting for its end. */
const MOST_OPEN = 20_000

const batchSize = Number(values.batch)
const startedAt = performance.now()
let line = 0
let stored = 0
let refused = 0
let toldAt = 0

function tell(place: number, why: string): void {
  refused += 1
  console.error(`line ${place}: ${why}`)
}

/**
 * A line as a delivery; reports what is wrong with a bad line and returns
 * nothing.
 */
function broughtBy(text: string, place: number): Brought | undefined {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    tell(place, 'not JSON')
    return undefined
  }
  const given = Line.safeParse(json)
  const client = given.data && clients.get(given.data.clientId)
  if (!given.success || !client) {
    tell(place, client ? 'no client system of this name' : 'invalid-request')
    return undefined
  }
  const { archivedAt, documents } = given.data
  if (archivedAt !== undefined && !config.archive.demoClock) {
    tell(place, 'archivedAt needs DEMO_CLOCK')
    return undefined
  }
  return {
    client,
    archivedAt: archivedAt === undefined ? new Date() : new Date(archivedAt),
    requestId: randomUUID(),
    delivery: { documents },
  }
}

interface Numbered {
  readonly place: number
  readonly brought: Brought
}

async function bringIn(
  client: ClientSystem,
  batch: readonly Numbered[],
): Promise<void> {
  const outcomes = await bring(
    deps,
    client,
    batch.map(({ brought }) => brought),
  )
  outcomes.forEach((outcome, index) => {
    if (outcome instanceof Problem) {
      const rules = (outcome.failures ?? []).map(({ rule }) => rule)
      tell(
        batch[index]?.place ?? 0,
        [outcome.kind, ...new Set(rules)].join(' '),
      )
    } else {
      stored += outcome.documents.filter(
        (document) => document.outcome === 'stored',
      ).length
    }
  })
}

const speed = () =>
  `${stored} documents, ${Math.round((stored * 1000) / (performance.now() - startedAt))}/s`

/**
 * Loads what has arrived for a register, except the group of its last line,
 * which may continue: only a complete group is copied.
 */
async function bringWhole(
  client: ClientSystem,
  lines: Numbered[],
): Promise<Numbered[]> {
  const groups = groupsOf(lines.map(({ brought }) => brought))
  const last = lines.at(-1)?.brought
  const open = new Set(
    groups.find(({ deliveries }) => deliveries.some((one) => one === last))
      ?.deliveries,
  )
  const kept = lines.filter(({ brought }) => open.has(brought))
  if (kept.length === lines.length && lines.length < MOST_OPEN) return lines
  const whole = lines.filter(({ brought }) => !open.has(brought))
  await bringIn(client, whole.length === 0 ? lines : whole)
  return whole.length === 0 ? [] : kept
}

const waiting = new Map<ClientSystem, Numbered[]>()
const nextAt = new Map<ClientSystem, number>()
const [file] = positionals
const lines = createInterface({
  input: file === undefined ? process.stdin : createReadStream(file),
})
for await (const text of lines) {
  line += 1
  const brought = broughtBy(text, line)
  if (!brought) continue
  const { client } = brought
  const batch = waiting.get(client) ?? []
  batch.push({ place: line, brought })
  waiting.set(client, batch)
  if (batch.length < (nextAt.get(client) ?? batchSize)) continue
  const kept = await bringWhole(client, batch)
  waiting.set(client, kept)
  nextAt.set(client, kept.length + batchSize)
  if (performance.now() - toldAt > 10_000) {
    toldAt = performance.now()
    console.log(speed())
  }
}
for (const [client, batch] of waiting) await bringIn(client, batch)
await database.close()

console.log(`${speed()}, ${refused} lines refused`)
if (refused > 0) process.exitCode = 1
