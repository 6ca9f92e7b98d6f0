import { setTimeout as delay } from 'node:timers/promises'
import type { Cluster } from '../cluster/cluster.ts'
import { inCluster } from '../cluster/in-cluster.ts'
import { unlogged } from '../faults/log-rows.ts'
import { seeded } from '../faults/random.ts'
import { household, MEMBERS } from '../people/households.ts'
import type { Violation } from '../people/oracle.ts'
import { populate, readOn } from '../people/population.ts'
import { Tally } from '../people/tally.ts'

export interface CrowdOptions {
  readonly people: number
  /** How long they read, after the warming up. */
  readonly seconds: number
  readonly warmUpSeconds: number
  /** Mean pause of a person between two pages, in milliseconds. */
  readonly pauseMilliseconds: number
  readonly seed: number
  readonly say: (line: string) => void
}

/** Resident memory of one process, in bytes, means of the first and of the last minute. */
export interface Memory {
  readonly name: string
  readonly first: number
  readonly last: number
}

export interface CrowdResult {
  readonly people: number
  readonly seconds: number
  /** Answers as they must be, and errors, while they read. */
  readonly good: number
  readonly bad: number
  readonly refusals: ReadonlyMap<string, number>
  /** Milliseconds. */
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly memory: readonly Memory[]
  readonly violations: readonly Violation[]
}

const SAMPLE_SECONDS = 10
const MINUTE_OF_SAMPLES = 60 / SAMPLE_SECONDS

/**
 * Signs a crowd in by the whole round trip and lets it read on two bff and two
 * archive instances; every answer is compared with what its reader may see.
 */
export async function runCrowd(options: CrowdOptions): Promise<CrowdResult> {
  const { people, seconds, seed, say } = options
  const households = Array.from(
    { length: Math.ceil(people / MEMBERS.length) },
    (_, at) => household(at + 1, 0),
  )
  return inCluster(households, say, async (cluster) => {
    const tally = new Tally()
    const { visitors, oracle } = await populate(
      cluster,
      households,
      tally,
      seeded(seed),
      say,
    )
    const end = new AbortController()
    const reading = readOn(
      visitors,
      options.pauseMilliseconds,
      seeded(seed + 1),
      end.signal,
    )
    await delay(options.warmUpSeconds * 1000)
    tally.forgetTimes()
    const before = tally.total
    const memory = await watched(cluster, seconds, () => {
      const { good, bad } = tally.total
      say(
        `${good} answers, ${bad} errors, ${oracle.violations.length} broken promises, p95 ${tally.percentile(0.95)} ms`,
      )
    })
    end.abort()
    await reading
    oracle.closeOpen()
    const { good, bad } = tally.total

    return {
      people: visitors.length,
      seconds,
      memory,
      good: good - before.good,
      bad: bad - before.bad,
      refusals: tally.refusals,
      p50: tally.percentile(0.5),
      p95: tally.percentile(0.95),
      p99: tally.percentile(0.99),
      violations: [
        ...oracle.violations,
        ...(await unlogged(cluster.postgres, oracle, tally.answers)),
      ],
    }
  })
}

/** Waits, and looks at the memory of every instance meanwhile. */
async function watched(
  { bffs, archives }: Cluster,
  seconds: number,
  tell: () => void,
): Promise<Memory[]> {
  const services = [...bffs, ...archives]
  const samples = services.map((): number[] => [])
  for (let at = 0; at * SAMPLE_SECONDS < seconds; at += 1) {
    await delay(Math.min(SAMPLE_SECONDS, seconds) * 1000)
    for (const [place, service] of services.entries()) {
      samples[place]?.push((await service.memory()) ?? 0)
    }
    if (at % 3 === 2) tell()
  }
  return services.map(({ name }, place) => ({
    name,
    first: mean(samples[place]?.slice(0, MINUTE_OF_SAMPLES) ?? []),
    last: mean(samples[place]?.slice(-MINUTE_OF_SAMPLES) ?? []),
  }))
}

const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length
