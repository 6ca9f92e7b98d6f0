import { EndOtherSession, OtherSessions } from '@mittkanta/contracts'
import { input, instanceOf } from '@mittkanta/problems'
import { jsonBody } from '@mittkanta/service-kit'
import { answerJson } from '../http/answer.ts'
import type { PortalHandlers } from '../http/route.ts'
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

/** Where else the reader is signed in, and ending those sessions. */
export function otherSessionsHandlers(
  deps: Deps,
): PortalHandlers<'otherSessions' | 'endOtherSessions'> {
  const { sessions, store, tell, clock } = deps
  return {
    otherSessions: async (req, res) => {
      const session = await sessions.use(req, res)
      answerJson(res, OtherSessions, {
        sessions: await store.others(session, clock()),
      })
    },

    endOtherSessions: async (req, res) => {
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
  }
}
