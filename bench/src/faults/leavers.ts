import { setTimeout as delay } from 'node:timers/promises'
import { SessionState } from '@mittkanta/contracts'
import {
  driveSignOut,
  type Browser,
} from '@mittkanta/mock-identification/drive'
import type { Cluster } from '../cluster/cluster.ts'
import type { Violation } from '../people/oracle.ts'
import { FROM_OUR_PAGE, signIn } from '../people/sign-in.ts'

/** A token is good for two minutes; after this it is not sent again. */
const GOOD_MILLISECONDS = 110_000
/** A token waits this long for a fault of the database, then it is sent anyway. */
const HELD_MILLISECONDS = 40_000
/** How many wait at the same time. */
const MOST_HELD = 6
const RETRY_MILLISECONDS = 300
const ANSWER_MILLISECONDS = 5_000
const TOKEN_MILLISECONDS = 5_000

/**
 * A person who has signed out at the identification service, and not yet here.
 */
interface Leaver {
  readonly browser: Browser
  readonly token: string
  readonly since: number
}

/** What became of the logout tokens. */
export interface Logouts {
  /** Tokens that were carried out, at some try. */
  readonly carriedOut: number
  /** Of these, tokens that were sent more than once. */
  readonly sentAgain: number
  /** Tokens that were answered with 400 after an answer to them had been lost. */
  readonly usedBefore: number
  /** Tokens that no try brought to an end while they were good. */
  readonly givenUp: number
  readonly violations: readonly Violation[]
}

/**
 * People who sign out at the identification service while parts of the portal
 * fail. Their logout tokens are sent when a fault of the database begins, and
 * again until they are answered; then their sessions must be over.
 */
export class Leavers {
  readonly #cluster: Cluster
  readonly #person: string
  readonly #held: Leaver[] = []
  readonly #sending = new Set<Promise<void>>()
  readonly #violations: Violation[] = []
  #carriedOut = 0
  #sentAgain = 0
  #usedBefore = 0
  #givenUp = 0

  /**
   * @param person the identification service's name for the person who leaves
   */
  constructor(cluster: Cluster, person: string) {
    this.#cluster = cluster
    this.#person = person
  }

  /** Signs people in and out at the identification service until stopped. */
  async goOn(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (this.#held.length < MOST_HELD) {
        // What does not succeed in the middle of a fault is tried again.
        await this.#prepare().catch(() => undefined)
      }
      const old = performance.now() - HELD_MILLISECONDS
      if ((this.#held[0]?.since ?? Infinity) < old) this.#send()
      await delay(250, undefined, { signal }).catch(() => undefined)
    }
    this.leave()
    await Promise.all(this.#sending)
  }

  /** Everybody who waits leaves now. */
  leave(): void {
    while (this.#held.length > 0) this.#send()
  }

  get result(): Logouts {
    return {
      carriedOut: this.#carriedOut,
      sentAgain: this.#sentAgain,
      usedBefore: this.#usedBefore,
      givenUp: this.#givenUp,
      violations: this.#violations,
    }
  }

  async #prepare(): Promise<void> {
    const { url, issuer, logoutInbox } = this.#cluster
    const browser = await signIn(url, this.#person)
    const state = await this.#stateOf(browser)
    if (state !== 'signed-in') throw new Error('the sign-in gave no session')
    const endSession = new URL('/session/end', issuer)
    endSession.search = new URLSearchParams({
      client_id: 'mittkanta',
      post_logout_redirect_uri: `${url}/signed-out`,
    }).toString()
    const coming = logoutInbox.next(TOKEN_MILLISECONDS)
    const [token] = await Promise.all([
      coming,
      driveSignOut(endSession, browser),
    ])
    this.#held.push({ browser, token, since: performance.now() })
  }

  #send(): void {
    const leaver = this.#held.shift()
    if (leaver === undefined) return
    const sent = this.#untilAnswered(leaver).finally(() =>
      this.#sending.delete(sent),
    )
    this.#sending.add(sent)
  }

  async #untilAnswered(leaver: Leaver): Promise<void> {
    const { token, since } = leaver
    let isLost = false
    for (let tries = 1; ; tries += 1) {
      const status = await this.#sendOnce(token)
      if (status === 200) {
        this.#carriedOut += 1
        if (tries > 1) this.#sentAgain += 1
        return this.#expectOver(leaver, `after ${tries} tries`)
      }
      if (status === 400) {
        if (!isLost) {
          this.#report(`a good token was called invalid at try ${tries}`)
        }
        this.#usedBefore += 1
        return this.#expectOver(leaver, 'with an answer lost before')
      }
      // The portal may have carried it out although the answer was lost.
      isLost ||= status === undefined || status >= 500
      if (performance.now() - since > GOOD_MILLISECONDS) {
        this.#givenUp += 1
        return
      }
      await delay(RETRY_MILLISECONDS)
    }
  }

  /** @returns the status; nothing when there was no answer */
  async #sendOnce(token: string): Promise<number | undefined> {
    try {
      const answer = await fetch(
        new URL('/sign-in/backchannel-logout', this.#cluster.url),
        {
          method: 'POST',
          body: new URLSearchParams({ logout_token: token }),
          signal: AbortSignal.timeout(ANSWER_MILLISECONDS),
        },
      )
      await answer.body?.cancel()
      return answer.status
    } catch {
      return undefined
    }
  }

  async #expectOver({ browser }: Leaver, how: string): Promise<void> {
    for (let tries = 0; tries < 100; tries += 1) {
      const state = await this.#stateOf(browser).catch(() => undefined)
      if (state === 'signed-out') return
      if (state === 'signed-in') {
        this.#report(`a session is open whose token was carried out ${how}`)
        return
      }
      await delay(RETRY_MILLISECONDS)
    }
    this.#report(`nobody could say whether a session is over (${how})`)
  }

  async #stateOf(browser: Browser): Promise<SessionState['state']> {
    const answer = await browser.visit(
      new URL('/api/session', this.#cluster.url),
      { headers: FROM_OUR_PAGE },
    )
    if (!answer.ok) throw new Error(`/api/session answered ${answer.status}`)
    return SessionState.parse(await answer.json()).state
  }

  #report(what: string): void {
    const promise = 'no session survives its logout token'
    this.#violations.push({ promise, what })
  }
}
