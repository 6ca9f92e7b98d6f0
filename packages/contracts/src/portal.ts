import { z } from 'zod'
import { DocumentRef, Instant, Language, PlainDate } from './primitives.ts'

/*
 * What the bff answers to the pages under `/api`. No facts, no reasons, no
 * codes that the pages would have to translate: texts are in the language that
 * the request asked for.
 */

/** `GET /api/session` */
export const SessionState = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('signed-out') }),
  z.strictObject({
    state: z.literal('signed-in'),
    displayName: z.string(),
    /** Changes with every session, so that nothing kept in the page outlives it. */
    contextId: z.string(),
    /** Seconds until the session ends by idleness, and absolutely. */
    idleSeconds: z.number().int().nonnegative(),
    absoluteSeconds: z.number().int().nonnegative(),
    /** Seconds before the idle end at which the page warns. */
    warnSeconds: z.number().int().positive(),
    /** The day on which the reader turns 18; null for an adult. */
    turns18On: PlainDate.nullable(),
  }),
])
export type SessionState = z.infer<typeof SessionState>

/** Marks beside a document's name. */
export const DocumentMark = z.enum([
  'new',
  'corrected',
  'joint',
  'withheld-from-guardians',
  'delay-ended',
])
export type DocumentMark = z.infer<typeof DocumentMark>

/** Marks of an attachment. That it is joint is so of the whole: its document says it. */
export const AttachmentMark = DocumentMark.exclude(['joint'])
export type AttachmentMark = z.infer<typeof AttachmentMark>

/**
 * What a service task or a type of document is, in plain words; null when there
 * is no explanation.
 */
const explanation = z.string().nullable()

const item = {
  ref: DocumentRef,
  name: z.string(),
  /** Language of `name` when it is the document's own text and not ours. */
  nameLanguage: z.string().nullable(),
  date: PlainDate,
  marks: z.array(DocumentMark),
}

export const FrontPageDocument = z.strictObject(item)
export type FrontPageDocument = z.infer<typeof FrontPageDocument>

const Period = z.strictObject({
  startedOn: PlainDate,
  endedOn: PlainDate.nullable(),
})

export const ClientRelationBlock = z.strictObject({
  controllerName: z.string(),
  relation: Period.nullable(),
  childProtection: Period.nullable(),
  contactPerson: z
    .strictObject({
      name: z.string(),
      title: z.string().nullable(),
      telephone: z.string().nullable(),
      email: z.string().nullable(),
    })
    .nullable(),
})
export type ClientRelationBlock = z.infer<typeof ClientRelationBlock>

/** Something that is new, with the service task that lists it. */
export const NewDocument = z.strictObject({
  ...item,
  task: z.strictObject({ task: z.string(), name: z.string() }),
})
export type NewDocument = z.infer<typeof NewDocument>

/** Answer of `frontPage`. */
export const FrontPage = z.strictObject({
  language: Language,
  /** The day of the reader's previous visit to this record; null at the first. */
  previousVisitOn: PlainDate.nullable(),
  /** What of the newest documents is new or newly corrected since then, newest first. */
  news: z.strictObject({
    documents: z.array(NewDocument).max(5),
    /** Whether there can be more than is listed here. */
    isMore: z.boolean(),
  }),
  tasks: z.array(
    z.strictObject({
      task: z.string(),
      name: z.string(),
      explanation,
      documents: z.array(FrontPageDocument),
    }),
  ),
  clientRelations: z.array(ClientRelationBlock),
  informationText: z.boolean(),
  /** Which of the reasons for an empty page is true. */
  emptyBecause: z.enum(['nothing-stored', 'not-connected']).nullable(),
})
export type FrontPage = z.infer<typeof FrontPage>

export const TaskDocument = z.strictObject({
  ...item,
  drawnUpOn: PlainDate,
  attachments: z.number().int().nonnegative(),
  /** What attachments say that the document itself does not, each mark once. */
  attachmentMarks: z.array(AttachmentMark),
  socialServices: z.array(z.string()),
  controllerName: z.string(),
})
export type TaskDocument = z.infer<typeof TaskDocument>

/** `GET /api/subjects/:subjectRef/tasks/:task` */
export const TaskList = z.strictObject({
  language: Language,
  task: z.string(),
  name: z.string(),
  explanation,
  documents: z.array(TaskDocument),
  total: z.number().int().nonnegative(),
  page: z.number().int().positive(),
  pageSize: z.number().int().positive(),
  informationText: z.boolean(),
  /** Earliest day that the date search accepts (decision A5). */
  searchFloor: PlainDate,
})
export type TaskList = z.infer<typeof TaskList>

const ContentView = z.strictObject({
  kind: z.enum(['pdf', 'xhtml']),
  bytes: z.number().int().nonnegative(),
})

/** `GET /api/subjects/:subjectRef/documents/:ref` */
export const DocumentPage = z.strictObject({
  language: Language,
  ...item,
  explanation,
  drawnUpOn: PlainDate,
  tasks: z.array(z.strictObject({ task: z.string(), name: z.string() })),
  socialServices: z.array(z.string()),
  controllerName: z.string(),
  /** The document's language, for `lang`; null when unknown. */
  documentLanguage: z.string().nullable(),
  content: ContentView,
  signatures: z.array(
    z.strictObject({ name: z.string(), method: z.string(), signedAt: Instant }),
  ),
  correction: z
    .strictObject({
      name: z.string(),
      position: z.string().nullable(),
      correctedOn: PlainDate,
      reason: z.string(),
    })
    .nullable(),
  attachments: z.array(
    z.strictObject({
      ref: DocumentRef,
      name: z.string(),
      nameLanguage: z.string().nullable(),
      documentLanguage: z.string().nullable(),
      content: ContentView,
      /** What it says that the document itself does not. */
      marks: z.array(AttachmentMark),
    }),
  ),
})
export type DocumentPage = z.infer<typeof DocumentPage>

/**
 * `POST /api/session/end`: where the browser goes next, when the provider has
 * to learn of the end.
 */
export const SignedOut = z.strictObject({ next: z.string() })

/** RFC 9457 as the pages read it. */
export const ProblemDocument = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  instance: z.string(),
})
export type ProblemDocument = z.infer<typeof ProblemDocument>
