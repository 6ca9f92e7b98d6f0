import { instanceOf, Problem } from '@mittkanta/problems'
import type { Request, Response } from 'express'
import type { Acting } from '../acting/acting.ts'
import { sessionCookie } from '../http/cookies.ts'
import type { SecurityEvents } from '../security-events.ts'
import type { SessionLookups } from './session-lookups.ts'
import type { SessionStore } from './session-store.ts'

/** Ends the session of a request; resolves when it is over. */
export type SignOut = (req: Request, res: Response) => Promise<void>

interface Deps {
  readonly store: SessionStore
  readonly lookups: SessionLookups
  /** Absent where acting for another is not offered. */
  readonly acting: Acting | undefined
  readonly tell: SecurityEvents
  readonly clock: () => Date
}

/**
 * Makes the one way to end one's own session. Harmless when no one is signed
 * in, and never refused: cookies that are not those of open sessions, from an
 * address that sent too many of them, cost no further statement. What the
 * session had open at the registry is left without waiting, and the cookie is
 * cleared, which also empties the back/forward cache.
 */
export function createSignOut(deps: Deps): SignOut {
  const { store, lookups, acting, tell, clock } = deps
  return async (req, res) => {
    const tokens = sessionCookie.readAll(req)
    sessionCookie.clear(res)
    const instance = instanceOf(req)
    for (const token of tokens) {
      const session = await lookups.lookUp(req, token).catch(asUnknown)
      if (session === 'unknown') continue
      // Signing out does not depend on it.
      const open =
        acting && session !== 'over'
          ? await acting.registrySessions(session).catch(() => [])
          : []
      await store.end(token, 'signed-out', clock())
      tell({ event: 'signed-out', rule: 'by-the-reader', instance })
      acting?.leave(open, instance)
    }
  }
}

function asUnknown(error: unknown): 'unknown' {
  if (error instanceof Problem && error.kind === 'too-many-requests') {
    return 'unknown'
  }
  throw error
}
