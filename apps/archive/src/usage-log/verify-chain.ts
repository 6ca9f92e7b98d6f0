import type { Queryable, Row } from '@mittkanta/database'
import { FIRST_HASH, rowHash, type HashedRow } from './usage-entry.ts'

/** A row and its hash, kept outside the database, that the log must still hold. */
export interface Checkpoint {
  readonly sequence: number
  readonly hash: string
}

export interface Verification {
  /** Number of the last row up to which all are whole. */
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

/** What the first row follows while none has been removed. */
export const GENESIS: Checkpoint = { sequence: 0, hash: FIRST_HASH }

/** What a verification goes by besides the rows themselves. */
export interface Against {
  /** Tails of earlier verifications, kept elsewhere; those before the start are passed over. */
  readonly checkpoints?: readonly Checkpoint[]
  /** The last row that was removed, when the log no longer begins with its first one. */
  readonly start?: Checkpoint
  /** A checkpoint to walk from, in place of the start: what is before it was verified when it was made. */
  readonly from?: Checkpoint | undefined
  /** Rows read at a time. */
  readonly batch?: number
}

/**
 * Walks the usage log from its start. Finds whatever was edited, deleted,
 * inserted or swapped; that its end was cut off, or all of it rewritten, shows
 * only against a checkpoint.
 */
export async function verifyChain(
  database: Queryable,
  { checkpoints = [], start = GENESIS, from, batch = 10_000 }: Against = {},
): Promise<Verification> {
  const expected = [...checkpoints, ...(from ? [from] : [])]
    .filter(({ sequence }) => sequence >= start.sequence)
    .sort((a, b) => a.sequence - b.sequence)
  let tail = start
  /** Whether the checkpoints of the row just passed are its own. */
  const isAsKept = () => {
    while (expected[0]?.sequence === tail.sequence) {
      if (expected.shift()?.hash !== tail.hash) return false
    }
    return true
  }
  if (from && from.sequence > start.sequence) {
    const row = await rowBefore(database, from)
    if (row) tail = row
  } else if (await holdsRowsUntil(database, start.sequence)) {
    return brokenAt(tail, 'rows stand before the start', 0)
  }
  if (!isAsKept()) return brokenAt(tail, 'not the row of the checkpoint', 0)

  for (;;) {
    const rows = await database.query({
      text: ROWS,
      values: [tail.sequence, batch],
    })
    for (const row of rows) {
      const why = faultOf(row, tail)
      if (why) return brokenAt(tail, why)
      tail = { sequence: tail.sequence + 1, hash: String(row.hash) }
      if (!isAsKept()) {
        return brokenAt(tail, 'not the row of the checkpoint', 0)
      }
    }
    if (rows.length < batch) break
  }
  return expected.length === 0
    ? { count: tail.sequence, tail }
    : brokenAt(tail, 'the log ends before the checkpoint')
}

/**
 * Whether there are rows where none may be: those that were removed, or that
 * never were.
 */
async function holdsRowsUntil(
  database: Queryable,
  sequence: number,
): Promise<boolean> {
  const rows = await database.query({
    text: 'SELECT 1 FROM usage_log WHERE sequence <= $1 LIMIT 1',
    values: [sequence],
  })
  return rows.length > 0
}

/** The row that a checkpoint's row follows; nothing when that row is not there. */
async function rowBefore(
  database: Queryable,
  { sequence }: Checkpoint,
): Promise<Checkpoint | undefined> {
  const [row] = await database.query({
    text: 'SELECT previous_hash AS hash FROM usage_log WHERE sequence = $1',
    values: [sequence],
  })
  return row && { sequence: sequence - 1, hash: String(row.hash) }
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
  // The row is hashed as stored, whatever it holds.
  if (row.hash !== rowHash(tail.hash, row as unknown as HashedRow)) {
    return 'the row does not have its hash'
  }
  return undefined
}
