import type { Queryable, Row } from '@mittkanta/database'
import { FIRST_HASH, rowHash, type HashedRow } from './usage-entry.ts'

/** A row and its hash, kept outside the database, that the log must still hold. */
export interface Checkpoint {
  readonly sequence: number
  readonly hash: string
}

export interface Verification {
  /** Rows that are whole, from the first on. */
  readonly count: number
  /** The last whole row: the checkpoint to keep. */
  readonly tail: Checkpoint
  /** Where the chain first breaks; absent when it is whole. */
  readonly broken?: { readonly sequence: number; readonly why: string }
}

const ROWS = `
  SELECT sequence,
    to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at,
    event, reader_id AS "readerId", subject_id AS "subjectId", ground,
    client_system AS "clientSystem", occasion, detail,
    previous_hash AS "previousHash", hash
  FROM usage_log WHERE sequence > $1 ORDER BY sequence LIMIT $2`

/**
 * Walks the usage log from its first row. Finds whatever was edited, deleted,
 * put in or swapped; that its end was cut off shows only against a checkpoint.
 *
 * @param checkpoint the tail of an earlier verification, kept elsewhere
 * @param batch rows read at a time
 */
export async function verifyChain(
  database: Queryable,
  checkpoint?: Checkpoint,
  batch = 10_000,
): Promise<Verification> {
  let tail: Checkpoint = { sequence: 0, hash: FIRST_HASH }
  let hasCheckpoint = checkpoint === undefined || checkpoint.sequence === 0

  for (;;) {
    const rows = await database.query({
      text: ROWS,
      values: [tail.sequence, batch],
    })
    for (const row of rows) {
      const why = faultOf(row, tail)
      if (why) return brokenAt(tail, why)
      tail = { sequence: tail.sequence + 1, hash: String(row.hash) }
      if (tail.sequence === checkpoint?.sequence) {
        if (tail.hash !== checkpoint.hash) {
          return brokenAt(tail, 'not the row of the checkpoint', 0)
        }
        hasCheckpoint = true
      }
    }
    if (rows.length < batch) break
  }
  return hasCheckpoint
    ? { count: tail.sequence, tail }
    : brokenAt(tail, 'the log ends before the checkpoint')
}

const brokenAt = (tail: Checkpoint, why: string, ahead = 1): Verification => ({
  count: tail.sequence,
  tail,
  broken: { sequence: tail.sequence + ahead, why },
})

/** What is wrong with the row that follows `tail`, if anything is. */
function faultOf(row: Row, tail: Checkpoint): string | undefined {
  if (row.sequence !== tail.sequence + 1) return 'a row is missing'
  if (row.previousHash !== tail.hash) return 'does not follow the row before'
  // The row is hashed as it stands, whatever it holds.
  if (row.hash !== rowHash(tail.hash, row as unknown as HashedRow)) {
    return 'the row does not have its hash'
  }
  return undefined
}
