import { SearchQuery, SearchResult } from '@mittkanta/contracts'
import { input } from '@mittkanta/problems'
import { jsonBody } from '@mittkanta/service-kit'
import { answerJson } from '../http/answer.ts'
import { languageOf } from '../http/language.ts'
import type { Route } from '../http/route.ts'
import {
  reading,
  READING_PROBLEMS,
  type ReadingDeps,
} from './reading.routes.ts'
import { searchResultOf } from './search.ts'

/** Every filter full, in a writing of several bytes a letter. */
const sent = jsonBody('128kb')

/**
 * `POST /api/subjects/:subjectRef/search`: changes nothing; it is POST so that
 * what is searched for is in no address, history or log.
 */
export function searchRoutes(deps: ReadingDeps): Route[] {
  return [
    {
      method: 'post',
      path: '/api/subjects/:subjectRef/search',
      admits: 'data',
      isPersonal: true,
      summary: 'Documents found across the whole record; changes nothing',
      body: SearchQuery,
      answer: { kind: 'json', schema: SearchResult },
      problems: [...READING_PROBLEMS, 'too-large', 'unsupported-content'],
      handlers: [
        async (req, res) => {
          const who = await reading(deps, req, res)
          const query = input(SearchQuery, await sent(req, res))
          const language = languageOf(req, query.language)
          const answer = await deps.archive.search(who.asking, {
            ...query,
            language,
            previousVisitAt: who.previousVisitAt?.toISOString() ?? null,
          })
          answerJson(
            res,
            SearchResult,
            searchResultOf(answer, who, language, deps),
          )
        },
      ],
    },
  ]
}
