import { createHash } from 'node:crypto'
import type { Database } from '@mittkanta/database'
import { Problem } from '@mittkanta/problems'

/** How often something may be done by one who does it. */
export interface Limit {
  /** A stable word, for the log and the metrics. */
  readonly name: string
  /** Most times in one window. */
  readonly most: number
  readonly windowSeconds: number
  /**
   * - `each`: every time is counted in the database, and `most` is exact
   * - `tenths`: an instance counts the first tenth locally and fetches the
   *   others one by one, so that a light user costs no query. With n instances,
   *   between `most × (1 − n/10)` and `most × (1 + n/10)` are let through.
   */
  readonly counted: 'each' | 'tenths'
}

/** The caller has to wait. */
export interface Refusal {
  readonly retryAfterSeconds: number
  /**
   * Whether this is the first refusal in this window on this instance: reported
   * once, so that a flood does not fill the log.
   */
  readonly isFirst: boolean
}

/** What an instance knows of one key in one window. */
interface Counter {
  /** What may be given away without asking. */
  left: number
  /** Number of permits given but not yet recorded in the database. */
  untold: number
  /** How many times it fetches at once. */
  readonly portion: number
  isSpent: boolean
  isRefused: boolean
  fetching: Promise<void> | undefined
}

interface Window {
  readonly index: number
  readonly counters: Map<string, Counter>
}

/**
 * Keys that get a tenth for nothing, in one window. Above it every new key asks
 * the database, so that inventing keys gains nothing and memory stays small.
 */
const MOST_KEYS = 50_000

/**
 * Fixed-window rate limiter; totals are shared through the database, and each
 * instance gives away the permits it has fetched from there. What cannot be
 * counted is refused. Keys are stored as hashes only, until their window is
 * over.
 */
export class RateLimiter {
  readonly #database: Database
  readonly #table: string
  readonly #clock: () => Date
  readonly #windows = new Map<string, Window>()

  /** @param table of this service; `key`, `ends_at`, `used` */
  constructor(database: Database, table: string, clock: () => Date) {
    this.#database = database
    this.#table = table
    this.#clock = clock
  }

  /**
   * Counts one more time.
   *
   * @param key the caller; never a victim's identity, or the limit would lock
   *   that person out for what others do
   * @returns nothing when it may be done
   * @throws {Problem} `unavailable` when it cannot be counted
   */
  async take(limit: Limit, key: string): Promise<Refusal | undefined> {
    const milliseconds = limit.windowSeconds * 1000
    const now = this.#clock().getTime()
    const index = Math.floor(now / milliseconds)
    const endsAt = (index + 1) * milliseconds
    const counter = this.#counterOf(limit, index, key)

    while (counter.left === 0 && !counter.isSpent) {
      counter.fetching ??= this.#fetch(
        limit,
        `${index} ${key}`,
        endsAt,
        counter,
      )
      await counter.fetching
    }
    if (counter.left > 0) {
      counter.left -= 1
      return undefined
    }
    const isFirst = !counter.isRefused
    counter.isRefused = true
    return { retryAfterSeconds: Math.ceil((endsAt - now) / 1000), isFirst }
  }

  /**
   * Whether this instance knows that the limit has been reached in the current
   * window. Counts nothing, and asks no database.
   */
  isReached(limit: Limit, key: string): boolean {
    const window = this.#windows.get(limit.name)
    const index = Math.floor(
      this.#clock().getTime() / (limit.windowSeconds * 1000),
    )
    return window?.index === index && window.counters.get(key)?.isSpent === true
  }

  /** Forgets the windows that are over. */
  async tidy(): Promise<void> {
    await this.#database.query({
      text: `DELETE FROM ${this.#table} WHERE ends_at <= $1`,
      values: [this.#clock()],
    })
  }

  #counterOf(limit: Limit, index: number, key: string): Counter {
    const known = this.#windows.get(limit.name)
    const window =
      known?.index === index
        ? known
        : { index, counters: new Map<string, Counter>() }
    this.#windows.set(limit.name, window)

    const counter = window.counters.get(key)
    if (counter) return counter
    const isRoom = window.counters.size < MOST_KEYS
    const isInTenths = limit.counted === 'tenths' && isRoom
    const portion = isInTenths ? tenthOf(limit) : 1
    const free = isInTenths ? portion : 0
    const made: Counter = {
      left: free,
      untold: free,
      portion,
      isSpent: false,
      isRefused: false,
      fetching: undefined,
    }
    if (isRoom) window.counters.set(key, made)
    return made
  }

  async #fetch(
    limit: Limit,
    key: string,
    endsAt: number,
    counter: Counter,
  ): Promise<void> {
    const wanted = counter.portion
    try {
      const [row] = await this.#database.query({
        name: `${this.#table}-take`,
        text: `INSERT INTO ${this.#table} AS counted (key, ends_at, used)
               VALUES ($1, $2, $3)
               ON CONFLICT (key) DO UPDATE SET used = counted.used + excluded.used
               RETURNING used`,
        values: [
          hashed(`${limit.name} ${key}`),
          new Date(endsAt),
          counter.untold + wanted,
        ],
      })
      const usedBefore = Number(row?.used) - wanted
      counter.untold = 0
      counter.left = Math.min(wanted, Math.max(0, limit.most - usedBefore))
      counter.isSpent = counter.left === 0
    } catch (cause) {
      throw new Problem('unavailable', { cause })
    } finally {
      counter.fetching = undefined
    }
  }
}

const tenthOf = ({ most }: Limit) => Math.max(1, Math.floor(most / 10))

const hashed = (text: string) => createHash('sha256').update(text).digest('hex')
