import type { Queryable } from '@mittkanta/database'
import {
  chain,
  FIRST_HASH,
  type ChainedEntry,
  type UsageEntry,
} from './usage-entry.ts'

/** One lock number for all instances: its holder writes the next rows. */
const CHAIN_LOCK = 7_251_021

/** The last row of the log: what the next one follows. */
export interface Tail {
  readonly sequence: number
  readonly hash: string
}

/** What the log must hold for entries to be appended. */
export interface Expected {
  /** A row that was written and committed before. */
  readonly written: Tail | undefined
  /** How many cuts of the log are known, all of them continued. */
  readonly cuts: number
}

/** The log does not hold the row that it must. */
export class TailMissing extends Error {
  /** The last row that is there instead. */
  readonly found: Tail

  constructor(found: Tail) {
    super('A row that was written is not in the usage log')
    this.name = 'TailMissing'
    this.found = found
  }
}

/** There are cuts of the log that the writer does not know. */
export class CutsUnknown extends Error {
  constructor() {
    super('A cut of the usage log was recorded')
    this.name = 'CutsUnknown'
  }
}

/**
 * The new rows as they are in the statements that insert them: all as text, so
 * that both engines read it alike.
 */
const ROWS = `
  SELECT e.sequence::bigint, e.at::timestamptz, e.event, e.reader_id::uuid,
    e.subject_id::uuid, e.ground, e.client_system, e.occasion,
    e.detail::jsonb, e.previous_hash, e.hash
  FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[],
    $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[])
    AS e (sequence, at, event, reader_id, subject_id, ground, client_system,
      occasion, detail, previous_hash, hash)`

const INSERT = `
  INSERT INTO usage_log (sequence, at, event, reader_id, subject_id, ground,
    client_system, occasion, detail, previous_hash, hash)`

const valuesOf = (rows: readonly ChainedEntry[]) => [
  rows.map(({ sequence }) => String(sequence)),
  rows.map(({ at }) => at.toISOString()),
  rows.map(({ event }) => event),
  rows.map(({ readerId }) => readerId),
  rows.map(({ subjectId }) => subjectId),
  rows.map(({ ground }) => ground),
  rows.map(({ clientSystem }) => clientSystem),
  rows.map(({ occasion }) => occasion),
  rows.map(({ detail }) => JSON.stringify(detail)),
  rows.map(({ previousHash }) => previousHash),
  rows.map(({ hash }) => hash),
]

/**
 * Appends entries to the chain inside a transaction, gap-free, also when several
 * archives write to one database: the chain's lock is taken first and held until
 * the transaction ends, and the tail is read under it.
 *
 * Do it last in a transaction: a transaction that waits for anything else while
 * holding the lock holds up every reader, and could deadlock. The transaction
 * must be `read committed`; under a snapshot the tail would be old, and the key
 * refuses the row.
 *
 * @param expected what the log must hold; not looked at when absent, as by the
 *   operator's commands
 * @returns the row that the entries follow, and the last of theirs
 * @throws {TailMissing | CutsUnknown} when the log does not hold it; nothing is
 *   written then
 */
export async function append(
  tx: Queryable,
  entries: readonly UsageEntry[],
  expected?: Expected,
): Promise<{ readonly before: Tail; readonly after: Tail }> {
  await tx.query({
    name: 'usage-log-lock',
    text: 'SELECT pg_advisory_xact_lock($1)',
    values: [CHAIN_LOCK],
  })
  const [tail] = await tx.query({
    name: 'usage-log-end',
    text: `
      SELECT l.sequence, l.hash,
        (SELECT w.hash FROM usage_log w WHERE w.sequence = $1::bigint) AS written,
        (SELECT count(*) FROM usage_log_cut) AS cuts
      FROM (VALUES (1)) AS one
      LEFT JOIN LATERAL (
        SELECT sequence, hash FROM usage_log ORDER BY sequence DESC LIMIT 1
      ) AS l ON true`,
    values: [expected?.written?.sequence ?? null],
  })
  const before = {
    sequence: Number(tail?.sequence ?? 0),
    hash: textOr(tail?.hash),
  }
  if (expected) {
    const { written, cuts } = expected
    if (Number(tail?.cuts) !== cuts) throw new CutsUnknown()
    if (written && tail?.written !== written.hash) throw new TailMissing(before)
  }
  const rows = chain(before, entries)

  await tx.query({
    name: 'usage-log-append',
    text: INSERT + ROWS,
    values: valuesOf(rows),
  })
  return { before, after: rows.at(-1) ?? before }
}

/**
 * Appends entries after a row that is thought to be the last, in one statement
 * that is its own transaction. Under the chain's lock the statement looks whether
 * the row is still the last, and whether no more cuts of the log are recorded. What was written while it waited for the lock it
 * cannot see, but the key of the table can, and refuses.
 *
 * @returns the last of the rows; `undefined` when it is not so, and nothing was
 *   written
 */
export async function appendAfter(
  database: Queryable,
  tail: Tail,
  entries: readonly UsageEntry[],
  { cuts }: Pick<Expected, 'cuts'>,
): Promise<Tail | undefined> {
  const rows = chain(tail, entries)
  try {
    const written = await database.query({
      name: 'usage-log-append-at-end',
      text: `
        WITH held AS MATERIALIZED (SELECT pg_advisory_xact_lock($12))
        ${INSERT}
        ${ROWS}
        WHERE (SELECT count(*) FROM held) = 1
          AND (SELECT l.hash FROM usage_log l ORDER BY l.sequence DESC LIMIT 1) = $13
          AND (SELECT count(*) FROM usage_log_cut) = $14
        RETURNING sequence`,
      values: [...valuesOf(rows), CHAIN_LOCK, tail.hash, cuts],
    })
    return written.length === 0 ? undefined : rows.at(-1)
  } catch (error) {
    if (isTaken(error)) return undefined
    throw error
  }
}

/**
 * SQLSTATE `unique_violation`: another writer has written a row of this number.
 */
const isTaken = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === '23505'

const textOr = (hash: unknown) => (typeof hash === 'string' ? hash : FIRST_HASH)
