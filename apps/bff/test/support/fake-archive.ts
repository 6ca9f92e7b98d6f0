import { createHash } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { listen } from '@mittkanta/service-kit'
import { WILL_ACTIONS } from '@mittkanta/contracts'
import {
  ownTask,
  visibleClientRelation,
  visibleDocument,
} from '@mittkanta/visibility-policy'
import { importJWK, jwtVerify, type JWTPayload } from 'jose'
import { callerKey, publicJwk } from './keys.ts'
import { ARTIFICIAL_CODE } from './lying-provider.ts'

export const PERSON = '11111111-1111-4111-8111-111111111111'
/** The archive's id of a person: PERSON for who usually signs in. */
export const personIdOf = (code: string) =>
  code === ARTIFICIAL_CODE
    ? PERSON
    : createHash('sha256')
        .update(code)
        .digest('hex')
        .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, '$1-$2-4$3-8$4-$5')

export const REF = 'AAAAAAAAAAAAAAAAAAAAAA'

/** What documents and lists have in common. */
const item = {
  ref: REF,
  documentType: 'client-plan-families',
  description: null,
  date: '2024-02-01',
  drawnUpOn: '2024-01-31',
  availableAt: '2024-02-01T10:00:00Z',
  correctedAt: null,
  facts: visibleDocument,
}

/** A document that its client sees; the tests break one thing in it. */
export const frontPageItem = (over: object = {}) => ({
  ...item,
  taskFacts: ownTask,
  ...over,
})

/**
 * An attachment that its client sees, as its main document's row describes it.
 */
export const attachmentOfRow = (facts: object = {}, over: object = {}) => ({
  availableAt: '2024-02-01T10:00:00Z',
  correctedAt: null,
  facts: { ...visibleDocument, mainDocument: 'shown', ...facts },
  ...over,
})

const about = {
  attachments: [],
  socialServices: [],
  controllerName: 'Testlandets välfärdsområde',
}

export const listItem = (over: object = {}) => ({
  ...frontPageItem(),
  ...about,
  ...over,
})

/** The same, found in a whole record. */
export const foundItem = (over: object = {}) => ({
  ...item,
  ...about,
  socialServices: ['home-care'],
  tasks: [{ task: 'child-protection', facts: ownTask }],
  ...over,
})

/** A search that has found all there is, one document. */
export const searchResult = (found: object) => ({
  documents: [found],
  total: 1,
  everything: 1,
  page: 1,
  pageSize: 20,
  informationText: false,
  filters: {
    tasks: [{ value: 'child-protection', count: 1 }],
    socialServices: [{ value: 'home-care', count: 1 }],
    controllers: [{ value: 'Testlandets välfärdsområde', count: 1 }],
    years: [{ value: 2024, count: 1 }],
    isNew: 0,
  },
})

export const document = (over: object = {}) => ({
  ...item,
  tasks: [{ task: 'child-protection', facts: ownTask }],
  socialServices: [],
  controllerName: 'Testlandets välfärdsområde',
  language: 'sv',
  content: { type: 'application/pdf', bytes: 7 },
  signatures: [],
  correction: null,
  attachments: [],
  ...over,
})

export const clientRelation = (over: object = {}) => ({
  controllerName: 'Testlandets välfärdsområde',
  relation: { startedOn: '2023-05-01', endedOn: null },
  childProtection: null,
  contactPerson: null,
  facts: visibleClientRelation,
  ...over,
})

const expressed = { expressedAt: '2024-02-01T10:00:00Z', by: 'client' }
const versioned = { version: 1, ...expressed }

export const CONTROLLER = '1.2.246.10.1'

/** The expressions of a person who may do everything. */
export const wills = (over: object = {}) => ({
  information: { ...versioned, edition: '2026-11' },
  permission: { ...versioned, value: 'positive' },
  prohibitions: { fingerprint: 'none', ...expressed, targets: [] },
  actions: Object.fromEntries(WILL_ACTIONS.map((action) => [action, 'open'])),
  ...over,
})

export const disclosure = (over: object = {}) => ({
  disclosedAt: '2024-02-02T21:30:00Z',
  organisationId: '1.2.246.10.2',
  organisationName: 'Andra välfärdsområdet',
  documents: [
    {
      ref: REF,
      documentType: 'client-plan-families',
      description: null,
      drawnUpOn: '2024-01-31',
    },
  ],
  hasOtherClientData: false,
  ...over,
})

export const disclosures = (...given: object[]) => ({
  disclosures: given,
  total: given.length,
  page: 1,
  pageSize: 20,
  organisations: [{ id: '1.2.246.10.2', name: 'Andra välfärdsområdet' }],
})

export interface FakeArchive {
  readonly url: string
  /** Answers by the last part of the path; a test puts its own here. */
  frontPage: object
  taskList: object
  search: object
  document: object
  visits: object
  wills: object
  preview: object
  controllers: object
  disclosures: object
  content: (res: ServerResponse) => void
  display: (res: ServerResponse) => void
  /** Answers a path in its own way, when a test wants it; before all others. */
  answers: (path: string, res: ServerResponse) => boolean
  /** Answers every request in place of the archive. */
  misbehave: ((res: ServerResponse) => void) | undefined
  /** What the callers stated, newest last. */
  readonly callers: JWTPayload[]
  readonly paths: string[]
  readonly bodies: string[]
  close: () => Promise<void>
}

export const json = (res: ServerResponse, value: unknown, status = 200) => {
  res.writeHead(status, { 'content-type': 'application/json' })
  res.end(JSON.stringify(value))
}

/**
 * An archive with the answers that a test sets, for callers whose token is
 * good.
 */
export async function fakeArchive(): Promise<FakeArchive> {
  const key = await importJWK(publicJwk(callerKey), 'ES256')

  const answer = async (req: IncomingMessage, res: ServerResponse) => {
    const [path = ''] = (req.url ?? '').split('?')
    archive.paths.push(req.url ?? '')
    const token = (req.headers.authorization ?? '').replace('Bearer ', '')
    const { payload } = await jwtVerify(token, key, {
      issuer: 'mittkanta-bff',
      audience: 'mittkanta-archive',
      maxTokenAge: 60,
    })
    archive.callers.push(payload)
    let body = ''
    for await (const chunk of req) body += String(chunk)
    archive.bodies.push(body)

    if (archive.answers(req.url ?? '', res)) return
    if (archive.misbehave) archive.misbehave(res)
    else if (path === '/portal/persons') {
      const { identityCode } = JSON.parse(body) as { identityCode: string }
      json(res, { personId: personIdOf(identityCode) })
    } else if (path.endsWith('/front-page')) json(res, archive.frontPage)
    else if (path.includes('/tasks/')) json(res, archive.taskList)
    else if (path.endsWith('/search')) json(res, archive.search)
    else if (path.endsWith('/visits')) json(res, archive.visits)
    else if (path.endsWith('/wills')) json(res, archive.wills)
    else if (path.endsWith('/wills/preview')) json(res, archive.preview)
    else if (path.endsWith('/controllers')) json(res, archive.controllers)
    else if (path.endsWith('/disclosures')) json(res, archive.disclosures)
    else if (path.endsWith('/content')) archive.content(res)
    else if (path.endsWith('/display')) archive.display(res)
    else if (path.endsWith(`/documents/${REF}`)) json(res, archive.document)
    else json(res, {}, 404)
  }

  const server = await listen((req, res) => {
    answer(req, res).catch(() => json(res, {}, 401))
  }, 0)

  const archive: FakeArchive = {
    url: server.url,
    frontPage: {
      tasks: [{ task: 'child-protection', documents: [frontPageItem()] }],
      clientRelations: [],
      informationText: false,
    },
    taskList: {
      documents: [listItem()],
      total: 1,
      page: 1,
      pageSize: 50,
      informationText: false,
    },
    search: searchResult(foundItem()),
    document: document(),
    visits: { visits: [] },
    wills: wills(),
    preview: { visible: 1, prohibited: 0, byController: [] },
    controllers: {
      controllers: [
        { controllerId: CONTROLLER, name: 'Testlandets välfärdsområde' },
      ],
    },
    disclosures: disclosures(disclosure()),
    content: (res) => res.end('%PDF-1.'),
    display: (res) => res.end('<h1>Klientplan</h1>'),
    answers: () => false,
    misbehave: undefined,
    callers: [],
    paths: [],
    bodies: [],
    close: server.close,
  }
  return archive
}
