import { addYears, helsinkiDate } from '@mittkanta/calendar'
import type { Database, Queryable } from '@mittkanta/database'
import type { JSONWebKeySet, JWK } from 'jose'
import { append } from './append.ts'
import { logStart } from './log-start.ts'
import { signed } from './signed-checkpoint.ts'
import { verifyChain, type Checkpoint } from './verify-chain.ts'

/**
 * How long log data are kept, in years. The handbook names no time (13.3); this
 * is that of the act on client data (703/2023) for logs of use and disclosure,
 * and longer than the three years of the EHDS regulation, article 9.
 */
export const YEARS_KEPT = 12

interface Removal {
  readonly database: Database
  /** Signs where the log begins from now on; never the archive's own. */
  readonly signingKey: JWK
  /** Public keys of earlier starts. */
  readonly keys: JSONWebKeySet
  readonly clock: () => Date
}

/**
 * Removes the rows of the usage log that are older than they must be kept, and
 * signs where it begins from now on, in one transaction with a row that says so.
 * The newest row always stays: the next one follows it.
 *
 * @returns how many rows were removed
 * @throws {Error} when the log is broken: then it is evidence, and nothing is removed
 */
export async function removeOld(removal: Removal): Promise<number> {
  const { database, signingKey, keys, clock } = removal
  const now = clock()
  return database.transaction(async (tx) => {
    const start = await logStart(tx, keys)
    const { broken } = await verifyChain(tx, { start })
    if (broken) throw new Error(`The chain breaks at row ${broken.sequence}`)

    const last = await lastOlderThan(tx, keptFrom(now))
    if (last === undefined || last.sequence === start.sequence) return 0
    const removed = await tx.query({
      text: 'DELETE FROM usage_log WHERE sequence <= $1 RETURNING sequence',
      values: [last.sequence],
    })
    await tx.query({
      text: `INSERT INTO usage_log_start (sequence, removed_at, signed)
             VALUES ($1, $2, $3)`,
      values: [
        last.sequence,
        now,
        await signed('start', last, signingKey, now),
      ],
    })
    await append(tx, [
      {
        at: now,
        event: 'log-removed',
        readerId: null,
        subjectId: null,
        ground: null,
        clientSystem: null,
        occasion: 'retention',
        detail: {
          through: String(last.sequence),
          rows: String(removed.length),
          keptFrom: keptFrom(now),
        },
      },
    ])
    return removed.length
  })
}

/** The first day in Helsinki whose rows are kept. */
const keptFrom = (now: Date) => addYears(helsinkiDate(now), -YEARS_KEPT)

/**
 * The last of the rows at the beginning that are all older than a day. A row
 * that is kept keeps what follows it, whatever its clock said, and the newest
 * row keeps itself.
 */
async function lastOlderThan(
  tx: Queryable,
  day: string,
): Promise<Checkpoint | undefined> {
  const [row] = await tx.query({
    text: `
      SELECT sequence, hash FROM usage_log
      WHERE sequence < (SELECT coalesce(
        (SELECT sequence FROM usage_log
         WHERE at >= ($1::date::timestamp AT TIME ZONE 'Europe/Helsinki')
         ORDER BY sequence LIMIT 1),
        (SELECT max(sequence) FROM usage_log)))
      ORDER BY sequence DESC LIMIT 1`,
    values: [day],
  })
  return row && { sequence: Number(row.sequence), hash: String(row.hash) }
}
