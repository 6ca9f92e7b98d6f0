import { Problem } from '@mittkanta/problems'
import type { Request, Response } from 'express'
import { sessionCookie } from '../http/cookies.ts'
import type { SessionLookups } from './session-lookups.ts'
import type { Session, SessionStore } from './session-store.ts'

/** Finds the session of a request. */
export class SessionAccess {
  readonly #lookups: SessionLookups
  readonly #store: SessionStore
  readonly #clock: () => Date

  constructor(lookups: SessionLookups, store: SessionStore, clock: () => Date) {
    this.#lookups = lookups
    this.#store = store
    this.#clock = clock
  }

  /**
   * The open session, if there is one; looking does not prolong it. The cookie
   * of one that has ended is cleared, which also keeps browsers from bringing
   * old pages back, unless the answer has begun.
   *
   * @throws {Problem} `too-many-requests`, see `SessionLookups`
   */
  async find(req: Request, res: Response): Promise<Session | undefined> {
    const session = await this.#lookups.find(req)
    const isOver = session === undefined && sessionCookie.isSent(req)
    if (isOver && !res.headersSent) sessionCookie.clear(res)
    return session
  }

  /**
   * The open session of a person who is active.
   *
   * @throws {Problem} `not-signed-in` without a session cookie, `session-ended`
   *   when its session is over, `too-many-requests` as above
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
