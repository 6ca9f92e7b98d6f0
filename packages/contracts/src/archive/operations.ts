import type { ProblemKind } from '@mittkanta/problems'
import { Visits } from '../acting.ts'
import { ArchiveSearchQuery, ArchiveSearchResult } from '../finding.ts'
import { AccessToken, ContentReceipt, Delivery, Receipt } from '../intake.ts'
import { CONTENT_TYPES } from '../primitives.ts'
import {
  ArchiveDocument,
  ArchiveFrontPage,
  ArchiveTaskList,
  ListQuery,
  PersonFound,
  PersonLookup,
} from '../reading.ts'
import {
  ArchiveDisclosures,
  ArchiveWills,
  Controllers,
  DeliveredWills,
  DisclosedDocuments,
  DisclosureSearch,
  DisclosuresQuery,
  PreviewRequest,
  WillCommand,
  WillDelivery,
  WillPreview,
  WillQuery,
  WillReceipt,
} from '../wills.ts'
import { json, type Operation, type Operations } from '../operation.ts'
import { TokenRequest } from './token-request.ts'

export interface ArchiveOperation extends Operation {
  /** Who may call it, by their token; absent where no token is needed. */
  readonly caller?: 'clientSystem' | 'portal'
}

/** Problems for any client system with a token. */
const CLIENT_PROBLEMS: readonly ProblemKind[] = [
  'invalid-request',
  'caller-refused',
  'too-many-requests',
  'too-large',
  'unsupported-content',
  'unavailable',
]

const forClients = {
  method: 'post',
  caller: 'clientSystem',
} as const

/**
 * Problems for the portal; hidden, missing and another's are all not found. A
 * death is revealed by nothing but `person-not-served`.
 */
const PORTAL_PROBLEMS: readonly ProblemKind[] = [
  'invalid-request',
  'caller-refused',
  'person-not-served',
  'not-found',
  'unavailable',
]
const SENT_PROBLEMS: readonly ProblemKind[] = [
  ...PORTAL_PROBLEMS,
  'too-large',
  'unsupported-content',
]

const forPortal = {
  method: 'get',
  caller: 'portal',
  problems: PORTAL_PROBLEMS,
} as const
const sentByPortal = {
  method: 'post',
  caller: 'portal',
  problems: SENT_PROBLEMS,
} as const

const subject = '/portal/subjects/:subject'

/**
 * Everything that the archive answers to, in the order in which routes are
 * tried and described.
 */
export const operations = {
  issueToken: {
    method: 'post',
    path: '/oauth/token',
    summary: 'An access token for a client system (RFC 6749, RFC 7523)',
    body: { kind: 'form', schema: TokenRequest },
    answer: json(AccessToken),
    problems: [
      'invalid-request',
      'caller-refused',
      'too-many-requests',
      'too-large',
      'unsupported-content',
      'unavailable',
    ],
  },
  receiveContent: {
    ...forClients,
    path: '/intake/contents',
    summary: 'One content, examined and kept until a delivery refers to it',
    body: { kind: 'bytes', types: CONTENT_TYPES },
    answer: { ...json(ContentReceipt), status: 201 },
    problems: [...CLIENT_PROBLEMS, 'content-refused'],
  },
  receiveDelivery: {
    ...forClients,
    path: '/intake/deliveries',
    summary: 'Documents, stored all or none',
    body: json(Delivery),
    answer: json(Receipt),
    problems: [
      ...CLIENT_PROBLEMS,
      'not-your-register',
      'conflict',
      'intake-refused',
    ],
  },
  recordWill: {
    ...forClients,
    path: '/wills/deliveries',
    summary: 'What a professional records at a client’s request (11.4.1)',
    body: json(WillDelivery),
    answer: json(WillReceipt),
    problems: [...CLIENT_PROBLEMS, 'will-changed', 'conflict', 'will-refused'],
  },
  queryWills: {
    ...forClients,
    path: '/wills/queries',
    summary: 'The expressions of will that stand (11.4)',
    body: json(WillQuery),
    answer: json(DeliveredWills),
    problems: CLIENT_PROBLEMS,
  },
  searchDisclosable: {
    ...forClients,
    path: '/disclosure/searches',
    summary: 'A search in other registers, with its justification (11.4.2)',
    body: json(DisclosureSearch),
    answer: json(DisclosedDocuments),
    problems: [...CLIENT_PROBLEMS, 'will-refused'],
  },
  findPerson: {
    ...sentByPortal,
    path: '/portal/persons',
    summary: 'Who somebody is; makes the person if new',
    body: json(PersonLookup),
    answer: json(PersonFound),
  },
  frontPage: {
    ...forPortal,
    path: `${subject}/front-page`,
    summary: 'The front page (5.1.2)',
    answer: json(ArchiveFrontPage),
  },
  taskList: {
    ...forPortal,
    path: `${subject}/tasks/:task`,
    summary: 'The documents of one service task (5.1.2)',
    query: ListQuery,
    answer: json(ArchiveTaskList),
  },
  search: {
    ...sentByPortal,
    path: `${subject}/search`,
    summary: 'Documents found across the whole record; changes nothing',
    body: json(ArchiveSearchQuery),
    answer: json(ArchiveSearchResult),
  },
  document: {
    ...forPortal,
    path: `${subject}/documents/:ref`,
    summary: 'One document with its attachments',
    answer: json(ArchiveDocument),
  },
  content: {
    ...forPortal,
    path: `${subject}/documents/:ref/content`,
    summary: 'The original bytes',
    answer: { kind: 'bytes', types: CONTENT_TYPES },
  },
  display: {
    ...forPortal,
    path: `${subject}/documents/:ref/display`,
    summary: 'The display form of an XHTML view format',
    answer: { kind: 'bytes', types: ['text/html'] },
  },
  visits: {
    ...forPortal,
    path: `${subject}/visits`,
    summary: 'The days on which somebody acting for the reader was here',
    answer: json(Visits),
  },
  wills: {
    ...forPortal,
    path: `${subject}/wills`,
    summary: 'Kanta information, permission and prohibitions (11.4)',
    answer: json(ArchiveWills),
  },
  changeWill: {
    ...sentByPortal,
    path: `${subject}/wills`,
    summary: 'One change; the same command again changes nothing more',
    body: json(WillCommand),
    answer: json(ArchiveWills),
    problems: [...SENT_PROBLEMS, 'will-changed', 'conflict', 'will-refused'],
  },
  previewWill: {
    ...sentByPortal,
    path: `${subject}/wills/preview`,
    summary: 'What prohibitions would do; changes nothing',
    body: json(PreviewRequest),
    answer: json(WillPreview),
    problems: [...SENT_PROBLEMS, 'will-refused'],
  },
  controllers: {
    ...forPortal,
    path: `${subject}/controllers`,
    summary: 'Every controller that a prohibition can point at',
    answer: json(Controllers),
  },
  disclosures: {
    ...forPortal,
    path: `${subject}/disclosures`,
    summary: 'Who has received data (decision A33)',
    query: DisclosuresQuery,
    answer: json(ArchiveDisclosures),
  },
  openApi: {
    method: 'get',
    path: '/openapi.json',
    summary: 'This document',
    answer: { kind: 'object', says: 'An OpenAPI 3.0 document' },
    problems: [],
  },
} as const satisfies Operations<ArchiveOperation>
