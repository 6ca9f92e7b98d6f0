/**
 * Everything the rules may look at. Closed unions and no optional fields: what
 * could not be established arrives as `unknown`, never as absence, and unknown
 * hides. Code values are those of the handbook's code sets; this package
 * repeats only the few that a rule speaks about and imports nothing.
 */

/**
 * A Helsinki calendar date, `YYYY-MM-DD`. Compared as text. Any string may be
 * given (`& {}` only keeps words such as `none` apart from it in a union): one
 * that is not a day of the calendar counts as unknown.
 */
export type PlainDate = string & {}

/** MittKanta's own phases (5.2.1), not the archive's phases of adoption (3.2). */
export const PHASES = ['1', 'later', 'unknown'] as const

/**
 * On what ground the reader reads the subject's record (5.1, 5.4, 5.6).
 * `own`: the reader is the subject. The others act for the subject.
 */
export const GROUNDS = [
  'own',
  'guardian',
  'right-to-information',
  'mandate',
  'none',
  'unknown',
] as const

export const ANSWERS = ['yes', 'no', 'unknown'] as const

/** Whether the subject is under 18 today in Helsinki. */
export const AGES = ['minor', 'adult', 'unknown'] as const

export const VERSIONS = ['newest', 'superseded', 'unknown'] as const

export const STATUSES = ['ready-for-archiving', 'annulled', 'unknown'] as const

/** The document groups of 11.2 (`documentGroups`). */
export const DOCUMENT_GROUPS = [
  'client-relation-document',
  'case-document',
  'old-client-document',
  'phase-1-client-document',
  'phase-2-plus-client-document',
  'journal-entry',
  'unknown',
] as const

/**
 * The pre-restricted set of Tabell 5.2.1 that a document type or a social
 * service belongs to. `unknown`: the code is not in the code set.
 */
export const PRE_RESTRICTED_SETS = [
  'none',
  'adoption-counselling',
  'parenthood-investigation',
  'shelter',
  'violence-prevention',
  'payment-commitment',
  'unknown',
] as const

/** The four values of "Utlämningsförbud för vårdnadshavare" (Tabell 5.4.1). */
export const GUARDIAN_DISCLOSURES = [
  'not-given',
  'disclosed-child-does-not-object',
  'withheld-child-prohibits',
  'disclosed-despite-prohibition',
  'withheld-own-initiative',
  'unknown',
] as const

/** Schema generations of a client relation document (5.2.1): older than 6/2019, or not. */
export const RELATION_SCHEMAS = [
  'before-2019-06',
  'from-2019-06',
  'unknown',
] as const

/** How many clients a document names (5.2.1, decision A20). */
export const NUMBERS_OF_CLIENTS = ['one', 'several', 'unknown'] as const

/** What became of the main document, for an attachment (decision A40). */
export const MAIN_DOCUMENTS = [
  'not-an-attachment',
  'shown',
  'hidden',
  'unknown',
] as const

export type Phase = (typeof PHASES)[number]
export type Ground = (typeof GROUNDS)[number]
export type Answer = (typeof ANSWERS)[number]
export type Age = (typeof AGES)[number]
export type Version = (typeof VERSIONS)[number]
export type Status = (typeof STATUSES)[number]
export type DocumentGroup = (typeof DOCUMENT_GROUPS)[number]
export type PreRestrictedSet = (typeof PRE_RESTRICTED_SETS)[number]
export type GuardianDisclosure = (typeof GUARDIAN_DISCLOSURES)[number]
export type RelationSchema = (typeof RELATION_SCHEMAS)[number]
export type NumberOfClients = (typeof NUMBERS_OF_CLIENTS)[number]
export type MainDocument = (typeof MAIN_DOCUMENTS)[number]

/** What may be set on a document, on its case, or on a client relation document (5.3, 5.4.3). */
export interface RestrictionMarks {
  /** "Specialinnehåll" = ja (5.3.2). */
  readonly specialContent: Answer
  /** First day on which it may be shown (5.3.1), `none`, or `unknown`. */
  readonly showFrom: PlainDate | 'none' | 'unknown'
  readonly guardianDisclosure: GuardianDisclosure
}

/** Who reads, whose record, when, and in which phase. */
export interface Occasion {
  /** Today in Helsinki, or `unknown` when no trustworthy clock is at hand. */
  readonly today: PlainDate | 'unknown'
  readonly phase: Phase
  readonly ground: Ground
  readonly subjectAge: Age
  /** Years of active use after a case was closed (11.3.1, decision A1). */
  readonly activeUseYears: number
}

/** One stored client document, journal entry or attachment, as one client's record holds it. */
export interface DocumentFacts {
  readonly version: Version
  readonly status: Status
  readonly group: DocumentGroup
  /** The set that the precise document type belongs to (Tabell 5.2.1). */
  readonly typeSet: PreRestrictedSet
  /** The sets that its social services belong to; none given is an empty list. */
  readonly serviceSets: readonly PreRestrictedSet[]
  readonly marks: RestrictionMarks
  /** The strictest marks of all cases that the document belongs to, linked ones included (8.1.4, decision A13). */
  readonly caseMarks: RestrictionMarks
  /** Whether the subject of the record is named as client in this document (7, 10.2.3). */
  readonly subjectIsClient: Answer
  /** Whether a date of death is recorded of the subject of the record or of the person who reads (11.4.1). */
  readonly deceased: Answer
  /** Whether the person who reads is named as client in this document (5.4.4, decision A19). */
  readonly readerIsClient: Answer
  /** How many clients the document names (5.2.1, decision A20). */
  readonly clients: NumberOfClients
  /** When the last-ending of its cases was closed; `open` while one is open (decision A1). */
  readonly casesClosedOn: PlainDate | 'open' | 'unknown'
  /** An attachment is judged under its main document (5.3.1, 5.3.2, decision A40). */
  readonly mainDocument: MainDocument
  /**
   * The day on which a delay ended, or will end, that was the last thing to hide
   * the document from its client; `none` when it was something else, or nothing.
   */
  readonly delayEndedOn: PlainDate | 'none' | 'unknown'
  /**
   * Whether contents or metadata that are shown have changed since the subject
   * left the case; `no` for a subject who is still in it (8.3.3, decision A21).
   */
  readonly changedSinceSubjectLeft: Answer
  /** The same of the person who reads; `no` for a reader who is not a client of it. */
  readonly changedSinceReaderLeft: Answer
}

/** A case of the client, as far as it says whether a reader could see it (decision A36). */
export interface CaseFacts extends RestrictionMarks {
  /** How many persons it is or was the case of. */
  readonly clients: DocumentFacts['clients']
  /** Whether the person who reads is or was one of them. */
  readonly readerIsClient: Answer
}

/** A service task under which a document may be listed, as one client's record holds it (11.2, decision A36). */
export interface TaskFacts {
  /** Whether it is the service task of the document's own case. */
  readonly isOfOwnCase: Answer
  /**
   * A case of the client in this task that the reader could see; `none` when there
   * is no such case. Not asked for the task of the own case.
   */
  readonly openCase: CaseFacts | 'none'
}

/** A client relation document, of which only front-page data are ever shown (5.1.2, 5.2.1). */
export interface ClientRelationFacts {
  readonly version: Version
  readonly status: Status
  readonly schema: RelationSchema
  readonly marks: RestrictionMarks
  readonly subjectIsClient: Answer
  /** Whether a date of death is recorded of the subject of the record or of the person who reads (11.4.1). */
  readonly deceased: Answer
}
