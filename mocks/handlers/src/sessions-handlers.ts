import {
  EndOtherSession,
  OtherSessions,
  type OtherSession,
} from '@mittkanta/contracts'
import { operations } from '@mittkanta/contracts/portal'
import { HttpResponse, type HttpHandler } from 'msw'
import { hasHeader, problem } from './problem.ts'
import type { Situation } from './situations.ts'
import { answers } from './subject.ts'

/** Where the mocked reader is signed in besides. */
const ELSEWHERE: readonly OtherSession[] = [
  {
    sessionRef: '00000000-0000-4000-8000-000000000001',
    device: 'phone',
    startedAt: '2024-03-01T08:05:00.000Z',
    lastActiveAt: '2024-03-01T09:40:00.000Z',
  },
  {
    sessionRef: '00000000-0000-4000-8000-000000000002',
    device: 'computer',
    startedAt: '2024-03-01T06:30:00.000Z',
    lastActiveAt: '2024-03-01T09:31:00.000Z',
  },
]

/** The handlers of `/api/session/others` and `/api/session/end-others`. */
export function sessionsHandlers(situation: Situation): readonly HttpHandler[] {
  let open = situation === 'empty' ? [] : ELSEWHERE
  return [
    answers(operations.otherSessions, ({ request }) =>
      hasHeader(request)
        ? HttpResponse.json(OtherSessions.parse({ sessions: open }))
        : problem('cross-site'),
    ),
    answers(operations.endOtherSessions, async ({ request }) => {
      if (!hasHeader(request)) return problem('cross-site')
      const asked = EndOtherSession.safeParse(await request.json()).data
      if (asked === undefined) return problem('invalid-request')
      open = open.filter(
        ({ sessionRef }) =>
          asked.sessionRef !== null && sessionRef !== asked.sessionRef,
      )
      return new HttpResponse(null, { status: 204 })
    }),
  ]
}
