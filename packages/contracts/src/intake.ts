import { z } from 'zod'
import { ContentHash, ContentType, Oid } from './primitives.ts'
import { AnswerText, line, prose } from './text.ts'

/*
 * What client systems send to the archive. The field names are those of the
 * glossary, which has the official Swedish names. The schemas say only what
 * form a value has; which fields are mandatory, and when, is a table of the
 * archive's checks, so that a refusal can name the rule and its section. Codes
 * and dates are therefore lines of text here and judged by the checks, as is
 * whether a text is empty.
 */

const code = line(100)
const text = prose(10_000)
const name = line(300)
const date = line(40)
const id = line(200)

/** One client of a document or case (11.2, 9.11): a personal identity code, or a temporary OID. */
export const ClientEntry = z.strictObject({
  identityCode: line(40).optional(),
  temporaryId: id.optional(),
  /** Must match the identity code (9.12.3). */
  birthDate: date.optional(),
})
export type ClientEntry = z.infer<typeof ClientEntry>

/** Electronic signature of one signatory (9.10, 11.2). */
export const Signature = z.strictObject({
  personId: line(40).optional(),
  registrationNumber: line(40).optional(),
  firstName: name.optional(),
  lastName: name.optional(),
  identificationMethod: code.optional(),
  signedAt: date.optional(),
})
export type Signature = z.infer<typeof Signature>

/** Metadata of every document group; see `docs/metadata.md` for obligation per group. */
export const Metadata = z.strictObject({
  documentId: id,
  version: z.number().int(),
  /** The version that this one replaces. */
  replacesDocumentId: id.optional(),
  /** `ready-for-archiving`, or `annulled` for an annulment (9.12.3). */
  status: code,
  documentGroup: code,
  generalDocumentType: code.optional(),
  documentType: code.optional(),
  /** Real name of an unstructured document, or the position of who corrected it (9.9.3, 11.3.2). */
  description: line(500).optional(),
  clients: z.array(ClientEntry).max(50),
  controllerId: id.optional(),
  controllerName: name.optional(),
  originalControllerId: id.optional(),
  originalControllerName: name.optional(),
  serviceOrganiserId: id.optional(),
  serviceOrganiserName: name.optional(),
  serviceProducerId: id.optional(),
  serviceProducerName: name.optional(),
  subcontractorId: id.optional(),
  subcontractorName: name.optional(),
  serviceUnitId: id.optional(),
  serviceUnitName: name.optional(),
  storedByFirstName: name.optional(),
  storedByLastName: name.optional(),
  /** The day the document was drawn up; of a correction, the day of correcting. */
  createdAt: date.optional(),
  /** Main case; a client relation document has none (8.1.1). */
  caseId: id.optional(),
  linkedCaseIds: z.array(id).max(20).optional(),
  serviceProcess: code.optional(),
  serviceTasks: z.array(code).max(10).optional(),
  socialServices: z.array(code).max(20).optional(),
  receivedAt: date.optional(),
  arrivalMethod: code.optional(),
  senderOrAgent: name.optional(),
  signatures: z.array(Signature).max(20).optional(),
  correctionReason: code.optional(),
  /** Main document of an attachment (9.9.3). */
  parentDocumentId: id.optional(),
  schemaVersion: id.optional(),
  /** Language in which it is written: `sv`, `fi` and so on (BCP 47). */
  language: line(35).optional(),
  specialContent: z.boolean().optional(),
  showFrom: date.optional(),
  restrictionReasons: z.array(code).max(10).optional(),
  reasonText: text.optional(),
  guardianDisclosure: code.optional(),
  prohibitionRefusalReasons: z.array(code).max(10).optional(),
  /** `permanent`, or `fixed-term` for vouchers (11.2, 11.3.1). */
  retention: code.optional(),
})
export type Metadata = z.infer<typeof Metadata>

/** A content that was uploaded before the delivery (`POST /intake/contents`). */
export const ContentReference = z.strictObject({
  hash: ContentHash,
  type: ContentType,
})
export type ContentReference = z.infer<typeof ContentReference>

/** A worker who answers for the services; only the newest is shown (5.1.2). */
export const ResponsibleWorker = z.strictObject({
  name,
  title: name.optional(),
  telephone: line(100).optional(),
  email: id.optional(),
  startedOn: date.optional(),
})
export type ResponsibleWorker = z.infer<typeof ResponsibleWorker>

const Period = z.strictObject({
  startedOn: date.optional(),
  endedOn: date.optional(),
})

/**
 * Structured content of a client relation document (9.4). The portal takes the
 * relation dates and the newest worker from it; the rest is kept and never
 * shown (5.2.1, 9.4.2).
 */
export const ClientRelationContent = z.strictObject({
  clientRelationId: id,
  isOldClientRelation: z.boolean().optional(),
  relation: Period.optional(),
  childProtection: Period.optional(),
  responsibleWorkers: z.array(ResponsibleWorker).max(50).optional(),
  relatedPersons: z
    .array(z.strictObject({ name, roles: z.array(code).max(10) }))
    .max(100)
    .optional(),
  risks: z
    .array(
      z.strictObject({
        description: text,
        startedOn: date.optional(),
        endedOn: date.optional(),
      }),
    )
    .max(50)
    .optional(),
})
export type ClientRelationContent = z.infer<typeof ClientRelationContent>

/** Structured content of a case document (8.1, 9.3). */
export const CaseContent = z.strictObject({
  caseName: code.optional(),
  /** Mandatory with case name 99 (8.5). */
  caseNameText: name.optional(),
  openedAt: date.optional(),
  closedAt: date.optional(),
  caseStatus: code.optional(),
  isJoint: z.boolean().optional(),
  /** Client relations of the members, one each (8.3). */
  clientRelationIds: z.array(id).max(50).optional(),
  /** Every member there has been, with times of joining and leaving (9.3). */
  members: z
    .array(
      z.strictObject({
        client: ClientEntry,
        joinedAt: date.optional(),
        leftAt: date.optional(),
      }),
    )
    .max(50)
    .optional(),
  relatedCaseIds: z.array(id).max(20).optional(),
  otherPersons: z
    .array(z.strictObject({ name, howConcerned: text.optional() }))
    .max(50)
    .optional(),
})
export type CaseContent = z.infer<typeof CaseContent>

/**
 * One document of a delivery. Exactly the part that its group needs is given:
 * `clientRelation`, `case`, or `contents` (a view format, and JSON beside an
 * XHTML view format).
 */
export const DeliveredDocument = z.strictObject({
  metadata: Metadata,
  clientRelation: ClientRelationContent.optional(),
  case: CaseContent.optional(),
  contents: z.array(ContentReference).max(3).optional(),
})
export type DeliveredDocument = z.infer<typeof DeliveredDocument>

/**
 * `POST /intake/deliveries`: accepted whole or refused whole. An annulment is a
 * document whose status is `annulled` and that replaces what it annuls.
 */
export const Delivery = z.strictObject({
  documents: z.array(DeliveredDocument).min(1).max(50),
})
export type Delivery = z.infer<typeof Delivery>

/** Reminder that a critical document will be seen in MittKanta (Tabell 5.2.2). */
export const Reminder = z.strictObject({
  rule: z.literal('will-be-seen'),
  section: z.literal('5.2.2'),
  documentId: Oid,
  message: z.strictObject({ sv: AnswerText, fi: AnswerText, en: AnswerText }),
})

/** What the archive answers to an accepted delivery, in the delivery's order. */
export const Receipt = z.strictObject({
  documents: z.array(
    z.strictObject({
      documentId: Oid,
      version: z.number().int().positive(),
      outcome: z.enum(['stored', 'already-stored']),
    }),
  ),
  reminders: z.array(Reminder),
})
export type Receipt = z.infer<typeof Receipt>

/** What `POST /intake/contents` answers. */
export const ContentReceipt = z.strictObject({
  hash: ContentHash,
  type: ContentType,
  bytes: z.number().int().nonnegative(),
})
export type ContentReceipt = z.infer<typeof ContentReceipt>

/** RFC 6749 answer of `POST /oauth/token`. */
export const AccessToken = z.strictObject({
  access_token: AnswerText,
  token_type: z.literal('Bearer'),
  expires_in: z.number().int().positive(),
})
export type AccessToken = z.infer<typeof AccessToken>
