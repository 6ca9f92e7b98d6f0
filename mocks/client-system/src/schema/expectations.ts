import { requiredLine } from '@mittkanta/contracts'
import { z } from 'zod'
import { Document, LaterVersion } from './documents.ts'
import { Day, Key, Moment, ServiceTaskCode } from './primitives.ts'

/**
 * What is shown together with a visible document. "New" depends on the reader
 * and is not listed here.
 */
export const ShownMark = z.enum([
  'joint',
  'withheld-from-guardians',
  'delay-ended',
  'corrected',
])
export type ShownMark = z.infer<typeof ShownMark>

export const FrontPageRelation = z.strictObject({
  controller: Key,
  startedOn: Day,
  endedOn: Day.optional(),
  childProtection: z
    .strictObject({ startedOn: Day, endedOn: Day.optional() })
    .optional(),
  contactPerson: Key.optional(),
})

/**
 * One column of a story's table: a reader opens a record on a ground. Every
 * document and attachment of the story is in exactly one of `shown`, `hidden`
 * and `notConcerned`.
 */
export const Viewing = z
  .strictObject({
    key: Key,
    reader: Key,
    subject: Key.meta({ description: 'Whose record is read' }),
    ground: z
      .enum(['own', 'guardian', 'right-to-information', 'mandate', 'none'])
      .meta({
        description: '`none`: the reader has no ground and gets nothing',
      }),
    phases: z
      .array(z.enum(['1', 'later']))
      .min(1)
      .meta({
        description: 'Phases of MittKanta in which it holds',
      }),
    today: Day.optional().meta({ description: "The scenario's unless given" }),
    shown: z.record(Key, z.array(ShownMark)).meta({
      description: 'Documents listed and openable (✔), with their marks',
    }),
    hidden: z.array(Key).meta({ description: 'Documents not shown (✘)' }),
    notConcerned: z.array(Key).optional().meta({
      description: 'Documents that are none of this record (–); not shown',
    }),
    informationText: z
      .enum(['shown', 'not-shown', 'neutral-sentence'])
      .optional()
      .meta({
        description:
          'The text of 5.1.1; who acts for another always gets the neutral sentence. Absent without a ground.',
      }),
    frontPage: z
      .strictObject({
        clientRelations: z.array(FrontPageRelation).optional(),
        tasks: z
          .partialRecord(ServiceTaskCode, z.array(Key).max(5))
          .optional()
          .meta({ description: 'Newest first, at most five of each task' }),
      })
      .optional(),
  })
  .meta({ id: 'Viewing' })
export type Viewing = z.infer<typeof Viewing>

const refused = {
  key: Key,
  says: requiredLine(1000).meta({ description: 'What is wrong, in English' }),
  archivedAt: Moment,
  phase: z.enum(['1']).optional().meta({
    description: 'Refused only in the first phase of MittKanta',
  }),
  sections: z
    .array(z.string().regex(/^\d+(\.\d+)*$/))
    .min(1)
    .meta({
      description: 'Handbook sections, each named by at least one failure',
    }),
}

/** Something that the archive must refuse, with the sections it must name. */
export const Refusal = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('document'),
      ...refused,
      document: Document,
    }),
    z.strictObject({
      kind: z.literal('version'),
      ...refused,
      of: Key,
      number: z.number().int().positive().meta({
        description: 'Version number that is sent',
      }),
      version: LaterVersion,
    }),
    z.strictObject({
      kind: z.literal('annulment-of-case'),
      ...refused,
      of: Key,
    }),
  ])
  .meta({ id: 'Refusal' })
export type Refusal = z.infer<typeof Refusal>
