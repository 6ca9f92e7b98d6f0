import { z } from 'zod'
import { PlainDate } from './primitives.ts'
import { AnswerText, ascii } from './text.ts'

/*
 * Acting for another (5.1, 5.4). What the bff and the pages say of it; nothing
 * of the registry's own words passes the bff.
 */

/**
 * The word in the address for a subject other than oneself: 128 random bits,
 * base64url, good in one session only.
 */
export const SubjectRef = z
  .string()
  .regex(/^[A-Za-z0-9_-]{22}$/)
  .brand('SubjectRef')
export type SubjectRef = z.infer<typeof SubjectRef>

/** On what ground a person reads another's record (5.4, 5.6). */
export const ActingGround = z.enum([
  'guardian',
  'right-to-information',
  'mandate',
])
export type ActingGround = z.infer<typeof ActingGround>

/** `GET /api/acting/:subjectRef`: whom the reader acts for. */
export const Acting = z.strictObject({
  subjectRef: SubjectRef,
  displayName: AnswerText,
  ground: ActingGround,
  /**
   * The first day without access: the child's 18th birthday (11.4.1). Null for
   * an adult, whose mandate ends when the registry says so.
   */
  endsOn: PlainDate.nullable(),
  /** Seconds until that day begins in Helsinki. */
  endsInSeconds: z.number().int().nonnegative().nullable(),
})
export type Acting = z.infer<typeof Acting>

/** `GET /api/acting`: whom the reader has chosen in this session. */
export const ActingList = z.strictObject({
  /** Whether this portal is connected to the authorisation registry. */
  isOffered: z.boolean(),
  people: z.array(Acting),
})
export type ActingList = z.infer<typeof ActingList>

/** `POST /api/acting/start`: where the browser goes to choose a person. */
export const ActingStarted = z.strictObject({ next: AnswerText })
export type ActingStarted = z.infer<typeof ActingStarted>

/** What `POST /api/acting/finish` is sent: what the registry gave the browser. */
export const ActingAnswer = z.strictObject({
  code: ascii(2000),
  state: ascii(200),
})
export type ActingAnswer = z.infer<typeof ActingAnswer>

/** `POST /api/acting/finish`. A refusal says nothing of its reason. */
export const ActingFinished = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('acting'), subjectRef: SubjectRef }),
  z.strictObject({ outcome: z.literal('refused') }),
])
export type ActingFinished = z.infer<typeof ActingFinished>

/**
 * `GET /api/subjects/self/visits` and, between the services, `GET
 * /portal/subjects/:subject/visits`: the days before today on which another
 * person, acting for the subject, opened the record, newest first. Each day and
 * ground once, without who it was.
 */
export const Visits = z.strictObject({
  visits: z.array(z.strictObject({ date: PlainDate, ground: ActingGround })),
})
export type Visits = z.infer<typeof Visits>
