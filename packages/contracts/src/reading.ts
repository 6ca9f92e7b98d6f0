import { z } from 'zod'
import { ActingGround } from './acting.ts'
import {
  ContentType,
  DocumentRef,
  Instant,
  Language,
  PersonId,
  PlainDate,
} from './primitives.ts'
import { AnswerText, ascii } from './text.ts'

/*
 * What the archive answers to the portal (bff). Facts travel with every item
 * so that gate two can decide again; the bff strips them before the browser.
 */

const showFrom = z.union([PlainDate, z.literal(['none', 'unknown'])])

const RestrictionMarks = z.strictObject({
  specialContent: z.enum(['yes', 'no', 'unknown']),
  showFrom,
  guardianDisclosure: z.enum([
    'not-given',
    'disclosed-child-does-not-object',
    'withheld-child-prohibits',
    'disclosed-despite-prohibition',
    'withheld-own-initiative',
    'unknown',
  ]),
})

const preRestrictedSet = z.enum([
  'none',
  'adoption-counselling',
  'parenthood-investigation',
  'shelter',
  'violence-prevention',
  'payment-commitment',
  'unknown',
])

/** The wire form of the policy's `DocumentFacts`; a type test holds the two together. */
export const DocumentFactsOnTheWire = z.strictObject({
  version: z.enum(['newest', 'superseded', 'unknown']),
  status: z.enum(['ready-for-archiving', 'annulled', 'unknown']),
  group: z.enum([
    'client-relation-document',
    'case-document',
    'old-client-document',
    'phase-1-client-document',
    'phase-2-plus-client-document',
    'journal-entry',
    'unknown',
  ]),
  typeSet: preRestrictedSet,
  serviceSets: z.array(preRestrictedSet),
  marks: RestrictionMarks,
  caseMarks: RestrictionMarks,
  subjectIsClient: z.enum(['yes', 'no', 'unknown']),
  deceased: z.enum(['yes', 'no', 'unknown']),
  readerIsClient: z.enum(['yes', 'no', 'unknown']),
  clients: z.enum(['one', 'several', 'unknown']),
  casesClosedOn: z.union([PlainDate, z.literal(['open', 'unknown'])]),
  mainDocument: z.enum(['not-an-attachment', 'shown', 'hidden', 'unknown']),
  delayEndedOn: showFrom,
  changedSinceSubjectLeft: z.enum(['yes', 'no', 'unknown']),
  changedSinceReaderLeft: z.enum(['yes', 'no', 'unknown']),
})

/** The wire form of the policy's `TaskFacts`. */
export const TaskFactsOnTheWire = z.strictObject({
  isOfOwnCase: z.enum(['yes', 'no', 'unknown']),
  openCase: z.union([
    z.strictObject({
      ...RestrictionMarks.shape,
      clients: z.enum(['one', 'several', 'unknown']),
      readerIsClient: z.enum(['yes', 'no', 'unknown']),
    }),
    z.literal('none'),
  ]),
})

/** The wire form of the policy's `ClientRelationFacts`. */
export const ClientRelationFactsOnTheWire = z.strictObject({
  version: z.enum(['newest', 'superseded', 'unknown']),
  status: z.enum(['ready-for-archiving', 'annulled', 'unknown']),
  schema: z.enum(['before-2019-06', 'from-2019-06', 'unknown']),
  marks: RestrictionMarks,
  subjectIsClient: z.enum(['yes', 'no', 'unknown']),
  deceased: z.enum(['yes', 'no', 'unknown']),
})

/** The header `typ` of a caller token, so that no other token passes for one (RFC 8725, 3.11). */
export const CALLER_TOKEN_TYPE = 'caller+jwt'

/**
 * Claims of the caller token that the bff signs for each (session, subject):
 * RFC 7519, ES256, valid for up to 60 s.
 */
export const CallerClaims = z.looseObject({
  iss: ascii(2000),
  aud: ascii(2000),
  sub: PersonId.describe('The reader'),
  subject: PersonId.describe('Whose record is read'),
  ground: z.enum(['own', 'guardian', 'right-to-information', 'mandate']),
  /** Age of the subject on the day the token was made. */
  subjectAge: z.enum(['minor', 'adult']),
  /** The bff's id of the reading occasion, for the usage log. */
  jti: ascii(100),
  iat: z.number(),
  exp: z.number(),
})
export type CallerClaims = z.infer<typeof CallerClaims>

/** `POST /portal/persons`: who signed in. The code travels in the body only. */
export const PersonLookup = z.strictObject({
  identityCode: ascii(20),
  /** Who begins to act for the person and on what ground; absent when the person has signed in. */
  acting: z.strictObject({ reader: PersonId, ground: ActingGround }).optional(),
  /**
   * Whether an operator ends the person's sessions: then no one has signed in.
   */
  isEnding: z.literal(true).optional(),
})
export type PersonLookup = z.infer<typeof PersonLookup>

export const PersonFound = z.strictObject({ personId: PersonId })

/** When a document came to a reader of this kind, for what is new; the bff strips it. */
const arrival = {
  /** When it became available to a reader of this kind (decision A3). */
  availableAt: Instant,
  /** When its newest correction was archived (11.3.2); null without one. */
  correctedAt: Instant.nullable(),
}

/**
 * An attachment that is shown, as the row of its main document describes it.
 */
const AttachmentOfRow = z.strictObject({
  ...arrival,
  facts: DocumentFactsOnTheWire,
})

/** Name, task, service and controller as codes; the bff translates them. */
const item = {
  ref: DocumentRef,
  documentType: AnswerText,
  /** Real name of an unstructured document (9.9.3), else null. */
  description: AnswerText.nullable(),
  /** The Helsinki day of `availableAt` (decision A3). */
  date: PlainDate,
  /** The day it was drawn up. */
  drawnUpOn: PlainDate,
  ...arrival,
  facts: DocumentFactsOnTheWire,
}

/** A document in the list of one service task. */
const listedItem = { ...item, taskFacts: TaskFactsOnTheWire }

/** Service tasks under which a document is listed, each with its facts. */
export const TasksWithFacts = z.array(
  z.strictObject({ task: AnswerText, facts: TaskFactsOnTheWire }),
)

export const ArchiveFrontPageItem = z.strictObject(listedItem)
export type ArchiveFrontPageItem = z.infer<typeof ArchiveFrontPageItem>

export const ArchiveListItem = z.strictObject({
  ...listedItem,
  /** Those that are shown (decision A40). */
  attachments: z.array(AttachmentOfRow),
  socialServices: z.array(AnswerText),
  controllerName: AnswerText,
})
export type ArchiveListItem = z.infer<typeof ArchiveListItem>

/** Front-page data of one controller's client relation document (5.1.2, decision A7). */
export const ArchiveClientRelation = z.strictObject({
  controllerName: AnswerText,
  relation: z
    .strictObject({ startedOn: PlainDate, endedOn: PlainDate.nullable() })
    .nullable(),
  childProtection: z
    .strictObject({ startedOn: PlainDate, endedOn: PlainDate.nullable() })
    .nullable(),
  contactPerson: z
    .strictObject({
      name: AnswerText,
      title: AnswerText.nullable(),
      telephone: AnswerText.nullable(),
      email: AnswerText.nullable(),
    })
    .nullable(),
  facts: ClientRelationFactsOnTheWire,
})
export type ArchiveClientRelation = z.infer<typeof ArchiveClientRelation>

/** Answer of the archive's `frontPage` (5.1.2). */
export const ArchiveFrontPage = z.strictObject({
  tasks: z.array(
    z.strictObject({
      task: AnswerText,
      documents: z.array(ArchiveFrontPageItem).max(5),
    }),
  ),
  clientRelations: z.array(ArchiveClientRelation),
  /** Whether the information text of 5.1.1 is due; always false for who acts for another. */
  informationText: z.boolean(),
})
export type ArchiveFrontPage = z.infer<typeof ArchiveFrontPage>

/** Query of the list of one service task. */
export const ListQuery = z.strictObject({
  /** Inclusive bounds on `date`; not before 2023-01-01 (decision A5). */
  from: PlainDate.optional(),
  to: PlainDate.optional(),
  sort: z.enum(['date', 'name']).default('date'),
  order: z.enum(['ascending', 'descending']).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  /** Names are sorted as this language sorts. */
  language: Language,
})
export type ListQuery = z.infer<typeof ListQuery>

/** `GET /portal/subjects/:subject/tasks/:task` */
export const ArchiveTaskList = z.strictObject({
  documents: z.array(ArchiveListItem),
  total: z.number().int().nonnegative(),
  page: z.number().int().positive(),
  pageSize: z.number().int().positive(),
  informationText: z.boolean(),
})
export type ArchiveTaskList = z.infer<typeof ArchiveTaskList>

const SignatureShown = z.strictObject({
  name: AnswerText,
  method: AnswerText,
  signedAt: Instant,
})

const ContentShown = z.strictObject({
  type: ContentType,
  bytes: z.number().int().nonnegative(),
})

/** `GET /portal/subjects/:subject/documents/:ref` */
export const ArchiveDocument = z.strictObject({
  ...item,
  tasks: TasksWithFacts,
  socialServices: z.array(AnswerText),
  controllerName: AnswerText,
  language: AnswerText.nullable(),
  /** The view format: PDF or XHTML, never JSON. */
  content: ContentShown,
  signatures: z.array(SignatureShown),
  correction: z
    .strictObject({
      name: AnswerText,
      position: AnswerText.nullable(),
      correctedOn: PlainDate,
      reason: AnswerText,
    })
    .nullable(),
  attachments: z.array(
    z.strictObject({
      ref: DocumentRef,
      description: AnswerText.nullable(),
      language: AnswerText.nullable(),
      content: ContentShown,
      ...arrival,
      facts: DocumentFactsOnTheWire,
    }),
  ),
})
export type ArchiveDocument = z.infer<typeof ArchiveDocument>
