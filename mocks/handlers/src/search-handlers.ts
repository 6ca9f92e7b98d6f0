import { SearchQuery } from '@mittkanta/contracts'
import { http, HttpResponse, type HttpHandler } from 'msw'
import { hasHeader, problem } from './problem.ts'
import { searchResult } from './search.ts'
import { RECORD, type RecordAt, type Subject } from './subject.ts'

/** The handler of the search in a whole record. */
export function searchHandlers(recordAt: RecordAt): readonly HttpHandler[] {
  return [
    http.post<Subject>(
      `${RECORD}/search`,
      async ({ request, params: { subject } }) => {
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
