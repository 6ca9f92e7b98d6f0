import { createHash } from 'node:crypto'

/*
 * A random record, as the tests imagine it: what was stored, in the words of the
 * tables, and nothing of how it is read. From it come the rows (`insert.ts`) and,
 * by another way, what the policy makes of it (`expected.ts`).
 */

/** Who is in the world of a record. */
export const PERSONS = ['subject', 'reader', 'stranger'] as const
export type Person = (typeof PERSONS)[number]

export interface Marks {
  /** `yes`, `no`, or something that no code set knows. */
  readonly special: string
  readonly showFrom: string | null
  readonly guardians: string
}

/** What documents and attachments have alike. @typeParam Name who is in the world */
export interface ModelPaper<Name extends string = Person> {
  readonly group: string
  readonly type: string
  readonly description: string | null
  readonly typeSet: string
  readonly serviceSets: readonly string[]
  readonly marks: Marks
  readonly isAnnulled: boolean
  /** A later version is stored, but the reading tables still hold this one. */
  readonly isSuperseded: boolean
  /** Places of cases among the archive's that it is linked to; a place without a case is one that is not found. */
  readonly linked: readonly number[]
  /** Named as clients. */
  readonly clients: readonly Name[]
  /** The client field could not be counted. */
  readonly isUncounted: boolean
  /** The day since when its client has had it. */
  readonly availableOn: string
  /** The same for those who read as guardians. */
  readonly availableOnForGuardians: string
  /** The day on which a delay of it ended. */
  readonly delayEndedOn: string | null
  /** Who left its case before it became another. */
  readonly changedFor: readonly Name[]
  /** Of whom it is not known whether it became another since they left. */
  readonly unknownFor: readonly Name[]
  readonly drawnUpOn: string
  readonly isCorrected: boolean
  readonly contentKind: 'pdf' | 'xhtml'
}

export interface ModelDocument<
  Name extends string = Person,
> extends ModelPaper<Name> {
  /** The task of its case, then those that it names besides. */
  readonly tasks: readonly [string, ...string[]]
  readonly socialServices: readonly string[]
  readonly controllerName: string
  /** Of the document's own case. */
  readonly caseMarks: Marks
  /** When its own case was closed; null while it is open. */
  readonly closedOn: string | null
  readonly attachments: readonly ModelPaper<Name>[]
}

/** A case that documents may be linked to, or that its members only have. */
export interface ModelCase<Name extends string = Person> {
  readonly task: string
  readonly marks: Marks
  /** What was marked while the documents were stored, when that is something else. */
  readonly marksBefore: Marks | null
  readonly closedOn: string | null
  readonly isAnnulled: boolean
  /** Whether it is in another register than the documents. */
  readonly isElsewhere: boolean
  readonly members: readonly Name[]
}

/** Client relation documents are archived in the order of this list. */
export interface ModelRelation<Name extends string = Person> {
  /** Whose it is. */
  readonly client: Name
  /** 0 or more: which of a few controllers. */
  readonly controller: number
  readonly isOld: boolean
  readonly isAnnulled: boolean
  readonly isSuperseded: boolean
  readonly schema: string
  readonly marks: Marks
  readonly startedOn: string | null
  readonly endedOn: string | null
  readonly protectionStartedOn: string | null
  /** When each responsible worker begins; null where it is not said. */
  readonly workers: readonly (string | null)[]
}

export interface ModelArchive<Name extends string = Person> {
  readonly documents: readonly ModelDocument<Name>[]
  readonly relations: readonly ModelRelation<Name>[]
  readonly cases: readonly ModelCase<Name>[]
  /** People with a recorded date of death; none when absent (11.4.1). */
  readonly dead?: readonly Name[]
}

/** At what time of its day something became available. */
export const availableAt = {
  client: (day: string) => `${day}T09:00:00.000Z`,
  guardians: (day: string) => `${day}T10:30:00.000Z`,
}

/** A separate world for one archive: ids that depend on the salt alone. */
export interface World<Name extends string = Person> {
  readonly salt: string
  readonly people: readonly Name[]
  readonly person: (person: Name) => string
  readonly documentId: (document: number, attachment?: number) => string
  /** Of a document's own case, or of one of the archive's. */
  readonly caseId: (of: 'document' | 'archive', place: number) => string
  /** How a person's record calls it. */
  readonly ref: (person: Name, document: number, attachment?: number) => string
}

export const worldOf = (salt: string): World => worldWith(salt, PERSONS)

/** The same with other people in it. */
export function worldWith<Name extends string>(
  salt: string,
  people: readonly Name[],
): World<Name> {
  const digest = (...parts: unknown[]) =>
    createHash('sha256')
      .update([salt, ...parts].join('|'))
      .digest()
  return {
    salt,
    people,
    person: (person) => {
      const hex = digest('person', person).toString('hex')
      return [
        hex.slice(0, 8),
        hex.slice(8, 12),
        `4${hex.slice(13, 16)}`,
        `8${hex.slice(17, 20)}`,
        hex.slice(20, 32),
      ].join('-')
    },
    documentId: (document, attachment) =>
      `1.2.246.10.${salt}.${document}.${attachment === undefined ? 0 : attachment + 1}`,
    caseId: (of, place) => `1.2.246.10.9.${salt}.${of}.${place}`,
    ref: (person, document, attachment) =>
      digest('ref', person, document, attachment)
        .subarray(0, 16)
        .toString('base64url'),
  }
}
