import { instanceOf } from '@mittkanta/problems'
import type { Request, Response } from 'express'
import type { Acting } from '../acting/acting.ts'
import { sessionCookie } from '../http/cookies.ts'
import type { SecurityEvents } from '../security-events.ts'
import type { SessionStore } from './session-store.ts'

/** Ends the session of a request; resolves when it is over. */
export type SignOut = (req: Request, res: Response) => Promise<void>

interface Deps {
  readonly store: SessionStore
  /** Absent where nobody acts for another. */
  readonly acting: Acting | undefined
  readonly tell: SecurityEvents
  readonly clock: () => Date
}

/**
 * Makes the one way to end one's own session. Harmless when nobody is signed
 * in. What the session had open at the registry is left without waiting, and
 * the cookie is cleared, which also empties the back/forward cache.
 */
export function createSignOut({ store, acting, tell, clock }: Deps): SignOut {
  return async (req, res) => {
    const token = sessionCookie.read(req)
    sessionCookie.clear(res)
    if (!token) return
    const session = acting && (await store.find(token, clock()))
    // Signing out does not depend on it.
    const open = session
      ? await acting.registrySessions(session).catch(() => [])
      : []
    await store.end(token, 'signed-out', clock())
    const instance = instanceOf(req)
    tell({ event: 'signed-out', rule: 'by-the-reader', instance })
    acting?.leave(open, instance)
  }
}
