import { SessionState, SignedOut } from '@mittkanta/contracts'
import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import { ask, askJson, onSignedOut } from '../api/ask.ts'
import { belongTo } from './tab-memory.ts'
import { finish, isUnfinished } from '../safety/unfinished.ts'
import { SessionStore, type SessionDeps } from './session-store.ts'

/** The session of this browser at the bff, ended by whichever answer says so; what the tab remembers ends with it. */
export function browserSession({
  leave,
  vanish,
  now,
}: Pick<SessionDeps, 'leave' | 'vanish' | 'now'>): SessionStore {
  const end = async () => {
    const options = { method: 'POST' } as const
    return (await askJson(address(operations.endSession), SignedOut, options))
      .next
  }
  const session = new SessionStore({
    ask: async () => {
      if (isUnfinished()) {
        await end()
        finish()
      }
      return askJson(address(operations.session), SessionState)
    },
    keepAlive: () => ask(address(operations.keepAlive), { method: 'POST' }),
    end,
    leave,
    vanish,
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
