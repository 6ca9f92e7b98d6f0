import type { ProblemKind } from '@mittkanta/problems'
import {
  Acting,
  ActingAnswer,
  ActingFinished,
  ActingList,
  ActingStarted,
  Visits,
} from '../acting.ts'
import { Coverage } from '../coverage.ts'
import { SearchQuery, SearchResult } from '../finding.ts'
import { json, type Operation, type Operations } from '../operation.ts'
import {
  DocumentPage,
  FrontPage,
  SessionState,
  SignedOut,
  TaskList,
} from '../portal.ts'
import { EndOtherSession, OtherSessions } from '../sessions.ts'
import {
  Disclosures,
  PreviewRequest,
  WillChoices,
  WillCommand,
  WillPreview,
  Wills,
} from '../wills.ts'
import {
  CopyQuery,
  DisclosuresPageQuery,
  DisclosuresTableQuery,
  PageQuery,
  SignInQuery,
  TaskListQuery,
} from './queries.ts'

/**
 * What may ask an operation.
 *
 * - `data`: our own pages by `fetch`, with the header `X-MittKanta: 1`
 * - `frame`: a frame of our own page, or a tab that our own page opens
 * - `download`: our own page, by `fetch` or by a link
 * - `navigation`: the browser's address bar, links and redirects, never a frame
 * - `server`: another server
 * - `anyone`: nothing here is anybody's
 */
export type Admission =
  'data' | 'frame' | 'download' | 'navigation' | 'server' | 'anyone'

export interface PortalOperation extends Operation {
  readonly admits: Admission
  /** Whether it wants an open session. */
  readonly isPersonal: boolean
}

const SIGNED_IN_PROBLEMS: readonly ProblemKind[] = [
  'not-signed-in',
  'session-ended',
  'cross-site',
]

const READING_PROBLEMS: readonly ProblemKind[] = [
  'invalid-request',
  'not-signed-in',
  'session-ended',
  'cross-site',
  'not-acting',
  'person-not-served',
  'not-found',
  'registry-unavailable',
  'unavailable',
]

const CHANGE_PROBLEMS: readonly ProblemKind[] = [
  ...READING_PROBLEMS,
  'unsupported-content',
  'too-large',
  'will-refused',
]

/** What a signed-in reader's page asks with `fetch`. */
const read = { method: 'get', admits: 'data', isPersonal: true } as const
const sent = { method: 'post', admits: 'data', isPersonal: true } as const

const record = '/api/subjects/:subjectRef'

/**
 * Everything that the bff answers to beside pages and their files, in the order
 * in which routes are tried and described. What is asked for most comes first.
 */
export const operations = {
  frontPage: {
    ...read,
    path: `${record}/front-page`,
    summary: 'The front page (5.1.2)',
    query: PageQuery,
    answer: json(FrontPage),
    problems: READING_PROBLEMS,
  },
  taskList: {
    ...read,
    path: `${record}/tasks/:task`,
    summary: 'The documents of one service task (5.1.2)',
    query: TaskListQuery,
    answer: json(TaskList),
    problems: READING_PROBLEMS,
  },
  document: {
    ...read,
    path: `${record}/documents/:ref`,
    summary: 'One document with its attachments',
    query: PageQuery,
    answer: json(DocumentPage),
    problems: READING_PROBLEMS,
  },
  file: {
    method: 'get',
    path: `${record}/documents/:ref/file`,
    admits: 'download',
    isPersonal: true,
    summary: 'The original bytes, to download',
    query: PageQuery,
    answer: {
      kind: 'bytes',
      types: ['application/pdf', 'application/xhtml+xml'],
    },
    problems: READING_PROBLEMS,
  },
  display: {
    method: 'get',
    path: `${record}/documents/:ref/display`,
    admits: 'frame',
    isPersonal: true,
    summary: 'The view format, for a frame of the document page',
    query: PageQuery,
    answer: { kind: 'bytes', types: ['application/xhtml+xml'] },
    problems: READING_PROBLEMS,
  },
  search: {
    ...sent,
    path: `${record}/search`,
    summary: 'Documents found across the whole record; changes nothing',
    body: json(SearchQuery),
    answer: json(SearchResult),
    problems: [...READING_PROBLEMS, 'too-large', 'unsupported-content'],
  },
  signIn: {
    method: 'get',
    path: '/sign-in',
    admits: 'navigation',
    isPersonal: false,
    summary: 'Begins to sign in: on to the identification service',
    query: SignInQuery,
    answer: { kind: 'redirect', to: 'the identification service' },
    problems: ['cross-site'],
  },
  signInCallback: {
    method: 'get',
    path: '/sign-in/callback',
    admits: 'navigation',
    isPersonal: false,
    summary: 'Back from the identification service',
    answer: { kind: 'onward', to: 'a page of ours' },
    problems: ['cross-site'],
  },
  publishedKeys: {
    method: 'get',
    path: '/.well-known/jwks.json',
    admits: 'anyone',
    isPersonal: false,
    summary: 'Our public keys towards the identification service (RFC 7517)',
    answer: { kind: 'object', says: 'A JWK set' },
    problems: [],
  },
  backchannelLogout: {
    method: 'post',
    path: '/sign-in/backchannel-logout',
    admits: 'server',
    isPersonal: false,
    summary:
      'The identification service ends the sessions of a subject or session',
    answer: {
      kind: 'standard',
      says: { 200: 'Done', 400: 'The `error` of the standard' },
    },
    problems: ['too-large', 'unsupported-content', 'unavailable'],
  },
  session: {
    method: 'get',
    path: '/api/session',
    admits: 'data',
    isPersonal: false,
    summary: 'Who is signed in, and for how long; asking does not prolong it',
    answer: json(SessionState),
    problems: ['cross-site', 'too-many-requests', 'unavailable'],
  },
  keepAlive: {
    ...sent,
    path: '/api/session/keep-alive',
    summary: 'The person is active',
    answer: { kind: 'nothing' },
    problems: [
      'cross-site',
      'not-signed-in',
      'session-ended',
      'unsupported-content',
    ],
  },
  endSession: {
    method: 'post',
    path: '/api/session/end',
    admits: 'data',
    isPersonal: false,
    summary: 'Signs out, here first; harmless when nobody is signed in',
    answer: json(SignedOut),
    problems: ['cross-site', 'unsupported-content'],
  },
  otherSessions: {
    ...read,
    path: '/api/session/others',
    summary: 'Where else the person is signed in',
    answer: json(OtherSessions),
    problems: ['cross-site', 'not-signed-in', 'session-ended'],
  },
  endOtherSessions: {
    ...sent,
    path: '/api/session/end-others',
    summary: 'Ends one of the person’s other sessions, or all of them',
    body: json(EndOtherSession),
    answer: { kind: 'nothing' },
    problems: [
      ...SIGNED_IN_PROBLEMS,
      'too-large',
      'unsupported-content',
      'invalid-request',
    ],
  },
  left: {
    method: 'get',
    path: '/left',
    admits: 'navigation',
    isPersonal: false,
    summary: 'Leaves quickly: signs out if that has not happened, and is away',
    answer: { kind: 'redirect', to: 'a neutral page' },
    problems: ['cross-site'],
  },
  actingList: {
    ...read,
    path: '/api/acting',
    summary: 'Whom the reader has chosen to act for in this session',
    answer: json(ActingList),
    problems: SIGNED_IN_PROBLEMS,
  },
  startActing: {
    ...sent,
    path: '/api/acting/start',
    summary: 'Begins to choose a person: where the browser goes',
    query: PageQuery,
    answer: json(ActingStarted),
    problems: [
      ...SIGNED_IN_PROBLEMS,
      'invalid-request',
      'unsupported-content',
      'not-found',
      'registry-unavailable',
    ],
  },
  finishActing: {
    ...sent,
    path: '/api/acting/finish',
    summary: 'Back from the registry, with what it gave the browser',
    body: json(ActingAnswer),
    answer: json(ActingFinished),
    problems: [
      ...SIGNED_IN_PROBLEMS,
      'invalid-request',
      'unsupported-content',
      'too-large',
      'not-found',
      'registry-unavailable',
      'unavailable',
    ],
  },
  acting: {
    ...read,
    path: '/api/acting/:subjectRef',
    summary: 'Whom the reader acts for, on a ground that holds',
    answer: json(Acting),
    problems: [...SIGNED_IN_PROBLEMS, 'not-acting', 'registry-unavailable'],
  },
  endActing: {
    ...sent,
    path: '/api/acting/:subjectRef/end',
    summary: 'Ends acting for a person, in all tabs and for good',
    answer: { kind: 'nothing' },
    problems: [...SIGNED_IN_PROBLEMS, 'unsupported-content', 'not-acting'],
  },
  visits: {
    ...read,
    path: `${record}/visits`,
    summary: 'The days on which somebody acting for me opened my record',
    answer: json(Visits),
    problems: [
      'not-signed-in',
      'session-ended',
      'cross-site',
      'not-found',
      'unavailable',
    ],
  },
  wills: {
    ...read,
    path: `${record}/wills`,
    summary: 'Kanta information, permission and prohibitions that stand',
    query: PageQuery,
    answer: json(Wills),
    problems: READING_PROBLEMS,
  },
  changeWill: {
    ...sent,
    path: `${record}/wills`,
    summary: 'One change; the same command again changes nothing more',
    query: PageQuery,
    body: json(WillCommand),
    answer: json(Wills),
    problems: [...CHANGE_PROBLEMS, 'will-changed'],
  },
  previewWill: {
    ...sent,
    path: `${record}/wills/preview`,
    summary: 'What prohibitions would do; changes nothing',
    query: PageQuery,
    body: json(PreviewRequest),
    answer: json(WillPreview),
    problems: CHANGE_PROBLEMS,
  },
  willChoices: {
    ...read,
    path: `${record}/wills/choices`,
    summary: 'What a prohibition can point at (11.4, decision A31)',
    query: PageQuery,
    answer: json(WillChoices),
    problems: READING_PROBLEMS,
  },
  disclosures: {
    ...read,
    path: `${record}/disclosures`,
    summary: 'Who has received data, when, and which documents',
    query: DisclosuresPageQuery,
    answer: json(Disclosures),
    problems: READING_PROBLEMS,
  },
  disclosuresTable: {
    method: 'get',
    path: `${record}/disclosures.csv`,
    admits: 'download',
    isPersonal: true,
    summary: 'The same as a table, to download',
    query: DisclosuresTableQuery,
    answer: { kind: 'bytes', types: ['text/csv'] },
    problems: READING_PROBLEMS,
  },
  copy: {
    method: 'get',
    path: `${record}/copy`,
    admits: 'download',
    isPersonal: true,
    summary: 'All documents that the reader sees, or those chosen, as a zip',
    query: CopyQuery,
    answer: { kind: 'bytes', types: ['application/zip'] },
    problems: READING_PROBLEMS,
  },
  coverage: {
    method: 'get',
    path: '/api/coverage',
    admits: 'data',
    isPersonal: false,
    summary: 'What can appear here, from whom, and who runs the service',
    query: PageQuery,
    answer: json(Coverage),
    problems: ['invalid-request', 'cross-site'],
  },
  openApi: {
    method: 'get',
    path: '/api/openapi.json',
    admits: 'anyone',
    isPersonal: false,
    summary: 'This document',
    answer: { kind: 'object', says: 'An OpenAPI 3.0 document' },
    problems: [],
  },
} as const satisfies Operations<PortalOperation>
