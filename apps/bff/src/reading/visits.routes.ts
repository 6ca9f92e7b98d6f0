import { Visits } from '@mittkanta/contracts'
import { Problem } from '@mittkanta/problems'
import { answerJson } from '../http/answer.ts'
import type { Route } from '../http/route.ts'
import type { ReadingDeps } from './reading.routes.ts'
import { OWN, ownReading } from './subject.ts'

/**
 * `GET /api/subjects/:subjectRef/visits`: on which days another person acted
 * for the reader. In one's own record only; no reader sees who visited another.
 */
export function visitsRoutes({
  sessions,
  archive,
  rules,
  clock,
}: ReadingDeps): Route[] {
  return [
    {
      method: 'get',
      path: '/api/subjects/:subjectRef/visits',
      admits: 'data',
      isPersonal: true,
      summary: 'The days on which somebody acting for me opened my record',
      answer: { kind: 'json', schema: Visits },
      problems: [
        'not-signed-in',
        'session-ended',
        'cross-site',
        'not-found',
        'unavailable',
      ],
      handlers: [
        async (req, res) => {
          const session = await sessions.use(req, res)
          if (req.params.subjectRef !== OWN) throw new Problem('not-found')
          const { asking } = ownReading(req, session, rules, clock())
          answerJson(res, Visits, await archive.visits(asking))
        },
      ],
    },
  ]
}
