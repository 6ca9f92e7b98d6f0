import { LANGUAGES, SessionState, SignedOut } from '@mittkanta/contracts'
import { delay, http, HttpResponse, type HttpHandler } from 'msw'
import { documentPage, frontPage, SEARCH_FLOOR, taskList } from './answers.ts'
import { decisionPdf, displayForm } from './contents.ts'
import { isTask, mockRef, records, type MockRecord } from './records.ts'
import type { Situation } from './situations.ts'

const SELF = '*/api/subjects/self'

/** Problems that the mocked bff answers with, as `@mittkanta/problems` words them. */
const problems = {
  'invalid-request': [400, 'The request is not valid'],
  'session-ended': [401, 'The session has ended'],
  'cross-site': [403, 'The request came from another site'],
  'not-found': [404, 'There is nothing here to show'],
  unavailable: [503, 'A service we rely on did not answer'],
} as const

function problem(kind: keyof typeof problems) {
  const [status, title] = problems[kind]
  return HttpResponse.json(
    {
      type: `urn:mittkanta:problem:${kind}`,
      title,
      status,
      instance: 'urn:uuid:00000000-0000-4000-8000-000000000000',
    },
    { status, headers: { 'Content-Type': 'application/problem+json' } },
  )
}

function recordOf(situation: Situation): MockRecord {
  switch (situation) {
    case 'minor':
    case 'many':
    case 'empty':
    case 'not-connected':
      return records[situation]
    case 'ordinary':
    case 'signed-out':
    case 'unavailable':
    case 'unreachable':
    case 'slow':
    case 'expiring':
    case 'expired':
      return records.ordinary
  }
}

/** What every request for data meets before it is answered; null lets it through. */
async function obstacle(situation: Situation) {
  if (situation === 'slow') await delay(2000)
  if (situation === 'unavailable') return problem('unavailable')
  if (situation === 'unreachable') return HttpResponse.error()
  if (situation === 'expired' || situation === 'signed-out')
    return problem('session-ended')
  return null
}

const languageIn = (url: URL) =>
  LANGUAGES.find((one) => one === url.searchParams.get('language')) ?? 'sv'

/**
 * MSW handlers for every route under `/api`, in one situation. The session
 * lives in the closure: after `POST /api/session/end` the same handlers answer
 * as signed out.
 */
export function handlersFor(situation: Situation): readonly HttpHandler[] {
  const record = recordOf(situation)
  const expiring = situation === 'expiring'
  let isSignedIn = situation !== 'signed-out'
  const session = (): SessionState =>
    SessionState.parse(
      isSignedIn
        ? {
            state: 'signed-in',
            displayName: record.displayName,
            contextId: `mock-${record.displayName}`,
            idleSeconds: expiring ? 30 : 900,
            absoluteSeconds: 28_800,
            warnSeconds: expiring ? 30 : 120,
          }
        : { state: 'signed-out' },
    )
  const hasHeader = (request: Request) =>
    request.headers.get('X-MittKanta') === '1'

  return [
    http.get('*/api/session', async () => {
      if (situation === 'slow') await delay(2000)
      return HttpResponse.json(session())
    }),
    http.post('*/api/session/keep-alive', ({ request }) => {
      if (!hasHeader(request)) return problem('cross-site')
      return isSignedIn
        ? new HttpResponse(null, { status: 204 })
        : problem('session-ended')
    }),
    http.post('*/api/session/end', ({ request }) => {
      if (!hasHeader(request)) return problem('cross-site')
      isSignedIn = false
      return HttpResponse.json(SignedOut.parse({ next: '/signed-out' }))
    }),
    http.get(`${SELF}/front-page`, async ({ request }) => {
      if (!hasHeader(request)) return problem('cross-site')
      const language = languageIn(new URL(request.url))
      return (
        (await obstacle(situation)) ??
        HttpResponse.json(frontPage(record, language))
      )
    }),
    http.get<{ task: string }>(
      `${SELF}/tasks/:task`,
      async ({ request, params: { task } }) => {
        if (!hasHeader(request)) return problem('cross-site')
        const url = new URL(request.url)
        const query = url.searchParams
        const [from, to] = [query.get('from'), query.get('to')]
        const stopped = await obstacle(situation)
        if (stopped) return stopped
        if ([from, to].some((day) => day !== null && day < SEARCH_FLOOR))
          return problem('invalid-request')
        const hasDocuments = record.documents.some((one) => one.task === task)
        if (!isTask(task) || !hasDocuments) return problem('not-found')
        const asked = {
          from,
          to,
          sort: query.get('sort'),
          order: query.get('order'),
          page: Number(query.get('page') ?? '1'),
        }
        return HttpResponse.json(taskList(record, task, asked, languageIn(url)))
      },
    ),
    http.get<{ ref: string }>(
      `${SELF}/documents/:ref`,
      async ({ request, params: { ref } }) => {
        if (!hasHeader(request)) return problem('cross-site')
        const stopped = await obstacle(situation)
        if (stopped) return stopped
        const found = record.documents.find((item) => item.ref === ref)
        return found
          ? HttpResponse.json(
              documentPage(found, languageIn(new URL(request.url))),
            )
          : problem('not-found')
      },
    ),
    http.get<{ ref: string }>(
      `${SELF}/documents/:ref/file`,
      async ({ params: { ref } }) => {
        const stopped = await obstacle(situation)
        if (stopped) return stopped
        const isPdf =
          ref === mockRef(1000) ||
          record.documents.some(
            (item) => item.ref === ref && item.kind === 'pdf',
          )
        return new HttpResponse(isPdf ? decisionPdf : displayForm, {
          headers: {
            'Content-Type': isPdf ? 'application/pdf' : 'application/xhtml+xml',
            'Content-Disposition': `attachment; filename="document.${isPdf ? 'pdf' : 'xhtml'}"`,
          },
        })
      },
    ),
    http.get(`${SELF}/documents/:ref/display`, async () => {
      const stopped = await obstacle(situation)
      return stopped ?? HttpResponse.html(displayForm)
    }),
  ]
}
