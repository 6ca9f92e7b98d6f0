import { z } from 'zod'
import { Language, PlainDate } from './primitives.ts'

/*
 * What can appear in this portal at all. The same for every reader: nothing
 * here depends on who asks, or on whether anybody has signed in.
 */

/** Groups of documents that are kept out for everybody (5.1.1, 5.2.1). */
export const WithheldGroup = z.enum([
  'old-client-document',
  'phase-1-client-document',
  'client-relation-document',
  'case-document',
  'journal-entry',
  'joint-document',
  'adoption-counselling',
  'parenthood-investigation',
  'shelter',
  'violence-prevention',
  'payment-commitment',
])
export type WithheldGroup = z.infer<typeof WithheldGroup>

/** A controller whose documents can appear, and where it answers questions. */
export const CoveredController = z.strictObject({
  name: z.string(),
  /** Documents drawn up on that day or later can appear. */
  since: PlainDate,
  /** Names of the service tasks that it delivers; null when it delivers all. */
  serviceTasks: z.array(z.string()).nullable(),
  contact: z.strictObject({
    telephone: z.string().nullable(),
    email: z.string().nullable(),
    web: z.string().nullable(),
  }),
})
export type CoveredController = z.infer<typeof CoveredController>

/** `GET /api/coverage`: what appears here, from whom, and who runs the service. */
export const Coverage = z.strictObject({
  language: Language,
  /** MittKanta's phase (5.2.1). */
  phase: z.enum(['1', 'later']),
  neverShown: z.array(WithheldGroup),
  /** What is not shown in the first phase and is shown after it. */
  shownLater: z.array(WithheldGroup),
  /** By name; null when the operator has given no list. */
  list: z
    .strictObject({
      /** The day on which the list was last true. */
      updatedOn: PlainDate,
      controllers: z.array(CoveredController),
    })
    .nullable(),
  /** Who runs this service, as far as it is configured. */
  operator: z.strictObject({
    name: z.string().nullable(),
    feedbackEmail: z.string().nullable(),
  }),
})
export type Coverage = z.infer<typeof Coverage>
