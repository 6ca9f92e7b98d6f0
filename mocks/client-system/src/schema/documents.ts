import { line, prose, requiredLine } from '@mittkanta/contracts'
import { z } from 'zod'
import { Marks } from './cases.ts'
import {
  ArrivalMethodCode,
  ContentLanguage,
  CorrectionReasonCode,
  Day,
  DocumentGroupCode,
  DocumentTypeCode,
  GeneralDocumentTypeCode,
  IdentificationMethodCode,
  Key,
  Moment,
  OriginalServiceTaskCode,
  ServiceProcessCode,
  ServiceTaskCode,
  SocialServiceCode,
} from './primitives.ts'

/** The content of a document. A template for its kind writes the rest. */
export const Content = z
  .strictObject({
    kind: z.enum(['pdf', 'xhtml', 'xhtml+json']),
    matter: requiredLine(1000).meta({
      description: 'What the document is about, in a few words',
    }),
    text: z.array(prose(100_000)).min(1).meta({
      description:
        'Paragraphs, in the language of the document. {{2024-03-01}} is written out as a date and moves with the story.',
    }),
    rows: z
      .array(z.tuple([line(1000), line(1000)]))
      .optional()
      .meta({ description: 'A table of names and values, for calculations' }),
  })
  .meta({ id: 'Content' })
export type Content = z.infer<typeof Content>

const Received = z.strictObject({
  on: Day,
  how: ArrivalMethodCode,
  from: requiredLine(300),
})

const ClientSignature = z.strictObject({
  person: Key,
  method: IdentificationMethodCode,
  at: Moment,
})

/** A document of type "bilaga", stored together with its main document (9.9.3). */
export const Attachment = z
  .strictObject({
    key: Key,
    description: requiredLine(500),
    drawnUp: Day.optional().meta({
      description: 'Day of the attachment; that of the main document if absent',
    }),
    received: Received.optional(),
    retention: z.enum(['permanent', 'fixed-term']).optional(),
    content: Content,
    marks: Marks.optional(),
  })
  .meta({ id: 'Attachment' })
export type Attachment = z.infer<typeof Attachment>

const phase = z.enum(['later']).optional().meta({
  description: 'Stored only when MittKanta is past its first phase',
})

/** A later version of a document (11.3.2). */
export const LaterVersion = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('correction'),
      archivedAt: Moment,
      by: Key,
      reason: CorrectionReasonCode,
      content: Content,
      phase,
    }),
    z.strictObject({
      kind: z.literal('marks'),
      archivedAt: Moment,
      by: Key.optional(),
      marks: Marks.meta({ description: 'The marks that it has from then on' }),
      phase,
    }),
    z.strictObject({
      kind: z.literal('annulment'),
      archivedAt: Moment,
      by: Key.optional(),
      reason: CorrectionReasonCode.optional(),
      phase,
    }),
  ])
  .meta({ id: 'LaterVersion' })
export type LaterVersion = z.infer<typeof LaterVersion>

/** A client document or journal entry. */
export const Document = z
  .strictObject({
    key: Key,
    type: DocumentTypeCode.optional().meta({
      description: 'Precise type; old and first-phase documents may lack it',
    }),
    generalType: GeneralDocumentTypeCode.optional().meta({
      description: 'General type of a document without a precise one',
    }),
    group: DocumentGroupCode.optional().meta({
      description:
        'journal-entry for types of journal entries, else phase-2-plus-client-document, unless given',
    }),
    description: line(500)
      .optional()
      .meta({ description: 'Real name of an unstructured document (9.9.3)' }),
    clients: z.array(Key).min(1),
    case: Key,
    linkedCases: z.array(Key).optional(),
    process: ServiceProcessCode.optional().meta({
      description: 'The usual process of its kind unless given',
    }),
    services: z.array(SocialServiceCode).optional(),
    tasks: z
      .array(ServiceTaskCode)
      .optional()
      .meta({ description: "The case's task unless given" }),
    originalTask: OriginalServiceTaskCode.optional(),
    unit: Key.optional().meta({
      description: "Service unit, of a producer too; the case's unless given",
    }),
    by: Key.meta({ description: 'The professional who stores it' }),
    drawnUp: Day,
    archivedAt: Moment.optional().meta({
      description: 'When the archive gets it; noon of the same day if absent',
    }),
    received: Received.optional(),
    signatures: z.array(ClientSignature).optional().meta({
      description:
        'Electronic signatures of private persons; the professional signs by themselves where the type requires it (Tabell 9.10.1)',
    }),
    language: ContentLanguage,
    content: Content,
    marks: Marks.optional(),
    attachments: z.array(Attachment).optional(),
    versions: z.array(LaterVersion).optional(),
    phase,
  })
  .meta({ id: 'Document' })
export type Document = z.infer<typeof Document>
