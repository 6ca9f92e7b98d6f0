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
import type { Request } from 'express'
import type { ArchiveHandlers } from '../handlers.ts'
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
 * - `findPerson` → `PersonFound` | 400; 403 for a person who has died,
 *   and for a reader who has, save where an operator ends sessions
 * - `frontPage` → `ArchiveFrontPage`
 * - `taskList` → `ArchiveTaskList` | 400
 * - `search`, an `ArchiveSearchQuery` → `ArchiveSearchResult` | 400; POST, so
 *   that no address holds what is searched
 * - `document` → `ArchiveDocument`
 * - `content` → the original bytes
 * - `display` → the display form of an XHTML view format
 * - `visits` → `Visits`, of one's own record only
 *
 * All: 401 `caller-refused`; 403 `person-not-served` for the record of a person
 * who has died, and for a reader who has; 404 `not-found` for what is hidden, missing or not
 * the caller's, without a difference; 503 `unavailable` when the usage log cannot
 * be written. Handlers are of one order: who, input (no body is read before it is
 * known who asks), load and decide, record, answer.
 */
export function portalHandlers(
  deps: PortalDeps,
): ArchiveHandlers<
  | 'findPerson'
  | 'frontPage'
  | 'taskList'
  | 'search'
  | 'document'
  | 'content'
  | 'display'
  | 'visits'
> {
  const { database, verifyCaller, usageLog, clock, events } = deps
  const count: Count = (event) => events.inc({ event })
  const begin = beginner(deps)
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

  return {
    findPerson: async (req, res) => {
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
    },

    frontPage: async (req, res) => {
      const { scope, occasion, gate, record } = await begin(req)
      const page = await frontPage(database, scope, occasion, gate)
      await record('front-page', frontPageDetail(page))
      endJson(res, page)
    },

    taskList: async (req, res) => {
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
    },

    search: async (req, res) => {
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
    },

    document: async (req, res) => {
      const { page } = await open(req, 'document')
      endJson(res, page)
    },

    content: async (req, res) => {
      const { view } = await open(req, 'content')
      await sendContent(database, view, res).catch((error: unknown) => {
        if (error instanceof ContentMismatch) count('content-mismatch')
        throw error
      })
    },

    display: async (req, res) => {
      const { view } = await open(req, 'display')
      const form = await displayForm(database, view)
      if (form === undefined) throw new Problem('not-found')
      res.type('text/html').setHeader('X-Content-Type-Options', 'nosniff')
      res.end(form)
    },

    visits: async (req, res) => {
      const { scope, occasion, record } = await begin(req)
      if (occasion.ground !== 'own') throw new Problem('not-found')
      const told = await visits(database, scope, occasion, count)
      await record('visits', visitsDetail(told))
      endJson(res, told)
    },
  }
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
