import { randomUUID } from 'node:crypto'
import type { Database } from '@mittkanta/database'
import type { JSONWebKeySet, JWK } from 'jose'
import type { Operator } from '../admin/operator.ts'
import { append } from './append.ts'
import { logStart } from './log-start.ts'
import { signed } from './signed-checkpoint.ts'
import { verifyChain } from './verify-chain.ts'

interface Continuing {
  readonly database: Database
  /** Signs that the log continues; never the archive's own. */
  readonly signingKey: JWK
  /** Public keys of earlier starts. */
  readonly keys: JSONWebKeySet
  readonly operator: Operator
  readonly clock: () => Date
}

/** What was missing, and the row after which the log continues. */
export interface Continued {
  /** Sequence numbers of the rows that instances wrote and that are gone. */
  readonly missing: readonly number[]
  /** Sequence number of the last row that is there. */
  readonly after: number
}

/**
 * Continues a log whose end is gone (ADR 0035): signs, for each cut that is not
 * continued, the row that is the last one now, and writes a row that says so,
 * in one transaction.
 *
 * @returns `undefined` when no cut is open
 * @throws {Error} when the chain is broken besides: then it is not continued
 */
export function continueLog(
  continuing: Continuing,
): Promise<Continued | undefined> {
  const { database, signingKey, keys, operator, clock } = continuing
  return database.transaction(async (tx) => {
    const cuts = await tx.query({
      text: `SELECT expected_hash, expected_sequence FROM usage_log_cut
             WHERE continued IS NULL ORDER BY expected_sequence`,
    })
    if (cuts.length === 0) return undefined
    const start = await logStart(tx, keys)
    const { broken } = await verifyChain(tx, { start })
    if (broken) throw new Error(`The chain breaks at row ${broken.sequence}`)

    const now = clock()
    const missing = cuts.map((cut) => Number(cut.expected_sequence))
    const { before } = await append(tx, [
      {
        at: now,
        event: 'log-continued',
        readerId: null,
        subjectId: null,
        ground: null,
        clientSystem: null,
        occasion: randomUUID(),
        detail: {
          operator: operator.name,
          reason: operator.reason,
          missing: missing.map(String),
        },
      },
    ])
    for (const { expected_hash } of cuts) {
      const expectedHash = String(expected_hash)
      const row = { ...before, expectedHash }
      await tx.query({
        text: 'UPDATE usage_log_cut SET continued = $2 WHERE expected_hash = $1',
        values: [
          expectedHash,
          await signed('continuation', row, signingKey, now),
        ],
      })
    }
    return { missing, after: before.sequence }
  })
}
