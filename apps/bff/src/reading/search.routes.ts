import { SearchQuery, SearchResult } from '@mittkanta/contracts'
import { input } from '@mittkanta/problems'
import { jsonBody } from '@mittkanta/service-kit'
import { answerJson } from '../http/answer.ts'
import { languageOf } from '../http/language.ts'
import type { PortalHandlers } from '../http/route.ts'
import { reading, type ReadingDeps } from './reading.routes.ts'
import { searchResultOf } from './search.ts'

/** Every filter full, in a writing of several bytes a letter. */
const sent = jsonBody('128kb')

/**
 * The search over a whole record. It changes nothing; it is POST so that
 * the words searched for are in no address, history or log.
 */
export function searchHandlers(deps: ReadingDeps): PortalHandlers<'search'> {
  return {
    search: async (req, res) => {
      const who = await reading(deps, req, res)
      const query = input(SearchQuery, await sent(req, res))
      const language = languageOf(req, query.language)
      const answer = await deps.archive.search(who.asking, {
        ...query,
        language,
        previousVisitAt: who.previousVisitAt?.toISOString() ?? null,
      })
      answerJson(res, SearchResult, searchResultOf(answer, who, language, deps))
    },
  }
}
