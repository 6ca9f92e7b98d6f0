import { SearchQuery } from '@mittkanta/contracts'
import { operations } from '@mittkanta/contracts/portal'
import { HttpResponse, type HttpHandler } from 'msw'
import { hasHeader, problem } from './problem.ts'
import { searchResult } from './search.ts'
import { answers, type RecordAt } from './subject.ts'

/** The handler of the search in a whole record. */
export function searchHandlers(recordAt: RecordAt): readonly HttpHandler[] {
  return [
    answers(
      operations.search,
      async ({ request, params: { subjectRef: subject } }) => {
        if (!hasHeader(request)) return problem('cross-site')
        const record = await recordAt(subject)
        if (record instanceof Response) return record
        const asked = SearchQuery.safeParse(await request.json())
        if (!asked.success) return problem('invalid-request')
        const language = asked.data.language ?? 'sv'
        return HttpResponse.json(searchResult(record, asked.data, language))
      },
    ),
  ]
}
