import { SessionState, SignedOut } from '@mittkanta/contracts'
import { ask, askJson, onSignedOut } from '../api/ask.ts'
import { paths } from '../api/paths.ts'
import { belongTo } from './tab-memory.ts'
import { SessionStore, type SessionDeps } from './session-store.ts'

/** The session of this browser at the bff, ended by whichever answer says so; what the tab remembers ends with it. */
export function browserSession({
  leave,
  now,
}: Pick<SessionDeps, 'leave' | 'now'>): SessionStore {
  const session = new SessionStore({
    ask: () => askJson(paths.session, SessionState),
    keepAlive: () => ask(paths.keepAlive, { method: 'POST' }),
    end: async () => {
      const options = { method: 'POST' } as const
      return (await askJson(paths.endSession, SignedOut, options)).next
    },
    leave,
    now,
  })
  onSignedOut(session.hasEnded)
  session.subscribe(() => {
    const now = session.get()
    if (now.state === 'signed-in') belongTo(now.open.contextId)
    if (now.state === 'signed-out') belongTo(null)
  })
  return session
}
