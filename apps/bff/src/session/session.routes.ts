import { helsinkiDate } from '@mittkanta/calendar'
import { SessionState, SignedOut } from '@mittkanta/contracts'
import { instanceOf } from '@mittkanta/problems'
import type { Request } from 'express'
import type { Acting } from '../acting/acting.ts'
import { subjectAge, turns18On } from '../acting/coming-of-age.ts'
import { answerJson } from '../http/answer.ts'
import { sessionCookie } from '../http/cookies.ts'
import type { Route } from '../http/route.ts'
import type { Provider } from '../sign-in/provider.ts'
import type { SessionAccess } from './session-access.ts'
import type { SecretToken } from './secret-token.ts'
import type { Session, SessionStore } from './session-store.ts'

export interface SessionRoutesDeps {
  readonly sessions: SessionAccess
  readonly store: SessionStore
  readonly provider: Provider
  /** Absent where nobody acts for another. */
  readonly acting: Acting | undefined
  readonly warnSeconds: number
  readonly clock: () => Date
}

/** `GET /api/session` · `POST /api/session/keep-alive` · `POST /api/session/end` */
export function sessionRoutes(deps: SessionRoutesDeps): Route[] {
  const { sessions, store, provider, acting, warnSeconds, clock } = deps

  const secondsUntil = (instant: Date) =>
    Math.max(0, Math.floor((instant.getTime() - clock().getTime()) / 1000))

  const ofMinor = ({ identityCode: { birthDate } }: Session) =>
    subjectAge(birthDate, helsinkiDate(clock())) === 'minor'
      ? turns18On(birthDate)
      : null

  /** Ends the session; what it had open at the registry is left without waiting. */
  const end = async (req: Request, token: SecretToken) => {
    const session = acting && (await store.find(token, clock()))
    // Signing out does not depend on it.
    const open = session
      ? await acting.registrySessions(session).catch(() => [])
      : []
    await store.end(token, 'signed-out', clock())
    acting?.leave(open, instanceOf(req))
  }

  /** The local session is over by now, whatever the provider does. */
  const nextAfterSignOut = () =>
    provider.endSessionUrl().then(
      (url) => url?.href ?? '/signed-out',
      () => '/signed-out',
    )

  return [
    {
      method: 'get',
      path: '/api/session',
      admits: 'data',
      isPersonal: false,
      summary: 'Who is signed in, and for how long; asking does not prolong it',
      answer: { kind: 'json', schema: SessionState },
      problems: ['cross-site'],
      handlers: [
        async (req, res) => {
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
      ],
    },
    {
      method: 'post',
      path: '/api/session/keep-alive',
      admits: 'data',
      isPersonal: true,
      summary: 'The person is active',
      answer: { kind: 'nothing' },
      problems: [
        'cross-site',
        'not-signed-in',
        'session-ended',
        'unsupported-content',
      ],
      handlers: [
        async (req, res) => {
          await sessions.use(req, res)
          res.status(204).end()
        },
      ],
    },
    {
      method: 'post',
      path: '/api/session/end',
      admits: 'data',
      isPersonal: false,
      summary: 'Signs out, here first; harmless when nobody is signed in',
      answer: { kind: 'json', schema: SignedOut },
      problems: ['cross-site', 'unsupported-content'],
      handlers: [
        async (req, res) => {
          const token = sessionCookie.read(req)
          if (token) await end(req, token)
          // Clearing an HttpOnly cookie also empties the back/forward cache.
          // "cookies" is left out: it would reach every service of our domain.
          sessionCookie.clear(res)
          res.setHeader('Clear-Site-Data', '"cache", "storage"')
          answerJson(res, SignedOut, { next: await nextAfterSignOut() })
        },
      ],
    },
  ]
}
