import { setTimeout as delay } from 'node:timers/promises'
import { verifyChain } from '@mittkanta/archive'
import { openDatabase } from '@mittkanta/database'
import { personId } from '@mittkanta/demo'
import type { Cluster } from '../cluster/cluster.ts'
import { inCluster } from '../cluster/in-cluster.ts'
import { household } from '../people/households.ts'
import type { Violation } from '../people/oracle.ts'
import { populate, readOn, type Population } from '../people/population.ts'
import { Tally } from '../people/tally.ts'
import { happen, type FaultsPlan, type Happened } from './happen.ts'
import { Leavers, type Logouts } from './leavers.ts'
import { unlogged } from './log-rows.ts'
import { seeded } from './random.ts'

export interface FaultsOptions extends FaultsPlan {
  /** Households of four people who sign in. */
  readonly households: number
  readonly seed: number
  /** Mean pause of a person between two pages, in milliseconds. */
  readonly pauseMilliseconds: number
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
  readonly logouts: Logouts
}

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
  return inCluster(households, say, async (cluster) => {
    const tally = new Tally()
    const random = seeded(seed)
    const population = await populate(cluster, households, tally, random, say)
    for (const visitor of population.visitors) await visitor.readsEverything()
    if (population.oracle.violations.length > 0) {
      throw new Error(
        `wrong before any fault: ${population.oracle.violations[0]?.what ?? ''}`,
      )
    }
    return underLoad(cluster, population, tally, random, options)
  })
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
  const leavers = new Leavers(cluster, personId('household-1', 'giver'))
  const leaving = leavers.goOn(load.signal)
  await delay(2_000)
  const happened = await happen(cluster, population, tally, random, {
    ...options,
    begun: ({ target }) => {
      if (target === 'database') leavers.leave()
    },
  })
  await delay(2_000)
  load.abort()
  await Promise.all([reading, delivering, leaving])
  const seconds = tally.now() - since

  await population.learn()
  oracle.closeOpen()
  options.say('reading everything that was acknowledged')
  for (const visitor of visitors) {
    try {
      // A visitor whom the registry has forgotten chooses again; that is not a
      // page view.
      await visitor.arrive()
      await visitor.readsEverything()
    } catch (error) {
      oracle.report('what was acknowledged is there', String(error))
    }
  }
  const chain = await verified(cluster)
  const { good, bad } = tally.total
  return {
    happened,
    seconds,
    good,
    bad,
    rows: chain.count,
    violations: [
      ...oracle.violations,
      ...leavers.result.violations,
      ...chain.violations,
      ...(await unlogged(cluster.postgres, oracle, tally.answers)),
    ],
    people: visitors.length,
    refusals: tally.refusals,
    delivered: deliveries.acknowledged.size - before,
    hasOwnDisk: cluster.postgres.hasOwnDisk,
    logouts: leavers.result,
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
