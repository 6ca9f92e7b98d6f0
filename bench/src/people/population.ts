import { setMaxListeners } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import type { Cluster } from '../cluster/cluster.ts'
import { Deliveries } from './deliveries.ts'
import { MEMBERS, type Household } from './households.ts'
import { Oracle } from './oracle.ts'
import type { Tally } from './tally.ts'
import { Visitor } from './visitor.ts'

/** People who are signed in, and who knows what each of them may see. */
export interface Population {
  readonly visitors: readonly Visitor[]
  readonly deliveries: Deliveries
  readonly oracle: Oracle
  /**
   * Gives the oracle the refs of documents that have arrived meanwhile, in each
   * record.
   */
  learn: () => Promise<void>
}

/** How many sign in at a time. */
const SIGN_INS = 4

/**
 * Delivers what the households begin with and signs everybody in.
 *
 * @param say called with progress
 * @throws when a delivery or a sign-in does not succeed
 */
export async function populate(
  cluster: Cluster,
  households: readonly Household[],
  tally: Tally,
  random: () => number,
  say: (line: string) => void,
): Promise<Population> {
  const deliveries = new Deliveries(cluster, households)
  const oracle = new Oracle(deliveries.documents)
  await deliveries.load()
  say(`${deliveries.acknowledged.size} documents delivered`)

  const learn = async () => {
    oracle.learn(
      await cluster.postgres.query<{ ref: string; documentId: string }>(
        'SELECT ref, first_document_id AS "documentId" FROM reading',
      ),
    )
  }
  await learn()
  const deps = {
    portalUrl: cluster.url,
    oracle,
    tally,
    random,
    acknowledged: () => [...deliveries.acknowledged],
  }
  const visitors = households.flatMap(({ number }) =>
    MEMBERS.map((member) => new Visitor(deps, number, member)),
  )
  const queue = [...visitors]
  const work = async () => {
    for (let one = queue.shift(); one; one = queue.shift()) {
      await one.arrive()
      if (queue.length % 100 === 0 && queue.length > 0) {
        say(`${visitors.length - queue.length} people signed in`)
      }
    }
  }
  await Promise.all(Array.from({ length: SIGN_INS }, work))
  say(`${visitors.length} people signed in`)
  return { visitors, deliveries, oracle, learn }
}

/**
 * Lets every visitor read, one page after the other with a pause between, until
 * stopped.
 *
 * @param pauseMilliseconds mean of the pauses
 */
export async function readOn(
  visitors: readonly Visitor[],
  pauseMilliseconds: number,
  random: () => number,
  signal: AbortSignal,
): Promise<void> {
  setMaxListeners(0, signal)
  const rest = (part: number) =>
    delay(pauseMilliseconds * part, undefined, { signal }).catch(
      () => undefined,
    )
  await Promise.all(
    visitors.map(async (visitor) => {
      await rest(random())
      while (!signal.aborted) {
        await visitor.turn()
        await rest(0.5 + random())
      }
    }),
  )
}
