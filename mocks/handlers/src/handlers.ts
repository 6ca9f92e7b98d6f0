import { SessionState, SignedOut } from '@mittkanta/contracts'
import { operations } from '@mittkanta/contracts/portal'
import { delay, HttpResponse, type HttpHandler } from 'msw'
import { actingHandlers, MockActing } from './acting-handlers.ts'
import { documentPage, frontPage, SEARCH_FLOOR, taskList } from './answers.ts'
import { decisionPdf, displayForm } from './contents.ts'
import { coverageHandler } from './coverage-handlers.ts'
import { disclosureHandlers } from './disclosure-handlers.ts'
import { download } from './download.ts'
import { recordFor } from './people.ts'
import { hasHeader, problem } from './problem.ts'
import { isTask, mockRef, records, type MockRecord } from './records.ts'
import { searchHandlers } from './search-handlers.ts'
import { sessionsHandlers } from './sessions-handlers.ts'
import type { Situation } from './situations.ts'
import { answers, languageIn, type RecordAt } from './subject.ts'
import { willHandlers } from './will-handlers.ts'

/** A zip with nothing in it. */
const EMPTY_ZIP = Uint8Array.from([0x50, 0x4b, 5, 6, ...Array<number>(18)])

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
    case 'acting-refused':
    case 'acting-unavailable':
    case 'acting-ended':
    case 'acting-ends-soon':
    case 'acting-not-offered':
    case 'will-changed':
    case 'will-refused':
    case 'minor-decides':
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

/**
 * MSW handlers for every route under `/api`, in one situation. The session
 * lives in the closure: after `POST /api/session/end` the same handlers answer
 * as signed out.
 */
export function handlersFor(situation: Situation): readonly HttpHandler[] {
  const record = recordOf(situation)
  const acting = new MockActing(situation)
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
            turns18On: record.turns18On ?? null,
          }
        : { state: 'signed-out' },
    )
  /** The record of a subject, or what the bff answers in its place. */
  const recordAt: RecordAt = async (subject) => {
    const stopped = await obstacle(situation)
    if (stopped) return stopped
    if (subject === 'self') return record
    const person = acting.person(subject)
    return person instanceof Response ? person : recordFor(person)
  }

  return [
    ...actingHandlers(situation, acting),
    ...willHandlers(situation, recordAt),
    ...disclosureHandlers(recordAt),
    ...searchHandlers(recordAt),
    coverageHandler,
    ...sessionsHandlers(situation),
    answers(operations.copy, async ({ params: { subjectRef: subject } }) => {
      const found = await recordAt(subject)
      return found instanceof Response
        ? found
        : download(EMPTY_ZIP, 'application/zip', 'document.zip')
    }),
    answers(operations.session, async () => {
      if (situation === 'slow') await delay(2000)
      return HttpResponse.json(session())
    }),
    answers(operations.keepAlive, ({ request }) => {
      if (!hasHeader(request)) return problem('cross-site')
      return isSignedIn
        ? new HttpResponse(null, { status: 204 })
        : problem('session-ended')
    }),
    answers(operations.endSession, ({ request }) => {
      if (!hasHeader(request)) return problem('cross-site')
      isSignedIn = false
      return HttpResponse.json(SignedOut.parse({ next: '/signed-out' }))
    }),
    answers(
      operations.frontPage,
      async ({ request, params: { subjectRef: subject } }) => {
        if (!hasHeader(request)) return problem('cross-site')
        const found = await recordAt(subject)
        if (found instanceof Response) return found
        const language = languageIn(new URL(request.url))
        return HttpResponse.json(frontPage(found, language))
      },
    ),
    answers(
      operations.taskList,
      async ({ request, params: { subjectRef: subject, task } }) => {
        if (!hasHeader(request)) return problem('cross-site')
        const url = new URL(request.url)
        const query = url.searchParams
        const [from, to] = [query.get('from'), query.get('to')]
        const found = await recordAt(subject)
        if (found instanceof Response) return found
        if ([from, to].some((day) => day !== null && day < SEARCH_FLOOR))
          return problem('invalid-request')
        const hasDocuments = found.documents.some((one) => one.task === task)
        if (!isTask(task) || !hasDocuments) return problem('not-found')
        const asked = {
          from,
          to,
          sort: query.get('sort'),
          order: query.get('order'),
          page: Number(query.get('page') ?? '1'),
        }
        return HttpResponse.json(taskList(found, task, asked, languageIn(url)))
      },
    ),
    answers(
      operations.document,
      async ({ request, params: { subjectRef: subject, ref } }) => {
        if (!hasHeader(request)) return problem('cross-site')
        const found = await recordAt(subject)
        if (found instanceof Response) return found
        const shown = found.documents.find((item) => item.ref === ref)
        return shown
          ? HttpResponse.json(
              documentPage(shown, languageIn(new URL(request.url))),
            )
          : problem('not-found')
      },
    ),
    answers(
      operations.file,
      async ({ params: { subjectRef: subject, ref } }) => {
        const found = await recordAt(subject)
        if (found instanceof Response) return found
        const isPdf =
          ref === mockRef(1000) ||
          found.documents.some(
            (item) => item.ref === ref && item.kind === 'pdf',
          )
        return isPdf
          ? download(decisionPdf, 'application/pdf', 'document.pdf')
          : download(displayForm, 'application/xhtml+xml', 'document.xhtml')
      },
    ),
    answers(operations.display, async ({ params: { subjectRef: subject } }) => {
      const found = await recordAt(subject)
      return found instanceof Response ? found : HttpResponse.html(displayForm)
    }),
  ]
}
