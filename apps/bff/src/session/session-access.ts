import { instanceOf, Problem } from '@mittkanta/problems'
import type { Request, Response } from 'express'
import { sessionCookie } from '../http/cookies.ts'
import type { SecurityEvents } from '../security-events.ts'
import type { SecretToken } from './secret-token.ts'
import type { Session, SessionStore } from './session-store.ts'

/** Finds the session of a request. */
export class SessionAccess {
  readonly #store: SessionStore
  readonly #tell: SecurityEvents
  readonly #clock: () => Date

  constructor(store: SessionStore, tell: SecurityEvents, clock: () => Date) {
    this.#store = store
    this.#tell = tell
    this.#clock = clock
  }

  /**
   * The open session, if there is one; looking does not prolong it. The cookie
   * of one that has ended is cleared, which also keeps browsers from bringing
   * old pages back, unless the answer has begun. A cookie that no session was
   * ever opened with is the security event `session-refused`.
   */
  async find(req: Request, res: Response): Promise<Session | undefined> {
    const token = sessionCookie.read(req)
    const session = token && (await this.#store.find(token, this.#clock()))
    const isOver = session === undefined && sessionCookie.isSent(req)
    if (isOver) {
      if (!res.headersSent) sessionCookie.clear(res)
      await this.#reportInvented(req, token)
    }
    return session
  }

  async #reportInvented(
    req: Request,
    token: SecretToken | undefined,
  ): Promise<void> {
    if (token && (await this.#store.wasOpened(token))) return
    const rule = token === undefined ? 'malformed' : 'unknown'
    this.#tell({ event: 'session-refused', rule, instance: instanceOf(req) })
  }

  /**
   * The open session of a person who is active.
   *
   * @throws {Problem} `not-signed-in` without a session cookie, `session-ended`
   *   when its session is over
   */
  async use(req: Request, res: Response): Promise<Session> {
    const session = await this.find(req, res)
    if (session && (await this.#store.touch(session, this.#clock()))) {
      return session
    }
    throw new Problem(
      sessionCookie.isSent(req) ? 'session-ended' : 'not-signed-in',
    )
  }
}
