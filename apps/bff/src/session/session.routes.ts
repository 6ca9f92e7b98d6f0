import { helsinkiDate } from '@mittkanta/calendar'
import { SessionState, SignedOut } from '@mittkanta/contracts'
import { subjectAge, turns18On } from '../acting/coming-of-age.ts'
import { answerJson } from '../http/answer.ts'
import type { PortalHandlers } from '../http/route.ts'
import type { Provider } from '../sign-in/provider.ts'
import type { SessionAccess } from './session-access.ts'
import type { Session } from './session-store.ts'
import type { SignOut } from './sign-out.ts'

export interface SessionRoutesDeps {
  readonly sessions: SessionAccess
  readonly signOut: SignOut
  readonly provider: Provider
  readonly warnSeconds: number
  readonly clock: () => Date
}

/** Who is signed in, staying so, and signing out. */
export function sessionHandlers(
  deps: SessionRoutesDeps,
): PortalHandlers<'session' | 'keepAlive' | 'endSession'> {
  const { sessions, signOut, provider, warnSeconds, clock } = deps

  const secondsUntil = (instant: Date) =>
    Math.max(0, Math.floor((instant.getTime() - clock().getTime()) / 1000))

  const ofMinor = ({ identityCode: { birthDate } }: Session) =>
    subjectAge(birthDate, helsinkiDate(clock())) === 'minor'
      ? turns18On(birthDate)
      : null

  /** The local session is over by now, whatever the provider does. */
  const nextAfterSignOut = () =>
    provider.endSessionUrl().then(
      (url) => url?.href ?? '/signed-out',
      () => '/signed-out',
    )

  return {
    session: async (req, res) => {
      const session = await sessions.find(req, res)
      answerJson(
        res,
        SessionState,
        session === undefined
          ? { state: 'signed-out' }
          : {
              state: 'signed-in',
              displayName: session.displayName,
              contextId: session.id,
              idleSeconds: secondsUntil(session.idleEndsAt),
              absoluteSeconds: secondsUntil(session.absoluteEndsAt),
              warnSeconds,
              turns18On: ofMinor(session),
            },
      )
    },

    keepAlive: async (req, res) => {
      await sessions.use(req, res)
      res.status(204).end()
    },

    endSession: async (req, res) => {
      await signOut(req, res)
      // "cookies" is left out: it would reach every service of our domain.
      res.setHeader('Clear-Site-Data', '"cache", "storage"')
      answerJson(res, SignedOut, { next: await nextAfterSignOut() })
    },
  }
}
