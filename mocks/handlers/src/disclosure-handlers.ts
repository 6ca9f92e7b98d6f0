import { Disclosures, type Language } from '@mittkanta/contracts'
import { operations } from '@mittkanta/contracts/portal'
import { HttpResponse, type HttpHandler } from 'msw'
import { download } from './download.ts'
import { groundOf, personOf } from './people.ts'
import { hasHeader, problem } from './problem.ts'
import type { MockRecord } from './records.ts'
import { answers, languageIn, type RecordAt } from './subject.ts'

const PAGE_SIZE = 20

const organisations = [
  { id: '1.2.246.10.99999903.10.0', name: 'Rannikon hyvinvointialue' },
  { id: '1.2.246.10.99999904.10.0', name: 'Norra skärgårdens välfärdsområde' },
] as const

/** When, to which of the organisations, how many documents, and whether more. */
const rows = [
  ['2024-02-27T07:31:00Z', 0, 2, false],
  ['2024-02-14T12:05:00Z', 1, 1, true],
  ['2023-12-01T09:40:00Z', 0, 0, true],
] as const

/** @param isClient a mandate holder reads only of documents that they see (decision A8) */
function disclosuresOf(
  record: MockRecord,
  query: URLSearchParams,
  language: Language,
  isClient: boolean,
): Disclosures {
  const isEmpty = record.documents.length === 0
  const found = (isEmpty ? [] : rows)
    .map(([disclosedAt, by, documents, hasOtherClientData]) => ({
      disclosedAt,
      organisationId: organisations[by].id,
      organisationName: organisations[by].name,
      documents: record.documents.slice(0, documents).map((item) => ({
        ref: item.ref,
        name: item.name[language],
        nameLanguage: null,
        drawnUpOn: item.drawnUpOn,
      })),
      hasOtherClientData: isClient && hasOtherClientData,
    }))
    .filter(({ documents }) => isClient || documents.length > 0)
    .filter(({ disclosedAt, organisationId }) => {
      const day = disclosedAt.slice(0, 10)
      const [from, to] = [query.get('from'), query.get('to')]
      const asked = query.get('organisation')
      return (
        (from === null || day >= from) &&
        (to === null || day <= to) &&
        (asked === null || asked === organisationId)
      )
    })
  return Disclosures.parse({
    disclosures: found,
    total: found.length,
    page: 1,
    pageSize: PAGE_SIZE,
    organisations: isEmpty ? [] : organisations,
  })
}

/** The handlers of the disclosures: of one's own data, or on a mandate (decision A33). */
export function disclosureHandlers(recordAt: RecordAt): readonly HttpHandler[] {
  const found = async (subject: string) => {
    const person = personOf(subject)
    const record = await recordAt(subject)
    if (record instanceof Response) return record
    return person === undefined || groundOf(person) === 'mandate'
      ? record
      : problem('not-found')
  }

  return [
    answers(
      operations.disclosures,
      async ({ request, params: { subjectRef: subject } }) => {
        if (!hasHeader(request)) return problem('cross-site')
        const record = await found(subject)
        if (record instanceof Response) return record
        const url = new URL(request.url)
        return HttpResponse.json(
          disclosuresOf(
            record,
            url.searchParams,
            languageIn(url),
            personOf(subject) === undefined,
          ),
        )
      },
    ),
    answers(
      operations.disclosuresTable,
      async ({ request, params: { subjectRef: subject } }) => {
        const record = await found(subject)
        if (record instanceof Response) return record
        const url = new URL(request.url)
        const list = disclosuresOf(
          record,
          url.searchParams,
          languageIn(url),
          personOf(subject) === undefined,
        )
        const lines = list.disclosures.map(
          (row) => `"${row.disclosedAt}";"${row.organisationName}"\r\n`,
        )
        return download(lines.join(''), 'text/csv', 'document.csv')
      },
    ),
  ]
}
