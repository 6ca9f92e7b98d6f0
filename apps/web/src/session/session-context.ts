import { createContext, use, useSyncExternalStore } from 'react'
import type { Session, SessionStore } from './session-store.ts'

export const SessionContext = createContext<SessionStore | null>(null)

/**
 * The session store of the page.
 *
 * @throws {Error} outside of `App`, which provides it
 */
export function useSessionStore(): SessionStore {
  const store = use(SessionContext)
  if (!store) throw new Error('no session store: render inside App')
  return store
}

/** The current session; renders again whenever it changes. */
export function useSession(): Session {
  const store = useSessionStore()
  return useSyncExternalStore(store.subscribe, store.get)
}
