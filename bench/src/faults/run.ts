import { setTimeout as delay } from 'node:timers/promises'
import { verifyChain } from '@mittkanta/archive'
import { openDatabase } from '@mittkanta/database'
import { startCluster, type Cluster } from '../cluster/cluster.ts'
import { household } from '../people/households.ts'
import type { Violation } from '../people/oracle.ts'
import { populate, readOn, type Population } from '../people/population.ts'
import { Tally } from '../people/tally.ts'
import { faultsOf, type Fault } from './faults.ts'
import { unlogged } from './log-rows.ts'
import { seeded } from './random.ts'

export interface FaultsOptions {
  /** Households of four people who sign in. */
  readonly households: number
  /** The load lasts at least so long, … */
  readonly minutes: number
  /** … and until so many faults have happened. */
  readonly faults: number
  readonly seed: number
  /** Mean pause of a person between two pages, in milliseconds. */
  readonly pauseMilliseconds: number
  readonly say: (line: string) => void
}

/** One fault that happened. */
export interface Happened {
  readonly target: string
  readonly kind: string
  /** How long it lasted, in seconds. */
  readonly lasted: number
  /** From its end to the first whole second without an error, in seconds; absent when that never came. */
  readonly recovery: number | undefined
}

export interface FaultsResult {
  readonly happened: readonly Happened[]
  readonly violations: readonly Violation[]
  readonly people: number
  readonly seconds: number
  readonly good: number
  readonly bad: number
  readonly refusals: ReadonlyMap<string, number>
  readonly rows: number
  /** Documents that were acknowledged while the load ran. */
  readonly delivered: number
  readonly hasOwnDisk: boolean
}

/** A fault lasts between these many milliseconds. */
const SHORTEST = 500
const LONGEST = 2_500
/** Nobody waits longer for everything to be well again, in seconds. */
const RECOVERY_PATIENCE = 30

/**
 * Runs a cluster under load, lets one thing after the other go wrong at random
 * moments, and reads every answer meanwhile.
 *
 * @throws when the cluster does not start, or reads wrongly before any fault
 */
export async function runFaults(options: FaultsOptions): Promise<FaultsResult> {
  const { say, seed } = options
  const households = Array.from({ length: options.households }, (_, at) =>
    household(at + 1, Math.ceil((options.minutes * 60) / options.households)),
  )
  const cluster = await startCluster({
    bff: 2,
    archive: 2,
    scenarios: households.map(({ scenario }) => scenario),
  })
  try {
    say(`cluster is up at ${cluster.url}; its logs are in ${cluster.directory}`)
    const tally = new Tally()
    const random = seeded(seed)
    const population = await populate(cluster, households, tally, random, say)
    for (const visitor of population.visitors) await visitor.readsEverything()
    if (population.oracle.violations.length > 0) {
      throw new Error(
        `wrong before any fault: ${population.oracle.violations[0]?.what ?? ''}`,
      )
    }
    return await underLoad(cluster, population, tally, random, options)
  } finally {
    await cluster.stop()
  }
}

async function underLoad(
  cluster: Cluster,
  population: Population,
  tally: Tally,
  random: () => number,
  options: FaultsOptions,
): Promise<FaultsResult> {
  const { visitors, deliveries, oracle } = population
  const load = new AbortController()
  const before = deliveries.acknowledged.size
  const since = tally.now()
  const reading = readOn(
    visitors,
    options.pauseMilliseconds,
    seeded(options.seed + 1),
    load.signal,
  )
  const delivering = deliveries.goOn(load.signal, 700)
  await delay(2_000)
  const happened = await happen(cluster, population, tally, random, options)
  await delay(2_000)
  load.abort()
  await Promise.all([reading, delivering])
  const seconds = tally.now() - since

  await population.learn()
  oracle.closeOpen()
  options.say('reading everything that was acknowledged')
  for (const visitor of visitors) {
    await visitor.readsEverything().catch((error: unknown) => {
      oracle.report('what was acknowledged is there', String(error))
    })
  }
  const chain = await verified(cluster)
  const { good, bad } = tally.total
  return {
    ...{ happened, seconds, good, bad, rows: chain.count },
    violations: [
      ...oracle.violations,
      ...chain.violations,
      ...(await unlogged(cluster.postgres, oracle, tally.answers)),
    ],
    people: visitors.length,
    refusals: tally.refusals,
    delivered: deliveries.acknowledged.size - before,
    hasOwnDisk: cluster.postgres.hasOwnDisk,
  }
}

async function happen(
  cluster: Cluster,
  population: Population,
  tally: Tally,
  random: () => number,
  { faults, minutes, say }: FaultsOptions,
): Promise<Happened[]> {
  const until = tally.now() + minutes * 60
  const happened: Happened[] = []
  let deck: Fault[] = []
  let toldAt = tally.now()

  while (happened.length < faults || tally.now() < until) {
    if (deck.length === 0) deck = shuffled(faultsOf(cluster), random)
    const fault = deck.pop()
    if (!fault) break
    const one = await hurt(fault, cluster, tally, random)
    happened.push(one)
    await population.learn().catch(() => undefined)
    if (tally.now() - toldAt > 30 || happened.length < 4) {
      toldAt = tally.now()
      const { good, bad } = tally.total
      say(
        `${happened.length} faults, ${good} answers, ${bad} errors, ${population.oracle.violations.length} broken promises; last: ${one.target} ${one.kind}, recovered in ${one.recovery?.toFixed(1) ?? 'never'} s`,
      )
    }
  }
  return happened
}

/** Lets a fault happen and waits until nothing is left of it. */
async function hurt(
  fault: Fault,
  cluster: Cluster,
  tally: Tally,
  random: () => number,
): Promise<Happened> {
  await delay(random() * 500)
  const begunAt = tally.now()
  await fault.begin()
  await delay(SHORTEST + random() * (LONGEST - SHORTEST))
  await fault.end()
  const endedAt = tally.now()

  let recovery: number | undefined
  while (recovery === undefined && tally.now() < endedAt + RECOVERY_PATIENCE) {
    await delay(100)
    recovery = tally.recovery(endedAt)
  }
  await everythingRuns(cluster)
  return {
    ...{ target: fault.target, kind: fault.kind, recovery },
    lasted: endedAt - begunAt,
  }
}

/** The next fault meets a whole system. */
async function everythingRuns(cluster: Cluster): Promise<void> {
  const { bffs, archives, identification, registry, postgres } = cluster
  await postgres.untilReady()
  for (const service of [...bffs, ...archives, identification, registry]) {
    // What could not start while the database was away is started again.
    if (service.pid === undefined) service.launch()
    await service.untilReady()
  }
}

async function verified({ postgres }: Cluster) {
  const database = await openDatabase({ url: postgres.url() })
  try {
    const { count, broken } = await verifyChain(database)
    const violations: Violation[] = broken
      ? [
          {
            promise: 'the chain of the log is whole',
            what: `row ${broken.sequence}: ${broken.why}`,
          },
        ]
      : []
    return { count, violations }
  } finally {
    await database.close()
  }
}

function shuffled<One>(all: readonly One[], random: () => number): One[] {
  return all
    .map((one) => ({ one, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one)
}
