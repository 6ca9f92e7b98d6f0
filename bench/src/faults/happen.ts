import { setTimeout as delay } from 'node:timers/promises'
import type { Cluster } from '../cluster/cluster.ts'
import type { Population } from '../people/population.ts'
import type { Tally } from '../people/tally.ts'
import { faultsOf, type Fault } from './faults.ts'

/** How much goes wrong. */
export interface FaultsPlan {
  /** The load lasts at least so long, … */
  readonly minutes: number
  /** … and until so many faults have happened. */
  readonly faults: number
  /** Called with each fault when it has begun. */
  readonly begun?: (fault: Fault) => void
  /** Called with progress lines. */
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

/** A fault lasts between these many milliseconds. */
const SHORTEST = 500
const LONGEST = 2_500
/** Timeout for a full recovery, in seconds. */
const RECOVERY_PATIENCE = 30

/** Lets one thing after the other go wrong, each kind once before any comes again. */
export async function happen(
  cluster: Cluster,
  population: Population,
  tally: Tally,
  random: () => number,
  { faults, minutes, begun, say }: FaultsPlan,
): Promise<Happened[]> {
  const until = tally.now() + minutes * 60
  const happened: Happened[] = []
  let deck: Fault[] = []
  let toldAt = tally.now()

  while (happened.length < faults || tally.now() < until) {
    if (deck.length === 0) deck = shuffled(faultsOf(cluster), random)
    const fault = deck.pop()
    if (!fault) break
    const one = await hurt(fault, cluster, tally, random, begun)
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
  begun: FaultsPlan['begun'],
): Promise<Happened> {
  await delay(random() * 500)
  const begunAt = tally.now()
  await fault.begin()
  begun?.(fault)
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
    target: fault.target,
    kind: fault.kind,
    recovery,
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

function shuffled<One>(all: readonly One[], random: () => number): One[] {
  return all
    .map((one) => ({ one, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ one }) => one)
}
