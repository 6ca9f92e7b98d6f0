import {
  Acting as ActingBody,
  ActingAnswer,
  ActingFinished,
  ActingList,
  ActingStarted,
} from '@mittkanta/contracts'
import { PageQuery } from '@mittkanta/contracts/portal'
import { instanceOf, input, Problem } from '@mittkanta/problems'
import { jsonBody } from '@mittkanta/service-kit'
import { answerJson } from '../http/answer.ts'
import { languageOf } from '../http/language.ts'
import type { PortalHandlers } from '../http/route.ts'
import type { SessionAccess } from '../session/session-access.ts'
import type { Handle } from './acting-store.ts'
import { secondsUntilDay, turns18On } from './coming-of-age.ts'
import type { ActingOffer } from './offer.ts'

export interface ActingRoutesDeps {
  readonly sessions: SessionAccess
  readonly offer: ActingOffer | undefined
  readonly clock: () => Date
}

const answered = jsonBody('8kb')

/** Whom the reader acts for, and until when. */
function bodyOf(handle: Handle, now: Date): ActingBody {
  const { subjectRef, displayName, ground, identityCode } = handle
  const endsOn = ground === 'mandate' ? null : turns18On(identityCode.birthDate)
  return {
    subjectRef,
    displayName,
    ground,
    endsOn,
    endsInSeconds: endsOn && secondsUntilDay(endsOn, now),
  }
}

/** The handlers under `/api/acting`. */
export function actingHandlers({
  sessions,
  offer,
  clock,
}: ActingRoutesDeps): PortalHandlers<
  'actingList' | 'startActing' | 'finishActing' | 'acting' | 'endActing'
> {
  const offered = () => {
    if (offer === undefined) throw new Problem('not-found')
    return offer.choosing
  }
  const acting = () => {
    if (offer === undefined) throw new Problem('not-acting')
    return offer.acting
  }
  return {
    actingList: async (req, res) => {
      const session = await sessions.use(req, res)
      const people = (await offer?.acting.all(session)) ?? []
      answerJson(res, ActingList, {
        isOffered: offer !== undefined,
        people: people.map((handle) => bodyOf(handle, clock())),
      })
    },

    startActing: async (req, res) => {
      const session = await sessions.use(req, res)
      const query = input(PageQuery, req.query)
      const language = languageOf(req, query.language)
      const instance = instanceOf(req)
      const url = await offered().start(session, language, instance)
      answerJson(res, ActingStarted, { next: url.href })
    },

    finishActing: async (req, res) => {
      const session = await sessions.use(req, res)
      const answer = input(ActingAnswer, await answered(req, res))
      const instance = instanceOf(req)
      const subjectRef = await offered().finish(session, answer, instance)
      answerJson(
        res,
        ActingFinished,
        subjectRef === undefined
          ? { outcome: 'refused' }
          : { outcome: 'acting', subjectRef },
      )
    },

    acting: async (req, res) => {
      const session = await sessions.use(req, res)
      const { subjectRef } = req.params
      const handle = await acting().use(session, subjectRef, instanceOf(req))
      answerJson(res, ActingBody, bodyOf(handle, clock()))
    },

    endActing: async (req, res) => {
      const session = await sessions.use(req, res)
      await acting().end(session, req.params.subjectRef, instanceOf(req))
      res.status(204).end()
    },
  }
}
