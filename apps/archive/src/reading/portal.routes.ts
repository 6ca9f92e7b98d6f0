import { codeIds } from '@mittkanta/code-sets'
import {
  ArchiveSearchQuery,
  DocumentRef,
  ListQuery,
  PersonId,
  PersonLookup,
} from '@mittkanta/contracts'
import { IdentityCode } from '@mittkanta/identity-code'
import { input, Problem } from '@mittkanta/problems'
import { endJson, jsonBody } from '@mittkanta/service-kit'
import { Router, type Request } from 'express'
import { areDeceased } from '../persons/deaths.ts'
import { beginner, type BeginDeps } from './begin.ts'
import { ContentMismatch, displayForm, sendContent } from './content.ts'
import { openDocument } from './document.ts'
import { frontPage } from './front-page.ts'
import type { Count } from './gate-one.ts'
import { search } from './search.ts'
import { withinSearch } from './search-floor.ts'
import { taskList } from './task-list.ts'
import {
  frontPageDetail,
  openedDetail,
  readEntry,
  searchDetail,
  taskListDetail,
  visitsDetail,
} from './usage.ts'
import { visits } from './visits.ts'
import { nobodyReads } from './who-reads.ts'

export interface PortalDeps extends BeginDeps {
  /** The internal id of a person, made if the person is new. */
  readonly personIdFor: (code: IdentityCode) => Promise<string>
  /** Documents of one page of a list. */
  readonly pageSize: number
}

const lookedUp = jsonBody('1kb')
/** Every filter full, in a writing of several bytes a letter. */
const searched = jsonBody('128kb')

const TASKS: readonly string[] = codeIds('serviceTasks')

/**
 * What the portal reads:
 *
 * - `POST /portal/persons` → `PersonFound` | 400; 403 for a person who has died,
 *   and for a reader who has, save where an operator ends sessions
 * - `GET /portal/subjects/:subject/front-page` → `ArchiveFrontPage`
 * - `GET /portal/subjects/:subject/tasks/:task` → `ArchiveTaskList` | 400
 * - `POST /portal/subjects/:subject/search`, an `ArchiveSearchQuery` →
 *   `ArchiveSearchResult` | 400; POST, so that no address holds what is searched
 * - `GET /portal/subjects/:subject/documents/:ref` → `ArchiveDocument`
 * - `GET …/documents/:ref/content` → the original bytes
 * - `GET …/documents/:ref/display` → the display form of an XHTML view format
 * - `GET /portal/subjects/:subject/visits` → `Visits`, of one's own record only
 *
 * All: 401 `caller-refused`; 403 `person-not-served` for the record of a person
 * who has died, and for a reader who has; 404 `not-found` for what is hidden, missing or not
 * the caller's, without a difference; 503 `unavailable` when the usage log cannot
 * be written. Handlers are of one order: who, input (no body is read before it is
 * known who asks), load and decide, record, answer.
 */
export function portalRoutes(deps: PortalDeps): Router {
  const { database, verifyCaller, usageLog, clock, events } = deps
  const count: Count = (event) => events.inc({ event })
  const begin = beginner(deps)
  const router = Router()

  router.post('/portal/persons', async (req, res) => {
    const caller = await nobodyReads(req, verifyCaller, deps.reportRefusal)
    const lookup = input(PersonLookup, await lookedUp(req, res))
    const code = identityCode(lookup.identityCode)
    const personId = PersonId.parse(await deps.personIdFor(code))
    const { acting, isEnding } = lookup
    const entry = acting
      ? readEntry(
          { ...caller, readerId: acting.reader, ground: acting.ground },
          clock(),
          'acting-begun',
          {},
        )
      : readEntry({ ...caller, readerId: personId }, clock(), 'sign-in', {})
    const reader = acting?.reader ?? personId
    if (!isEnding && (await areDeceased(database, personId, reader))) {
      count('person-not-served')
      await usageLog.record({
        ...entry,
        event: 'not-served',
        subjectId: personId,
        detail: { attempt: acting ? 'act' : 'sign-in' },
      })
      throw new Problem('person-not-served')
    }
    const ending = { event: 'sessions-ended', readerId: null, ground: null }
    await usageLog.record({
      ...entry,
      ...(isEnding && ending),
      subjectId: personId,
    })
    endJson(res, { personId })
  })

  router.get('/portal/subjects/:subject/front-page', async (req, res) => {
    const { scope, occasion, gate, record } = await begin(req)
    const page = await frontPage(database, scope, occasion, gate)
    await record('front-page', frontPageDetail(page))
    endJson(res, page)
  })

  router.get('/portal/subjects/:subject/tasks/:task', async (req, res) => {
    const { scope, occasion, gate, record } = await begin(req)
    const task = known(TASKS, req.params.task)
    const query = withinSearch(input(ListQuery, req.query))
    const list = await taskList(
      { database, gate, count, pageSize: deps.pageSize },
      scope,
      occasion,
      { ...query, task },
    )
    await record('task-list', taskListDetail(task, list))
    endJson(res, list)
  })

  router.post('/portal/subjects/:subject/search', async (req, res) => {
    const { scope, occasion, gate, record } = await begin(req)
    const query = input(ArchiveSearchQuery, await searched(req, res))
    const result = await search(
      { database, gate, count, pageSize: deps.pageSize },
      scope,
      occasion,
      query,
    )
    await record('search', searchDetail(query, result))
    endJson(res, result)
  })

  /** Opens what the address names and records it: no record, no document. */
  async function open(
    req: Request<{ subject: string; ref: string }>,
    event: string,
  ) {
    const { scope, occasion, record } = await begin(req)
    const ref = documentRef(req.params.ref)
    const opened = await openDocument(database, scope, occasion, count, ref)
    await record(event, openedDetail(ref, opened))
    if (!opened.shown) throw new Problem('not-found')
    return opened.shown
  }

  const document = '/portal/subjects/:subject/documents/:ref'

  router.get(document, async (req, res) => {
    const { page } = await open(req, 'document')
    endJson(res, page)
  })

  router.get(`${document}/content`, async (req, res) => {
    const { view } = await open(req, 'content')
    await sendContent(database, view, res).catch((error: unknown) => {
      if (error instanceof ContentMismatch) count('content-mismatch')
      throw error
    })
  })

  router.get(`${document}/display`, async (req, res) => {
    const { view } = await open(req, 'display')
    const form = await displayForm(database, view)
    if (form === undefined) throw new Problem('not-found')
    res.type('text/html').setHeader('X-Content-Type-Options', 'nosniff')
    res.end(form)
  })

  router.get('/portal/subjects/:subject/visits', async (req, res) => {
    const { scope, occasion, record } = await begin(req)
    if (occasion.ground !== 'own') throw new Problem('not-found')
    const told = await visits(database, scope, occasion, count)
    await record('visits', visitsDetail(told))
    endJson(res, told)
  })

  return router
}

/** @throws {Problem} `invalid-request`, which does not repeat the code */
function identityCode(text: string): IdentityCode {
  const code = IdentityCode.parse(text)
  if (!code) throw new Problem('invalid-request')
  return code
}

/** An address that names no service task names nothing. @throws {Problem} `not-found` */
function known(tasks: readonly string[], task: string): string {
  if (!tasks.includes(task)) throw new Problem('not-found')
  return task
}

/** @throws {Problem} `not-found` for what cannot be a ref */
function documentRef(text: string): DocumentRef {
  const ref = DocumentRef.safeParse(text)
  if (!ref.success) throw new Problem('not-found')
  return ref.data
}
