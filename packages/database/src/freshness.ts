import { setTimeout as delay } from 'node:timers/promises'
import type { Queryable } from './database.ts'

/** How long a replica that is behind is waited for, and how often it is asked meanwhile. */
const PATIENCE_MS = 50
const POLL_MS = 2

/** Up to here every change is safe that was acknowledged before the question. */
const POSITION = {
  name: 'replica-position',
  text: 'SELECT pg_current_wal_flush_lsn()::text AS position',
}

const SYSTEM = {
  text: 'SELECT system_identifier::text AS system FROM pg_control_system()',
}

/**
 * Whether a standby has replayed up to that position; a promoted standby
 * follows no primary.
 */
const replayed = (position: unknown) => ({
  name: 'replica-replayed',
  text: `SELECT COALESCE(pg_is_in_recovery() AND pg_last_wal_replay_lsn() >= $1::pg_lsn, false)
           AS is_fresh`,
  values: [position],
})

/**
 * Makes a question: does the replica hold everything that was acknowledged before
 * I asked? Many who ask at a time share one look, which begins after they asked.
 *
 * @returns never fails: a server that does not answer is not fresh
 */
export function freshnessOf(
  primary: Queryable,
  replica: Queryable,
): () => Promise<boolean> {
  let isOfPrimary = false

  const look = async (): Promise<boolean> => {
    try {
      isOfPrimary ||= await isSameSystem(primary, replica)
      if (!isOfPrimary) return false
      const [row] = await primary.query(POSITION)
      const until = performance.now() + PATIENCE_MS
      for (;;) {
        const [answer] = await replica.query(replayed(row?.position))
        if (answer?.is_fresh === true) return true
        if (performance.now() > until) return false
        await delay(POLL_MS)
      }
    } catch {
      // Another server may answer by this address next time.
      isOfPrimary = false
      return false
    }
  }

  let current: Promise<boolean> = Promise.resolve(false)
  let next: Promise<boolean> | undefined
  return () => {
    next ??= current.then(() => {
      current = next ?? current
      next = undefined
      return look()
    })
    return next
  }
}

async function isSameSystem(
  primary: Queryable,
  replica: Queryable,
): Promise<boolean> {
  const [[ours], [theirs]] = await Promise.all([
    primary.query(SYSTEM),
    replica.query(SYSTEM),
  ])
  return ours?.system !== undefined && ours.system === theirs?.system
}
