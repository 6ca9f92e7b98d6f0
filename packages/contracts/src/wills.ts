import { z } from 'zod'
import { DocumentRef, Instant, Oid, PlainDate } from './primitives.ts'
import { AnswerText, ascii, line } from './text.ts'

/*
 * The will register (Viljeyttringstjänsten, 11.4): Kanta information, disclosure
 * permission and disclosure prohibitions, and what they have an effect on.
 */

/** Edition of our own text of the Kanta information; a new text is a new edition. */
export const KANTA_INFORMATION_EDITION = '2026-11'

/** Who expressed it: in the portal, or at a service provider. */
export const ExpressedBy = z.enum([
  'client',
  'guardian',
  'mandate-holder',
  'provider',
])
export type ExpressedBy = z.infer<typeof ExpressedBy>

const controllerTarget = z.strictObject({
  kind: z.literal('controller'),
  controllerId: Oid,
})
const taskTarget = z.strictObject({
  kind: z.literal('service-task'),
  task: ascii(100),
})

/** What a prohibition points at (11.4, Tabell 11.4.2); "everything" is a negative permission (A30). */
export const ProhibitionTarget = z.discriminatedUnion('kind', [
  controllerTarget,
  taskTarget,
  z.strictObject({ kind: z.literal('document'), ref: DocumentRef }),
])
export type ProhibitionTarget = z.infer<typeof ProhibitionTarget>

/** What a reader can do in the register (Tabell 5.6.1, 11.4.1). */
export const WILL_ACTIONS = [
  'receive-information',
  'give-permission',
  'revoke-permission',
  'see-permission',
  'see-prohibitions',
  'change-prohibitions',
] as const
export const WillAction = z.enum(WILL_ACTIONS)
export type WillAction = z.infer<typeof WillAction>

/**
 * Whether an action is open to this reader now, and if not, why: by who they
 * are (`at-provider`: it is done at a service provider; `not-yours`: not at
 * all), because the minor received the information in person
 * (`minor-decides`), because the Kanta information comes first
 * (`information-first`), or because there is nothing left to do (`done`).
 */
export const WillStanding = z.enum([
  'open',
  'done',
  'information-first',
  'at-provider',
  'minor-decides',
  'not-yours',
])
export type WillStanding = z.infer<typeof WillStanding>

const expressed = { expressedAt: Instant, by: ExpressedBy }

const versioned = {
  /** Version of the document, from 1; what a change names as the one it was made on. */
  version: z.number().int().positive(),
  ...expressed,
}

const information = z
  .strictObject({ ...versioned, edition: AnswerText })
  .nullable()

/** Null when there is none, and when the reader may not see it. */
const permission = z
  .strictObject({ ...versioned, value: z.enum(['positive', 'negative']) })
  .nullable()

/** What a reader in the portal is shown, and what they can do. */
const wills = <Target extends z.ZodType>(target: Target) => ({
  information,
  permission,
  /** Null when none are shown, and when the reader may not see them. */
  prohibitions: z
    .strictObject({
      /**
       * Opaque: stands for all that the reader is shown here. A change names the
       * one it was made on; what is hidden from the reader has no effect on it
       * (decision A31).
       */
      fingerprint: AnswerText,
      ...expressed,
      targets: z.array(target),
    })
    .nullable(),
  actions: z.record(WillAction, WillStanding),
})

/** Archive: `GET /portal/subjects/:subject/wills`, and the answer to a change. */
export const ArchiveWills = z.strictObject(wills(ProhibitionTarget))
export type ArchiveWills = z.infer<typeof ArchiveWills>

const commandId = {
  /** Chosen by the page; the same one again does nothing more and answers the same. */
  commandId: z.uuid(),
}

const command = {
  ...commandId,
  /** Version that the change was made on; 0 when there was none. */
  expectedVersion: z.number().int().nonnegative(),
}

/**
 * `POST …/wills`: one change. 409 `will-changed` when another change came
 * first.
 */
export const WillCommand = z.discriminatedUnion('command', [
  z.strictObject({
    command: z.literal('receive-information'),
    ...command,
    edition: ascii(20),
  }),
  z.strictObject({
    command: z.literal('set-permission'),
    ...command,
    value: z.enum(['positive', 'negative']),
    /** A guardian says that the guardians decide together (A28); refused without it. */
    guardiansAgree: z.boolean().optional(),
  }),
  z.strictObject({
    command: z.literal('set-prohibitions'),
    ...commandId,
    /** Fingerprint of the prohibitions that the change was made on; null when none were shown. */
    expectedFingerprint: ascii(100).nullable(),
    targets: z.array(ProhibitionTarget).max(500),
  }),
])
export type WillCommand = z.infer<typeof WillCommand>

/** `POST …/wills/preview`: prohibitions as they would be. Changes nothing. */
export const PreviewRequest = z.strictObject({
  targets: z.array(ProhibitionTarget).max(500),
})
export type PreviewRequest = z.infer<typeof PreviewRequest>

/** How many of the documents that the reader sees would no longer be disclosed, by controller. */
export const WillPreview = z.strictObject({
  visible: z.number().int().nonnegative(),
  prohibited: z.number().int().nonnegative(),
  byController: z.array(
    z.strictObject({
      controllerId: AnswerText,
      controllerName: AnswerText,
      prohibited: z.number().int().nonnegative(),
    }),
  ),
})
export type WillPreview = z.infer<typeof WillPreview>

/** Archive: `GET /portal/subjects/:subject/controllers`: every controller that has joined (11.4: with documents or without). */
export const Controllers = z.strictObject({
  controllers: z.array(z.strictObject({ controllerId: Oid, name: AnswerText })),
})
export type Controllers = z.infer<typeof Controllers>

/**
 * A client system's simple search in other controllers' registers (11.4.2):
 * `POST /disclosure/searches`, OAuth 2 as intake. Every search is justified and
 * logged.
 */
export const DisclosureSearch = z.strictObject({
  identityCode: ascii(20),
  justification: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('case'), caseId: Oid }),
    z.strictObject({
      kind: z.literal('special-reason'),
      reason: line(500),
    }),
  ]),
})
export type DisclosureSearch = z.infer<typeof DisclosureSearch>

export const DisclosedDocuments = z.strictObject({
  documents: z.array(
    z.strictObject({
      documentId: Oid,
      documentType: AnswerText,
      controllerId: Oid,
      controllerName: AnswerText,
      task: AnswerText,
      drawnUpOn: PlainDate,
    }),
  ),
})
export type DisclosedDocuments = z.infer<typeof DisclosedDocuments>

/** Archive: `GET /portal/subjects/:subject/disclosures?from&to&organisation&page` (A33). */
export const DisclosuresQuery = z.strictObject({
  from: PlainDate.optional(),
  to: PlainDate.optional(),
  /** Id of the organisation that received. */
  organisation: line(200).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
})
export type DisclosuresQuery = z.infer<typeof DisclosuresQuery>

const disclosure = <Document extends z.ZodType>(document: Document) =>
  z.strictObject({
    disclosedAt: Instant,
    organisationId: AnswerText,
    organisationName: AnswerText,
    /** Those that the reader can see, newest first. */
    documents: z.array(document),
    /**
     * Whether something else was given: it is called client data only (A33).
     * Never shown to a mandate holder (A8).
     */
    hasOtherClientData: z.boolean(),
  })

const disclosures = <Document extends z.ZodType>(document: Document) => ({
  disclosures: z.array(disclosure(document)),
  total: z.number().int().nonnegative(),
  page: z.number().int().positive(),
  pageSize: z.number().int().positive(),
  /** Everybody who has received what is listed, for the filter. */
  organisations: z.array(z.strictObject({ id: AnswerText, name: AnswerText })),
})

export const ArchiveDisclosures = z.strictObject(
  disclosures(
    z.strictObject({
      ref: DocumentRef,
      documentType: AnswerText,
      description: AnswerText.nullable(),
      drawnUpOn: PlainDate,
    }),
  ),
)
export type ArchiveDisclosures = z.infer<typeof ArchiveDisclosures>

/** bff: `GET /api/subjects/:subjectRef/disclosures`, names in the language asked for. */
export const Disclosures = z.strictObject(
  disclosures(
    z.strictObject({
      ref: DocumentRef,
      name: AnswerText,
      nameLanguage: AnswerText.nullable(),
      drawnUpOn: PlainDate,
    }),
  ),
)
export type Disclosures = z.infer<typeof Disclosures>

/** Who is with the professional at a service unit and receives or expresses something (11.4.1). */
export const Visitor = z.enum(['client', 'guardian', 'legal-representative'])
export type Visitor = z.infer<typeof Visitor>

/** A target as client systems know it: documents by their ids. */
export const DeliveredTarget = z.discriminatedUnion('kind', [
  controllerTarget,
  taskTarget,
  z.strictObject({ kind: z.literal('document'), documentId: Oid }),
])
export type DeliveredTarget = z.infer<typeof DeliveredTarget>

const visit = {
  identityCode: ascii(20),
  visitor: Visitor,
  ...command,
}

/**
 * `POST /wills/deliveries`, OAuth 2 as intake: what a professional records for a
 * client at the client's request (11.4.1), a minor who decides alone among them.
 */
export const WillDelivery = z.discriminatedUnion('command', [
  z.strictObject({
    command: z.literal('record-information'),
    ...visit,
    edition: ascii(20),
  }),
  z.strictObject({
    command: z.literal('record-permission'),
    ...visit,
    value: z.enum(['positive', 'negative']),
  }),
  z.strictObject({
    command: z.literal('record-prohibitions'),
    ...visit,
    targets: z.array(DeliveredTarget).max(500),
  }),
  /** Of a first version, for example one stored for the wrong person (11.4). */
  z.strictObject({
    command: z.literal('annul'),
    identityCode: ascii(20),
    ...command,
    document: z.enum(['permission', 'prohibitions']),
  }),
])
export type WillDelivery = z.infer<typeof WillDelivery>

/** The answer to a `WillDelivery`. */
export const WillReceipt = z.strictObject({
  document: z.enum(['information', 'permission', 'prohibitions']),
  /** The current version; 0 after an annulment. */
  version: z.number().int().nonnegative(),
  outcome: z.enum(['stored', 'already-stored']),
})
export type WillReceipt = z.infer<typeof WillReceipt>

/**
 * `POST /wills/queries`: the versions in force, for a client system to make the
 * next version from (11.4).
 */
export const WillQuery = z.strictObject({ identityCode: ascii(20) })
export type WillQuery = z.infer<typeof WillQuery>

/** The answer to a `WillQuery`. */
export const DeliveredWills = z.strictObject({
  information,
  permission,
  prohibitions: z
    .strictObject({ ...versioned, targets: z.array(DeliveredTarget) })
    .nullable(),
})
export type DeliveredWills = z.infer<typeof DeliveredWills>

/** A target with its name, as the pages show it. */
const NamedTarget = z.strictObject({
  target: ProhibitionTarget,
  /** Null for a document that the reader does not see any more. */
  name: AnswerText.nullable(),
  nameLanguage: AnswerText.nullable(),
})
export type NamedTarget = z.infer<typeof NamedTarget>

/** bff: `GET /api/subjects/:subjectRef/wills`, and the answer to `POST` of a `WillCommand`. */
export const Wills = z.strictObject(wills(NamedTarget))
export type Wills = z.infer<typeof Wills>

/** bff: `GET /api/subjects/:subjectRef/wills/choices`: what a prohibition can point at. */
export const WillChoices = z.strictObject({
  controllers: z.array(z.strictObject({ controllerId: Oid, name: AnswerText })),
  tasks: z.array(z.strictObject({ task: AnswerText, name: AnswerText })),
  /** The documents that the reader sees (A31), newest first. */
  documents: z.array(
    z.strictObject({
      ref: DocumentRef,
      name: AnswerText,
      nameLanguage: AnswerText.nullable(),
      drawnUpOn: PlainDate,
      controllerName: AnswerText,
      task: AnswerText,
    }),
  ),
})
export type WillChoices = z.infer<typeof WillChoices>
