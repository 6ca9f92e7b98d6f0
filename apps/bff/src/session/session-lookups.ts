import { setTimeout as delay } from 'node:timers/promises'
import { instanceOf, Problem } from '@mittkanta/problems'
import { networkOf, type Limit, type RateLimiter } from '@mittkanta/rate-limits'
import type { Request } from 'express'
import { sessionCookie } from '../http/cookies.ts'
import type { SecurityEvents } from '../security-events.ts'
import type { KeyedHash } from './keyed-hash.ts'
import { hashOf, type SecretToken } from './secret-token.ts'
import type { Session, SessionStore } from './session-store.ts'

/** Batches of cookies from addresses over the limit are this far apart. */
const BATCH_MILLISECONDS = 100
/** Cookies in one batch; a further one is refused without being looked up. */
const MOST_IN_BATCH = 500

interface Deps {
  readonly store: SessionStore
  readonly limiter: RateLimiter
  readonly hash: KeyedHash
  /** Of what one address may send in five minutes that was never a session. */
  readonly limit: Limit
  readonly tell: SecurityEvents
  readonly clock: () => Date
}

interface Batch {
  readonly hashes: Set<string>
  /** Which of them are open sessions. */
  readonly open: Promise<ReadonlySet<string>>
}

/**
 * Finds sessions, and counts by address the cookies that never were a session
 * (ASVS 2.4.1). Others behind the same address are not locked out: over the
 * limit, cookies are checked in batches, one query at a time for all of these
 * addresses, and those of open sessions are let through.
 */
export class SessionLookups {
  readonly #deps: Deps
  readonly #admitted = new WeakMap<Request, Promise<void>>()
  #collecting: Batch | undefined
  #last: Promise<unknown> = Promise.resolve()

  constructor(deps: Deps) {
    this.#deps = deps
  }

  /**
   * Lets a request on whose address is below the limit, or whose cookie is that
   * of an open session, or that has none.
   *
   * @throws {Problem} `too-many-requests`
   */
  admit(req: Request): Promise<void> {
    const known = this.#admitted.get(req)
    if (known) return known
    const admitted = this.#admit(req)
    this.#admitted.set(req, admitted)
    return admitted
  }

  /**
   * The open session of a request.
   *
   * @throws {Problem} as `lookUp`
   */
  async find(req: Request): Promise<Session | undefined> {
    const token = sessionCookie.read(req)
    if (token === undefined) {
      if (sessionCookie.isSent(req)) this.#report(req, 'malformed')
      return undefined
    }
    const found = await this.lookUp(req, token)
    return typeof found === 'string' ? undefined : found
  }

  /**
   * The session of a token that a request brings; `over` when it has ended,
   * `unknown` when it never was one.
   *
   * @throws {Problem} `too-many-requests` when too many cookies from the
   *   request's address never were a session
   */
  async lookUp(
    req: Request,
    token: SecretToken,
  ): Promise<Session | 'over' | 'unknown'> {
    await this.admit(req)
    const { store, clock } = this.#deps
    const found = await store.lookUp(token, clock())
    if (found === 'unknown') {
      this.#report(req, 'unknown')
      await this.#count(req)
    }
    return found
  }

  /** Reports a cookie that no session was ever opened with. */
  #report(req: Request, rule: 'malformed' | 'unknown'): void {
    const instance = instanceOf(req)
    this.#deps.tell({ event: 'session-refused', rule, instance })
  }

  async #admit(req: Request): Promise<void> {
    const token = sessionCookie.read(req)
    const key = this.#keyOf(req)
    const { limiter, limit, clock } = this.#deps
    if (token === undefined || key === undefined) return
    if (!limiter.isReached(limit, key)) return
    if (await this.#isOpen(token)) return
    const window = limit.windowSeconds
    const retryAfterSeconds = window - ((clock().getTime() / 1000) % window)
    throw new Problem('too-many-requests', {
      retryAfterSeconds: Math.ceil(retryAfterSeconds),
    })
  }

  async #count(req: Request): Promise<void> {
    const { limiter, limit, tell } = this.#deps
    const key = this.#keyOf(req)
    if (key === undefined) return
    const refusal = await limiter.take(limit, key)
    if (refusal === undefined) return
    const { isFirst, retryAfterSeconds } = refusal
    if (isFirst) {
      const instance = instanceOf(req)
      tell({ event: 'rate-limited', rule: limit.name, instance })
    }
    throw new Problem('too-many-requests', { retryAfterSeconds })
  }

  async #isOpen(token: SecretToken): Promise<boolean> {
    const batch = (this.#collecting ??= this.#collect())
    const hash = hashOf(token)
    if (batch.hashes.size >= MOST_IN_BATCH) return false
    batch.hashes.add(hash)
    return (await batch.open).has(hash)
  }

  #collect(): Batch {
    const hashes = new Set<string>()
    const ask = async () => {
      await Promise.all([
        this.#last.catch(() => undefined),
        delay(BATCH_MILLISECONDS),
      ])
      this.#collecting = undefined
      return this.#deps.store.openAmong([...hashes], this.#deps.clock())
    }
    const open = ask()
    this.#last = open
    return { hashes, open }
  }

  #keyOf({ ip }: Request): string | undefined {
    const network = networkOf(ip)
    return network && this.#deps.hash.of('limit', network)
  }
}
