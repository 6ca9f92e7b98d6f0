import type { Database, Queryable } from '@mittkanta/database'
import type { JSONWebKeySet } from 'jose'
import type { Expected, Tail } from './append.ts'
import { readSigned } from './signed-checkpoint.ts'

/** The end of the log is gone, and no operator has said that the log continues. */
export class LogStopped extends Error {
  constructor() {
    super('The end of the usage log is gone')
    this.name = 'LogStopped'
  }
}

export interface TailGuardOptions {
  /**
   * Public keys of the operators who may continue a log; without them it cannot
   * be continued.
   */
  readonly keys?: JSONWebKeySet
  /**
   * Called for each entry that is refused because the log is stopped.
   *
   * @param isFirst whether this instance had not known it before
   */
  readonly onRefused?: (isFirst: boolean) => void
}

/**
 * Remembers the last row that this process wrote, so that a log whose end was
 * deleted behind its back is noticed at the next entry (ADR 0035). The log is
 * then stopped for all instances, by a row in `usage_log_cut`, until an operator
 * signs that it continues.
 */
export class TailGuard {
  readonly #database: Database
  readonly #options: TailGuardOptions
  #written: Tail | undefined
  /** Rows of `usage_log_cut` that this process knows to be continued, by their hash. */
  readonly #continued = new Set<string>()
  /** What is missing; set while the log is stopped by this process. */
  #missing: { readonly expected: Tail; readonly found: Tail } | undefined
  #isStopped = false

  constructor(database: Database, options: TailGuardOptions = {}) {
    this.#database = database
    this.#options = options
  }

  /** What the log must hold when the next entries are written. */
  get expected(): Expected {
    return { written: this.#written, cuts: this.#continued.size }
  }

  /** Notes a row that was written and committed. */
  wrote(tail: Tail): void {
    if (this.#written === undefined || tail.sequence > this.#written.sequence) {
      this.#written = tail
    }
  }

  /**
   * Lets an entry pass unless the log is stopped.
   *
   * @throws {LogStopped}
   */
  async admit(queryable: Queryable): Promise<void> {
    if (this.#isStopped) await this.review(queryable)
  }

  /** The row that this process wrote is not there: the log stops. */
  stop(found: Tail): LogStopped {
    if (this.#written) this.#missing = { expected: this.#written, found }
    void this.#record()
    return this.#refuse()
  }

  /**
   * Looks whether every cut that was ever found has been continued.
   *
   * @throws {LogStopped} when one has not
   */
  async review(queryable: Queryable): Promise<void> {
    const rows = await queryable.query({
      text: 'SELECT expected_hash, continued FROM usage_log_cut',
    })
    const found = new Map<string, Tail>()
    for (const { expected_hash, continued } of rows) {
      const hash = String(expected_hash)
      const tail = await this.#continuation(hash, continued)
      if (tail === undefined) throw this.#refuse()
      found.set(hash, tail)
    }
    if (this.#missing && !found.has(this.#missing.expected.hash)) {
      // The row that reports it is gone as well, or never arrived.
      void this.#record()
      throw this.#refuse()
    }
    for (const [hash, tail] of found) {
      if (this.#continued.has(hash)) continue
      this.#continued.add(hash)
      // What was written after the row that the log continues from is lost.
      if (this.#written && this.#written.sequence > tail.sequence) {
        this.#written = undefined
      }
    }
    this.#missing = undefined
    this.#isStopped = false
  }

  #refuse(): LogStopped {
    this.#options.onRefused?.(!this.#isStopped)
    this.#isStopped = true
    return new LogStopped()
  }

  /** The row after which the log continues; `undefined` without a valid signature. */
  async #continuation(
    expectedHash: string,
    text: unknown,
  ): Promise<Tail | undefined> {
    if (typeof text !== 'string') return undefined
    const keys = this.#options.keys ?? { keys: [] }
    const signed = await readSigned('continuation', text, keys).catch(
      () => undefined,
    )
    return signed?.expectedHash === expectedHash ? signed : undefined
  }

  /** Stops the other instances too. When it fails, the next entry tries again. */
  async #record(): Promise<void> {
    if (this.#missing === undefined) return
    const { expected, found } = this.#missing
    await this.#database
      .query({
        text: `INSERT INTO usage_log_cut
                 (expected_hash, expected_sequence, found_sequence, found_at)
               VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
        values: [expected.hash, expected.sequence, found.sequence, new Date()],
      })
      .catch(() => undefined)
  }
}
