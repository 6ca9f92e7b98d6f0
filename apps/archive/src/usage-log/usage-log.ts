import { TextRefused, type Database, type Queryable } from '@mittkanta/database'
import { Problem } from '@mittkanta/problems'
import { afterCommit } from './after-commit.ts'
import {
  append,
  appendAfter,
  CutsUnknown,
  TailMissing,
  type Tail,
} from './append.ts'
import { TailGuard } from './tail-guard.ts'
import type { UsageEntry } from './usage-entry.ts'

/** Most rows of one insert. */
const BATCH = 500

/** Where every use is written before its answer leaves. */
export interface UsageLog {
  /**
   * Writes one entry; resolves when it is committed.
   *
   * @throws {Problem} `unavailable` when it cannot be written: nothing is shown then
   */
  record: (entry: UsageEntry) => Promise<void>

  /**
   * Writes an entry inside the caller's transaction, and commits or rolls back
   * with it. Call it last in the transaction, which must be `read committed`:
   * from here to its end no other transaction can write to the log.
   *
   * @throws {Problem} `unavailable` when it cannot be written: nothing is changed then
   */
  recordIn: (tx: Queryable, entry: UsageEntry) => Promise<void>
}

/** Runs one commit of the log. @param rows how many entries it carries */
export type RunCommit = (
  rows: number,
  commit: () => Promise<void>,
) => Promise<void>

interface Waiter {
  readonly entry: UsageEntry
  readonly done: () => void
  readonly failed: (error: unknown) => void
}

export interface UsageLogOptions {
  /** Looks at each commit; it does nothing more when absent. */
  readonly runCommit?: RunCommit
  /** Notices that the end of the log is gone. */
  readonly guard?: TailGuard
}

/**
 * The usage log over one database, in group commits: one insert is in flight at
 * a time and carries everything that came in meanwhile; each waiter is released
 * after the commit of its row. A sole writer does it in one statement,
 * after the row that it wrote last; the database says whether that is still the
 * last one. When the end of the log that was written here is gone, nothing is
 * written until an operator continues the log (ADR 0035).
 */
export function createUsageLog(
  database: Database,
  {
    runCommit = (_rows, commit) => commit(),
    guard = new TailGuard(database),
  }: UsageLogOptions = {},
): UsageLog {
  /** The last row that was written here. */
  let tail: Tail | undefined
  /** Whether no other instance wrote between our last two batches. */
  let isAlone = false

  async function write(entries: readonly UsageEntry[]): Promise<void> {
    const known = tail
    // Until the batch is known to be written, nothing is known of the tail.
    tail = undefined
    await guard.admit(database)
    const isEnd = known?.hash === guard.expected.written?.hash
    if (isAlone && known && isEnd) {
      tail = await appendAfter(database, known, entries, guard.expected)
    }
    if (tail === undefined) {
      const { before, after } = await database.transaction((tx) =>
        appendGuarded(tx, entries),
      )
      isAlone = before.hash === known?.hash
      tail = after
    }
    guard.wrote(tail)
  }

  /** Appends when the log still holds what was written here. @throws {LogStopped} */
  async function appendGuarded(
    tx: Queryable,
    entries: readonly UsageEntry[],
  ): ReturnType<typeof append> {
    try {
      return await append(tx, entries, guard.expected)
    } catch (error) {
      if (error instanceof TailMissing) throw guard.stop(error.found)
      if (!(error instanceof CutsUnknown)) throw error
      await guard.review(tx)
      return appendGuarded(tx, entries)
    }
  }

  let waiting: Waiter[] = []
  let isWriting = false

  async function commit(batch: readonly Waiter[]): Promise<void> {
    try {
      await runCommit(batch.length, () =>
        write(batch.map(({ entry }) => entry)),
      )
      batch.forEach(({ done }) => done())
    } catch (error) {
      if (batch.length > 1 && isFaultOfARow(error)) {
        for (const waiter of batch) await commit([waiter])
        return
      }
      const problem = failureOf(error)
      batch.forEach(({ failed }) => failed(problem))
    }
  }

  async function writeAll(): Promise<void> {
    isWriting = true
    while (waiting.length > 0) {
      const batch = waiting.slice(0, BATCH)
      waiting = waiting.slice(BATCH)
      await commit(batch)
    }
    isWriting = false
  }

  return {
    record: (entry) =>
      new Promise((done, failed) => {
        waiting.push({ entry, done, failed })
        // What arrives in this turn of the event loop shares the first insert.
        if (!isWriting) {
          isWriting = true
          setImmediate(() => void writeAll())
        }
      }),

    recordIn: async (tx, entry) => {
      try {
        await guard.admit(tx)
        const { after } = await appendGuarded(tx, [entry])
        afterCommit(tx, () => guard.wrote(after))
      } catch (error) {
        throw failureOf(error)
      }
    },
  }
}

/** A text that the log cannot hold is the sender's fault; everything else is ours. */
const failureOf = (cause: unknown) =>
  new Problem(
    cause instanceof TextRefused ? 'invalid-request' : 'unavailable',
    {
      cause,
    },
  )

/**
 * Whether one row may be what is wrong (SQLSTATE classes 22 and 23): then the
 * others are written without it. When the database is gone there is no retry.
 */
function isFaultOfARow(error: unknown): boolean {
  if (error instanceof RangeError || error instanceof TypeError) return true
  const code =
    error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.startsWith('22') || code.startsWith('23')
}
