import { EndOtherSession, OtherSessions } from '@mittkanta/contracts'
import { input, instanceOf } from '@mittkanta/problems'
import { jsonBody } from '@mittkanta/service-kit'
import { answerJson } from '../http/answer.ts'
import type { Route } from '../http/route.ts'
import type { SecurityEvents } from '../security-events.ts'
import type { SessionAccess } from './session-access.ts'
import type { SessionStore } from './session-store.ts'

interface Deps {
  readonly sessions: SessionAccess
  readonly store: SessionStore
  readonly tell: SecurityEvents
  readonly clock: () => Date
}

const sent = jsonBody('1kb')

const PROBLEMS = [
  'cross-site',
  'not-signed-in',
  'session-ended',
  'too-large',
  'unsupported-content',
] as const

/** `GET /api/session/others` · `POST /api/session/end-others` */
export function otherSessionsRoutes(deps: Deps): Route[] {
  const { sessions, store, tell, clock } = deps
  return [
    {
      method: 'get',
      path: '/api/session/others',
      admits: 'data',
      isPersonal: true,
      summary: 'Where else the person is signed in',
      answer: { kind: 'json', schema: OtherSessions },
      problems: ['cross-site', 'not-signed-in', 'session-ended'],
      handlers: [
        async (req, res) => {
          const session = await sessions.use(req, res)
          answerJson(res, OtherSessions, {
            sessions: await store.others(session, clock()),
          })
        },
      ],
    },
    {
      method: 'post',
      path: '/api/session/end-others',
      admits: 'data',
      isPersonal: true,
      summary: 'Ends one of the person’s other sessions, or all of them',
      body: EndOtherSession,
      answer: { kind: 'nothing' },
      problems: [...PROBLEMS, 'invalid-request'],
      handlers: [
        async (req, res) => {
          const session = await sessions.use(req, res)
          const { sessionRef } = input(EndOtherSession, await sent(req, res))
          const ended = await store.endOthers(session, sessionRef, clock())
          const instance = instanceOf(req)
          const rule = 'ended-elsewhere'
          for (let each = 0; each < ended; each += 1)
            tell({ event: 'session-ended-elsewhere', rule, instance })
          // One that was not there, or was over, is as ended as any.
          res.status(204).end()
        },
      ],
    },
  ]
}
