import { Visits } from '@mittkanta/contracts'
import { Problem } from '@mittkanta/problems'
import { answerJson } from '../http/answer.ts'
import type { PortalHandlers } from '../http/route.ts'
import type { ReadingDeps } from './reading.routes.ts'
import { OWN, ownReading } from './subject.ts'

/**
 * On which days another person acted for the reader. In one's own record only;
 * no one sees who visited another's.
 */
export function visitsHandlers({
  sessions,
  archive,
  rules,
  clock,
}: ReadingDeps): PortalHandlers<'visits'> {
  return {
    visits: async (req, res) => {
      const session = await sessions.use(req, res)
      if (req.params.subjectRef !== OWN) throw new Problem('not-found')
      const { asking } = ownReading(req, session, rules, clock())
      answerJson(res, Visits, await archive.visits(asking))
    },
  }
}
