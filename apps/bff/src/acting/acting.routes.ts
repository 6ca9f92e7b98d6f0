import {
  Acting as ActingBody,
  ActingAnswer,
  ActingFinished,
  ActingList,
  ActingStarted,
  Language,
} from '@mittkanta/contracts'
import {
  instanceOf,
  input,
  Problem,
  type ProblemKind,
} from '@mittkanta/problems'
import { jsonBody } from '@mittkanta/service-kit'
import { z } from 'zod'
import { answerJson } from '../http/answer.ts'
import { languageOf } from '../http/language.ts'
import type { Route } from '../http/route.ts'
import type { SessionAccess } from '../session/session-access.ts'
import type { Handle } from './acting-store.ts'
import { secondsUntilDay, turns18On } from './coming-of-age.ts'
import type { ActingOffer } from './offer.ts'

export interface ActingRoutesDeps {
  readonly sessions: SessionAccess
  readonly offer: ActingOffer | undefined
  readonly clock: () => Date
}

const StartQuery = z.strictObject({ language: Language.optional() })

const answered = jsonBody('8kb')

const PROBLEMS: readonly ProblemKind[] = [
  'not-signed-in',
  'session-ended',
  'cross-site',
]

/** Whom the reader acts for, and until when. */
function bodyOf(handle: Handle, now: Date): ActingBody {
  const { subjectRef, displayName, ground, identityCode } = handle
  const endsOn = ground === 'mandate' ? null : turns18On(identityCode.birthDate)
  return {
    ...{ subjectRef, displayName, ground, endsOn },
    endsInSeconds: endsOn && secondsUntilDay(endsOn, now),
  }
}

/** `GET /api/acting` · `POST /api/acting/{start, finish}` · `GET /api/acting/:subjectRef` · `POST /api/acting/:subjectRef/end` */
export function actingRoutes({
  sessions,
  offer,
  clock,
}: ActingRoutesDeps): Route[] {
  const offered = () => {
    if (offer === undefined) throw new Problem('not-found')
    return offer.choosing
  }
  const acting = () => {
    if (offer === undefined) throw new Problem('not-acting')
    return offer.acting
  }
  const personal = { admits: 'data', isPersonal: true } as const

  return [
    {
      ...personal,
      method: 'get',
      path: '/api/acting',
      summary: 'Whom the reader has chosen to act for in this session',
      answer: { kind: 'json', schema: ActingList },
      problems: PROBLEMS,
      handlers: [
        async (req, res) => {
          const session = await sessions.use(req, res)
          const people = (await offer?.acting.all(session)) ?? []
          answerJson(res, ActingList, {
            isOffered: offer !== undefined,
            people: people.map((handle) => bodyOf(handle, clock())),
          })
        },
      ],
    },
    {
      ...personal,
      method: 'post',
      path: '/api/acting/start',
      limit: 'acting',
      summary: 'Begins to choose a person: where the browser goes',
      query: StartQuery,
      answer: { kind: 'json', schema: ActingStarted },
      problems: [
        ...PROBLEMS,
        'invalid-request',
        'unsupported-content',
        'not-found',
        'registry-unavailable',
      ],
      handlers: [
        async (req, res) => {
          const session = await sessions.use(req, res)
          const query = input(StartQuery, req.query)
          const language = languageOf(req, query.language)
          const instance = instanceOf(req)
          const url = await offered().start(session, language, instance)
          answerJson(res, ActingStarted, { next: url.href })
        },
      ],
    },
    {
      ...personal,
      method: 'post',
      path: '/api/acting/finish',
      limit: 'acting',
      summary: 'Back from the registry, with what it gave the browser',
      body: ActingAnswer,
      answer: { kind: 'json', schema: ActingFinished },
      problems: [
        ...PROBLEMS,
        'invalid-request',
        'unsupported-content',
        'too-large',
        'not-found',
        'registry-unavailable',
        'unavailable',
      ],
      handlers: [
        async (req, res) => {
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
      ],
    },
    {
      ...personal,
      method: 'get',
      path: '/api/acting/:subjectRef',
      summary: 'Whom the reader acts for, on a ground that holds',
      answer: { kind: 'json', schema: ActingBody },
      problems: [...PROBLEMS, 'not-acting', 'registry-unavailable'],
      handlers: [
        async (req, res) => {
          const session = await sessions.use(req, res)
          const { subjectRef } = req.params
          const handle = await acting().use(
            session,
            subjectRef,
            instanceOf(req),
          )
          answerJson(res, ActingBody, bodyOf(handle, clock()))
        },
      ],
    },
    {
      ...personal,
      method: 'post',
      path: '/api/acting/:subjectRef/end',
      summary: 'Ends acting for a person, in all tabs and for good',
      answer: { kind: 'nothing' },
      problems: [...PROBLEMS, 'unsupported-content', 'not-acting'],
      handlers: [
        async (req, res) => {
          const session = await sessions.use(req, res)
          await acting().end(session, req.params.subjectRef, instanceOf(req))
          res.status(204).end()
        },
      ],
    },
  ]
}
