import { z } from 'zod'
import { TaskDocument } from './portal.ts'
import { Instant, Language, PlainDate } from './primitives.ts'
import { ArchiveListItem, TasksWithFacts } from './reading.ts'
import { AnswerText, ascii, line } from './text.ts'

/*
 * Finding documents across a whole record. What is searched for travels in the
 * body only: an address stays in histories and logs.
 */

/** What can be asked for. Lists narrow when they are not empty: any of one list, all of the lists. */
const asked = {
  /** Words; each must occur in the name, a social service or the controller. */
  text: line(100).default(''),
  tasks: z.array(ascii(100)).max(50).default([]),
  /** Ids of social services. */
  socialServices: z.array(ascii(100)).max(50).default([]),
  /** Controllers as they are named. */
  controllers: z.array(line(300)).max(50).default([]),
  /** Years of `date`, such as 2024. */
  years: z.array(z.number().int().min(1900).max(2200)).max(50).default([]),
  /** Only what is new or newly corrected since the previous visit. */
  isNew: z.boolean().default(false),
  sort: z.enum(['date', 'name']).default('date'),
  order: z.enum(['ascending', 'descending']).optional(),
  page: z.number().int().min(1).max(100_000).default(1),
}

/**
 * What is looked for, whole, as a page remembers it; order and page are kept
 * beside it. It is the page's own: what the page asks by it is checked as
 * `SearchQuery`.
 */
export const Asked = z.strictObject({
  text: AnswerText,
  tasks: z.array(AnswerText),
  socialServices: z.array(AnswerText),
  controllers: z.array(AnswerText),
  years: asked.years.unwrap(),
  isNew: z.boolean(),
})
export type Asked = z.infer<typeof Asked>

/** `POST /api/subjects/:subjectRef/search` */
export const SearchQuery = z.strictObject({
  ...asked,
  language: Language.optional(),
})
export type SearchQuery = z.infer<typeof SearchQuery>

/** `POST /portal/subjects/:subject/search` */
export const ArchiveSearchQuery = z.strictObject({
  ...asked,
  /** The reader's previous visit; null at the first, when nothing is new. */
  previousVisitAt: Instant.nullable(),
  /** Names are sorted as this language sorts. */
  language: Language,
})
export type ArchiveSearchQuery = z.infer<typeof ArchiveSearchQuery>

/**
 * Every value of the record, with how many documents it has among those that
 * everything else that was asked for leaves, which can be none; made from what
 * the reader sees and nothing else.
 */
const counts = <Value extends z.ZodType>(value: Value) =>
  z.array(z.strictObject({ value, count: z.number().int().nonnegative() }))

const found = {
  /** Documents that match. */
  total: z.number().int().nonnegative(),
  /** Documents of the record that the reader sees: the m of "n of m". */
  everything: z.number().int().nonnegative(),
  page: z.number().int().positive(),
  pageSize: z.number().int().positive(),
  informationText: z.boolean(),
}

export const ArchiveSearchResult = z.strictObject({
  ...found,
  documents: z.array(
    ArchiveListItem.omit({ taskFacts: true }).extend({ tasks: TasksWithFacts }),
  ),
  filters: z.strictObject({
    /** In the handbook's order (6.2). */
    tasks: counts(AnswerText),
    /** These two by name. */
    socialServices: counts(AnswerText),
    controllers: counts(AnswerText),
    /** Newest first; years without documents between two others are left out. */
    years: counts(z.number().int()),
    isNew: z.number().int().nonnegative(),
  }),
})
export type ArchiveSearchResult = z.infer<typeof ArchiveSearchResult>

const Choice = z.strictObject({
  value: AnswerText,
  name: AnswerText,
  count: z.number().int().nonnegative(),
})

/** A document that was found, with the service tasks that list it. */
export const FoundDocument = z.strictObject({
  ...TaskDocument.shape,
  tasks: z.array(z.strictObject({ task: AnswerText, name: AnswerText })),
})
export type FoundDocument = z.infer<typeof FoundDocument>

/** Answer to `SearchQuery`. */
export const SearchResult = z.strictObject({
  ...found,
  language: Language,
  documents: z.array(FoundDocument),
  filters: z.strictObject({
    tasks: z.array(Choice),
    socialServices: z.array(Choice),
    controllers: z.array(Choice),
    years: counts(z.number().int()),
    isNew: z.number().int().nonnegative(),
  }),
  /** The day of the reader's previous visit; null at the first. */
  previousVisitOn: PlainDate.nullable(),
})
export type SearchResult = z.infer<typeof SearchResult>
