import {
  AccessToken,
  ArchiveDisclosures,
  ArchiveDocument,
  ArchiveFrontPage,
  ArchiveSearchQuery,
  ArchiveSearchResult,
  ArchiveTaskList,
  ArchiveWills,
  CONTENT_TYPES,
  ContentReceipt,
  Controllers,
  DeliveredWills,
  Delivery,
  DisclosedDocuments,
  DisclosureSearch,
  DisclosuresQuery,
  ListQuery,
  PersonFound,
  PersonLookup,
  PreviewRequest,
  Receipt,
  Visits,
  WillCommand,
  WillDelivery,
  WillPreview,
  WillQuery,
  WillReceipt,
} from '@mittkanta/contracts'
import type { ProblemKind } from '@mittkanta/problems'
import { openApi, type Operation } from '@mittkanta/service-kit'
import type { z } from 'zod'
import { TokenRequest } from './oauth/token-request.ts'

const json = (schema: z.ZodType) => ({ kind: 'json', schema }) as const

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
  security: 'clientSystem',
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
  security: 'portal',
  problems: PORTAL_PROBLEMS,
} as const
const sentByPortal = {
  method: 'post',
  security: 'portal',
  problems: SENT_PROBLEMS,
} as const

const subject = '/portal/subjects/:subject'

/**
 * Every operation of the archive: the source of its OpenAPI document and of the
 * methods of an address. The tests hold it and the routers together.
 */
export const operations: readonly Operation[] = [
  {
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
  {
    ...forClients,
    path: '/intake/contents',
    summary: 'One content, examined and kept until a delivery refers to it',
    body: { kind: 'bytes', types: CONTENT_TYPES },
    answer: { ...json(ContentReceipt), status: 201 },
    problems: [...CLIENT_PROBLEMS, 'content-refused'],
  },
  {
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
  {
    ...forClients,
    path: '/wills/deliveries',
    summary: 'What a professional records at a client’s request (11.4.1)',
    body: json(WillDelivery),
    answer: json(WillReceipt),
    problems: [...CLIENT_PROBLEMS, 'will-changed', 'conflict', 'will-refused'],
  },
  {
    ...forClients,
    path: '/wills/queries',
    summary: 'The expressions of will that stand (11.4)',
    body: json(WillQuery),
    answer: json(DeliveredWills),
    problems: CLIENT_PROBLEMS,
  },
  {
    ...forClients,
    path: '/disclosure/searches',
    summary: 'A search in other registers, with its justification (11.4.2)',
    body: json(DisclosureSearch),
    answer: json(DisclosedDocuments),
    problems: [...CLIENT_PROBLEMS, 'will-refused'],
  },
  {
    ...sentByPortal,
    path: '/portal/persons',
    summary: 'Who somebody is; makes the person if new',
    body: json(PersonLookup),
    answer: json(PersonFound),
  },
  {
    ...forPortal,
    path: `${subject}/front-page`,
    summary: 'The front page (5.1.2)',
    answer: json(ArchiveFrontPage),
  },
  {
    ...forPortal,
    path: `${subject}/tasks/:task`,
    summary: 'The documents of one service task (5.1.2)',
    query: ListQuery,
    answer: json(ArchiveTaskList),
  },
  {
    ...sentByPortal,
    path: `${subject}/search`,
    summary: 'Documents found across the whole record; changes nothing',
    body: json(ArchiveSearchQuery),
    answer: json(ArchiveSearchResult),
  },
  {
    ...forPortal,
    path: `${subject}/documents/:ref`,
    summary: 'One document with its attachments',
    answer: json(ArchiveDocument),
  },
  {
    ...forPortal,
    path: `${subject}/documents/:ref/content`,
    summary: 'The original bytes',
    answer: { kind: 'bytes', types: CONTENT_TYPES },
  },
  {
    ...forPortal,
    path: `${subject}/documents/:ref/display`,
    summary: 'The display form of an XHTML view format',
    answer: { kind: 'bytes', types: ['text/html'] },
  },
  {
    ...forPortal,
    path: `${subject}/visits`,
    summary: 'The days on which somebody acting for the reader was here',
    answer: json(Visits),
  },
  {
    ...forPortal,
    path: `${subject}/wills`,
    summary: 'Kanta information, permission and prohibitions (11.4)',
    answer: json(ArchiveWills),
  },
  {
    ...sentByPortal,
    path: `${subject}/wills`,
    summary: 'One change; the same command again changes nothing more',
    body: json(WillCommand),
    answer: json(ArchiveWills),
    problems: [...SENT_PROBLEMS, 'will-changed', 'conflict', 'will-refused'],
  },
  {
    ...sentByPortal,
    path: `${subject}/wills/preview`,
    summary: 'What prohibitions would do; changes nothing',
    body: json(PreviewRequest),
    answer: json(WillPreview),
    problems: [...SENT_PROBLEMS, 'will-refused'],
  },
  {
    ...forPortal,
    path: `${subject}/controllers`,
    summary: 'Every controller that a prohibition can point at',
    answer: json(Controllers),
  },
  {
    ...forPortal,
    path: `${subject}/disclosures`,
    summary: 'Who has received data (decision A33)',
    query: DisclosuresQuery,
    answer: json(ArchiveDisclosures),
  },
  {
    method: 'get',
    path: '/openapi.json',
    summary: 'This document',
    answer: { kind: 'object', says: 'An OpenAPI 3.0 document' },
    problems: [],
  },
]

/** The archive as OpenAPI describes it. */
export const archiveDescription = (): object =>
  openApi(
    {
      title: 'Archive of MittKanta for social welfare',
      description:
        'What client systems deliver and ask, and what the portal reads.',
      securitySchemes: {
        clientSystem: {
          type: 'http',
          scheme: 'bearer',
          description: 'The access token of `POST /oauth/token`',
        },
        portal: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'The caller token of the portal, good for one subject',
        },
      },
    },
    operations,
  )

/** The methods of every address, as in the header `Allow`. */
export function methodsByPath(): ReadonlyMap<string, string> {
  const methods = new Map<string, string>()
  for (const { path, method } of operations) {
    const known = methods.get(path)
    const these = method === 'get' ? 'GET, HEAD' : 'POST'
    methods.set(path, known === undefined ? these : `${known}, ${these}`)
  }
  return methods
}
