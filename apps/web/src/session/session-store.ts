import type { SessionState } from '@mittkanta/contracts'
import { saysSignedOut } from '../api/api-problem.ts'
import {
  deadlinesOf,
  standingAt,
  untilNextChange,
  type Deadlines,
  type Ending,
  type OpenSession,
} from './deadlines.ts'

/** What the pages may show. Personal data is rendered in `signed-in` only. */
export type Session =
  /** The session check has not passed yet. */
  | { readonly state: 'checking' }
  /** The session check got no answer. */
  | { readonly state: 'unreachable' }
  | { readonly state: 'signed-out' }
  | {
      readonly state: 'signed-in'
      readonly open: OpenSession
      /** Set while the page warns; `at` is the instant of the end. */
      readonly warning: { readonly ending: Ending; readonly at: number } | null
    }
  /** A reader was signed in on this page and is so no more. */
  | { readonly state: 'ended' }
  | { readonly state: 'signing-out' }
  | { readonly state: 'sign-out-failed' }
  /** The person has left in a hurry: nothing is shown, not even a frame. */
  | { readonly state: 'left' }

/** What the store needs of the world. */
export interface SessionDeps {
  readonly ask: () => Promise<SessionState>
  /** Reports to the bff that the person is active. */
  readonly keepAlive: () => Promise<unknown>
  /** Ends the session and answers where to go next. */
  readonly end: () => Promise<string>
  /** Leaves the page for good, without an entry in the history. */
  readonly leave: (next: string) => void
  /** Hides everything at once, ends the session and leaves without a trace. */
  readonly vanish: () => void
  /** Milliseconds; the same clock that the deadlines are in. */
  readonly now: () => number
}

/** Minimum interval between reports of activity to the bff. */
const KEEP_ALIVE_MILLISECONDS = 60_000

/** An answer before a warning is waited for as long as this. */
const LATE_MILLISECONDS = 1000

/**
 * The session as this page knows it. It fails closed: when a deadline passes
 * the state is no longer `signed-in`, before anything is asked of the network.
 */
export class SessionStore {
  readonly #deps: SessionDeps
  readonly #listeners = new Set<() => void>()
  #session: Session = { state: 'checking' }
  #deadlines: Deadlines | undefined
  #timer: ReturnType<typeof setTimeout> | undefined
  #keptAliveAt = 0
  #hasUnderstood = false
  #isAskingBeforeWarning = false
  #checks = 0

  constructor(deps: SessionDeps) {
    this.#deps = deps
  }

  readonly get = (): Session => this.#session

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Asks the bff who is signed in. Of several checks only the last one counts. */
  readonly check = async (): Promise<void> => {
    const turn = ++this.#checks
    const isLast = () => turn === this.#checks
    try {
      const answer = await this.#deps.ask()
      if (isLast()) this.#accept(answer)
    } catch {
      if (isLast() && this.#session.state !== 'signed-in')
        this.#become({
          state: this.#deadlines ? 'ended' : 'unreachable',
        })
    }
  }

  /** The bff said that the session is over: nothing more is shown. */
  readonly hasEnded = (): void => {
    this.#checks++
    if (this.#session.state === 'signed-in') this.#finish('ended')
    else if (this.#session.state === 'checking')
      this.#finish(this.#deadlines ? 'ended' : 'signed-out')
  }

  /** Something that only a person does happened. A warning wants its own answer. */
  readonly sawActivity = (): void => {
    const { now } = this.#deps
    if (this.#session.state !== 'signed-in' || this.#session.warning) return
    if (now() - this.#keptAliveAt >= KEEP_ALIVE_MILLISECONDS) void this.stay()
  }

  /** The person leaves in a hurry. Hidden first; nothing is waited for. */
  readonly leaveQuickly = (): void => {
    if (this.#session.state === 'left') return
    this.#checks++
    this.#deps.vanish()
    this.#finish('left')
  }

  /** The person wants to stay signed in. */
  readonly stay = async (): Promise<void> => {
    if (this.#session.state !== 'signed-in') return
    this.#keptAliveAt = this.#deps.now()
    try {
      await this.#deps.keepAlive()
      await this.check()
    } catch (error) {
      if (saysSignedOut(error)) this.hasEnded()
      // Without an answer the deadlines stay as they were.
    }
  }

  /** The person has read that the session ends and that nothing prolongs it. */
  readonly understand = (): void => {
    if (this.#session.state !== 'signed-in') return
    this.#hasUnderstood = true
    this.#become({ ...this.#session, warning: null })
  }

  /** Looks at the clock, for instance when a sleeping computer wakes up. */
  readonly look = (): void => {
    if (this.#session.state !== 'signed-in' || !this.#deadlines) return
    clearTimeout(this.#timer)
    const standing = standingAt(this.#deadlines, this.#deps.now())
    if (standing.phase === 'ended') {
      // Blank first. Another tab may have kept the session alive: then the
      // check brings the page back.
      this.#become({ state: 'checking' })
      void this.check()
      return
    }
    if (standing.phase === 'ending' && !this.#isWarningGiven(standing.ending))
      void this.#askThenWarn()
    this.#timer = setTimeout(
      this.look,
      untilNextChange(this.#deadlines, this.#deps.now()),
    )
  }

  /** Ends the session. The page is blank from the first moment. */
  readonly signOut = async (): Promise<void> => {
    this.#checks++
    this.#finish('signing-out')
    try {
      this.#deps.leave(await this.#deps.end())
    } catch (error) {
      if (saysSignedOut(error)) this.#deps.leave('/signed-out')
      else this.#become({ state: 'sign-out-failed' })
    }
  }

  /**
   * Warns, unless the bff says that the session continues: another tab, or a
   * page that was fetched, may have kept it alive. An answer that is late does
   * not keep the warning waiting.
   */
  async #askThenWarn(): Promise<void> {
    if (this.#isAskingBeforeWarning) return
    this.#isAskingBeforeWarning = true
    const late = new Promise((resolve) =>
      setTimeout(resolve, LATE_MILLISECONDS),
    )
    await Promise.race([this.check(), late])
    this.#isAskingBeforeWarning = false
    if (this.#session.state !== 'signed-in' || !this.#deadlines) return
    const standing = standingAt(this.#deadlines, this.#deps.now())
    if (standing.phase !== 'ending' || this.#isWarningGiven(standing.ending))
      return
    const { ending, at } = standing
    this.#become({ ...this.#session, warning: { ending, at } })
  }

  #isWarningGiven(ending: Ending): boolean {
    if (ending === 'absolute' && this.#hasUnderstood) return true
    return (
      this.#session.state === 'signed-in' &&
      this.#session.warning?.ending === ending
    )
  }

  #accept(answer: SessionState): void {
    if (answer.state === 'signed-out') {
      this.#finish(this.#deadlines ? 'ended' : 'signed-out')
      return
    }
    const before = this.#session
    const now = this.#deps.now()
    this.#deadlines = deadlinesOf(answer, now)
    const isSame =
      before.state === 'signed-in' && before.open.contextId === answer.contextId
    if (!isSame) {
      this.#keptAliveAt = now
      this.#hasUnderstood = false
    }
    const standing = standingAt(this.#deadlines, now)
    if (standing.phase === 'ended') {
      this.#finish('ended')
      return
    }
    const isWarned = isSame && before.warning !== null
    this.#become({
      state: 'signed-in',
      open: isSame ? before.open : answer,
      warning:
        standing.phase === 'ending' && isWarned
          ? { ending: standing.ending, at: standing.at }
          : null,
    })
    this.look()
  }

  #finish(state: 'ended' | 'signed-out' | 'signing-out' | 'left'): void {
    clearTimeout(this.#timer)
    this.#become({ state })
  }

  #become(session: Session): void {
    this.#session = session
    for (const listener of this.#listeners) listener()
  }
}
