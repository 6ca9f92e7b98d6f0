import { personId } from '@mittkanta/demo'
import { identityCodeOf } from '@mittkanta/client-system'
import { openDatabase } from '@mittkanta/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  otlpReceiver,
  type OtlpReceiver,
  type ReceivedSpan,
} from '../support/otlp-receiver.ts'
import { signIn } from '../support/portal-client.ts'
import { testPortal } from '../support/whole-portal.ts'

/** All that a span of ours may carry. */
const ATTRIBUTES = [
  'http.request.method',
  'http.route',
  'http.response.status_code',
  'db.query.summary',
  'mittkanta.usage_log.rows',
  'error.type',
]
const FRONT_PAGE = '/api/subjects/:subjectRef/front-page'
const DOCUMENT = '/api/subjects/:subjectRef/documents/:ref'
/** The story whose people read here. */
const STORY = 1

describe('traces of the whole portal', () => {
  let receiver: OtlpReceiver
  let spans: readonly ReceivedSpan[]
  /** Everything personal that was read, shown or hidden while it was traced. */
  let canaries: readonly string[]
  let answers: readonly Response[]
  /** Traces of a document that is hidden, and of one that does not exist. */
  let hiddenRef = ''

  beforeAll(async () => {
    receiver = await otlpReceiver()
    const environment = { OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url }
    const portal = await testPortal('1', {
      archive: environment,
      bff: environment,
    })
    const scenario = portal.scenarios[STORY - 1]
    const viewing = scenario?.viewings.find(({ ground }) => ground === 'own')
    if (!scenario || !viewing) throw new Error('the story has no reader')
    portal.clock.set(`${viewing.today ?? scenario.today}T12:00:00+02:00`)
    const reader = await signIn(
      portal.url,
      personId(scenario.key, viewing.reader),
    )
    const database = await openDatabase({ url: portal.databaseUrl })
    const rows = await database.query({
      text: `SELECT r.ref, r.person_id, r.description FROM reading r`,
    })
    const sessions = await database.query({
      text: 'SELECT session_id, person_id FROM bff_session',
    })
    const own = rows.filter(
      ({ person_id: id }) => id === sessions[0]?.person_id,
    )
    await database.close()

    const front = await reader.get('/api/subjects/self/front-page?language=sv')
    const page = (await front.clone().json()) as {
      tasks: { documents: { ref: string; name: string }[] }[]
    }
    const shown = page.tasks.flatMap(({ documents }) => documents)
    const isShown = (ref: string) => shown.some((one) => one.ref === ref)
    const open = (ref: string) =>
      reader.get(`/api/subjects/self/documents/${ref}?language=sv`)
    hiddenRef =
      own.map(({ ref }) => String(ref)).find((ref) => !isShown(ref)) ?? ''
    answers = [
      front,
      await open(shown[0]?.ref ?? ''),
      await open(hiddenRef),
      await open('A'.repeat(22)),
      await reader.get('/api/session', { traceparent: SOMEBODYS_TRACE }),
    ]
    await portal.stop()

    spans = receiver.spans()
    canaries = [
      ...scenario.people.flatMap((person) => [
        person.firstName,
        person.lastName,
        identityCodeOf(person).reveal(),
      ]),
      ...rows.flatMap((row) => [row.ref, row.person_id, row.description]),
      ...sessions.map((row) => row.session_id),
      ...shown.map(({ name }) => name),
      'SELECT',
      'A'.repeat(22),
    ].flatMap((canary) => (typeof canary === 'string' ? [canary] : []))
  }, 180_000)
  afterAll(() => receiver.close())

  const ofRoute = (route: string) =>
    spans.filter(
      (span) =>
        span.name === 'request' && span.attributes['http.route'] === route,
    )
  const childrenOf = ({ spanId }: ReceivedSpan) =>
    spans.filter(({ parentSpanId }) => parentSpanId === spanId)
  /** A span and all below it, without what differs from one time to the next. */
  const shapeOf = (span: ReceivedSpan): unknown => ({
    service: span.service,
    name: span.name,
    attributes: span.attributes,
    below: childrenOf(span).map(shapeOf),
  })

  it('hangs a front page together, from the browser’s request to the statements of the archive', () => {
    const [request] = ofRoute(FRONT_PAGE)
    if (!request) throw new Error('no span of the front page')
    const trace = spans.filter(({ traceId }) => traceId === request.traceId)
    const called = trace.find(({ name }) => name === 'archive')
    const answered = trace.find(
      ({ parentSpanId }) => parentSpanId === called?.spanId,
    )
    const statements = trace.filter(({ name }) => name === 'statement')

    expect(request.parentSpanId ?? '').toBe('')
    expect(called?.service).toBe('mittkanta-bff')
    expect(called?.parentSpanId).toBe(request.spanId)
    expect(answered).toMatchObject({
      service: 'mittkanta-archive',
      name: 'request',
      attributes: {
        'http.route': '/portal/subjects/:subject/front-page',
        'http.response.status_code': '200',
      },
    })
    expect(
      statements.map(({ attributes }) => attributes['db.query.summary']),
    ).toEqual(expect.arrayContaining(['bff-session-look-up', 'front-page']))
    expect(trace.map(({ name }) => name)).toContain('log-record')
    // Every span of the trace has its parent in it.
    const ids = new Set(trace.map(({ spanId }) => spanId))
    expect(
      trace.filter(
        (span) => span !== request && !ids.has(span.parentSpanId ?? ''),
      ),
    ).toEqual([])
  })

  it('shows sign-in calls to the identification service, and commits of the log as separate traces', () => {
    expect(
      spans
        .filter(({ name }) => name === 'provider')
        .map(({ attributes }) => attributes['http.route']),
    ).toEqual(expect.arrayContaining(['authorize', 'exchange']))
    const commits = spans.filter(({ name }) => name === 'log-commit')
    expect(commits.length).toBeGreaterThan(0)
    expect(commits.filter(({ parentSpanId }) => parentSpanId)).toEqual([])
  })

  it('carries nothing but the closed list of attributes, and nothing of a person', () => {
    const received = receiver.received()
    const carried = spans.flatMap(({ attributes }) => Object.keys(attributes))

    expect(canaries.length).toBeGreaterThan(50)
    expect(
      [...new Set(carried)].filter((key) => !ATTRIBUTES.includes(key)),
    ).toEqual([])
    expect(canaries.filter((canary) => received.includes(canary))).toEqual([])
  })

  it('traces what is hidden exactly as what does not exist', () => {
    const requests = ofRoute(DOCUMENT)
    expect(hiddenRef).toMatch(/^[\w-]{22}$/)
    expect(answers.map(({ status }) => status)).toEqual([
      200, 200, 404, 404, 200,
    ])
    const [, hidden, missing] = requests
    if (!hidden || !missing) throw new Error('no spans of documents')

    expect(shapeOf(hidden)).toEqual(shapeOf(missing))
  })

  it('takes no trace from a browser, and reveals none to it', () => {
    expect(spans.map(({ traceId }) => traceId)).not.toContain(
      SOMEBODYS_TRACE.split('-')[1],
    )
    const told = answers.flatMap(({ headers }) => [...headers.keys()])
    expect(told.filter((name) => /trace|server-timing/.test(name))).toEqual([])
  })
})

const SOMEBODYS_TRACE = `00-${'ab'.repeat(16)}-${'cd'.repeat(8)}-01`
