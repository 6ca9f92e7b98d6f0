import { Coverage, type Language } from '@mittkanta/contracts'
import { PageQuery } from '@mittkanta/contracts/portal'
import { input } from '@mittkanta/problems'
import type { z } from 'zod'
import type { BffConfig } from '../config.ts'
import { answerJson } from '../http/answer.ts'
import { languageOf } from '../http/language.ts'
import type { PortalHandlers } from '../http/route.ts'
import { taskName } from '../reading/names.ts'
import { neverShown, shownLater } from './withheld-groups.ts'

export type CoverageDeps = Pick<BffConfig, 'phase' | 'coverage' | 'operator'>

/**
 * What can appear here at all. From the configuration and
 * the policy only: the session is not looked at, so that everybody gets the
 * same bytes.
 */
export function coverageHandlers(
  deps: CoverageDeps,
): PortalHandlers<'coverage'> {
  return {
    coverage: (req, res) => {
      const query = input(PageQuery, req.query)
      const language = languageOf(req, query.language)
      answerJson(res, Coverage, coverageIn(language, deps))
    },
  }
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
