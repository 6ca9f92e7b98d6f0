import { Coverage, type Language } from '@mittkanta/contracts'
import { input } from '@mittkanta/problems'
import type { z } from 'zod'
import type { BffConfig } from '../config.ts'
import { answerJson } from '../http/answer.ts'
import { languageOf } from '../http/language.ts'
import type { Route } from '../http/route.ts'
import { taskName } from '../reading/names.ts'
import { PageQuery } from '../reading/reading.routes.ts'
import { neverShown, shownLater } from './withheld-groups.ts'

export type CoverageDeps = Pick<BffConfig, 'phase' | 'coverage' | 'operator'>

/**
 * `GET /api/coverage`: what can appear here at all. From the configuration and
 * the policy only: the session is not looked at, so that everybody gets the
 * same bytes.
 */
export function coverageRoutes(deps: CoverageDeps): Route[] {
  return [
    {
      method: 'get',
      path: '/api/coverage',
      admits: 'data',
      isPersonal: false,
      summary: 'What can appear here, from whom, and who runs the service',
      query: PageQuery,
      answer: { kind: 'json', schema: Coverage },
      problems: ['invalid-request', 'cross-site'],
      handlers: [
        (req, res) => {
          const query = input(PageQuery, req.query)
          const language = languageOf(req, query.language)
          answerJson(res, Coverage, coverageIn(language, deps))
        },
      ],
    },
  ]
}

const coverageIn = (
  language: Language,
  { phase, coverage, operator }: CoverageDeps,
): z.input<typeof Coverage> => ({
  language,
  phase,
  neverShown,
  shownLater,
  list: coverage ? listIn(language, coverage) : null,
  operator,
})

const listIn = (
  language: Language,
  { updatedOn, controllers }: NonNullable<CoverageDeps['coverage']>,
) => ({
  updatedOn,
  controllers: controllers
    .map(({ name, since, serviceTasks, contact }) => ({
      name: name[language],
      since,
      serviceTasks:
        serviceTasks === 'all'
          ? null
          : serviceTasks.map((task) => taskName(task, language)),
      contact,
    }))
    .sort((one, other) => one.name.localeCompare(other.name, language)),
})
