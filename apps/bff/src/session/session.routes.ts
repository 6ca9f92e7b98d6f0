import { helsinkiDate } from '@mittkanta/calendar'
import { SessionState, SignedOut } from '@mittkanta/contracts'
import { subjectAge, turns18On } from '../acting/coming-of-age.ts'
import { answerJson } from '../http/answer.ts'
import type { Route } from '../http/route.ts'
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

/** `GET /api/session` · `POST /api/session/keep-alive` · `POST /api/session/end` */
export function sessionRoutes(deps: SessionRoutesDeps): Route[] {
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

  return [
    {
      method: 'get',
      path: '/api/session',
      admits: 'data',
      isPersonal: false,
      summary: 'Who is signed in, and for how long; asking does not prolong it',
      answer: { kind: 'json', schema: SessionState },
      problems: ['cross-site', 'too-many-requests', 'unavailable'],
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
          await signOut(req, res)
          // "cookies" is left out: it would reach every service of our domain.
          res.setHeader('Clear-Site-Data', '"cache", "storage"')
          answerJson(res, SignedOut, { next: await nextAfterSignOut() })
        },
      ],
    },
  ]
}
