import type { PlainDate } from '@mittkanta/calendar'
import type { DeliveredDocument, Metadata } from '@mittkanta/contracts'
import type { Failure } from '@mittkanta/problems'
import type { ArchivedDocument } from '../../stored/archived-document.ts'
import type { ArchiveView } from '../archive-view.ts'
import type { PreRestrictionSettings } from './pre-restricted.ts'

/** What the checks know besides the document and the archive. */
export interface CheckSettings extends PreRestrictionSettings {
  readonly artificialIdentityCodes: boolean
}

/** One document of a delivery, in the place where the checks judge it. */
export interface Subject {
  readonly document: DeliveredDocument
  readonly metadata: Metadata
  /** Position in the delivery, from 0. */
  readonly position: number
  /** Ids of the delivery's earlier documents. */
  readonly earlierIds: readonly string[]
  readonly view: ArchiveView
  /** The Helsinki day of storing. */
  readonly today: PlainDate
  readonly settings: CheckSettings
  readonly isAnnulment: boolean
  /** Client document, journal entry or attachment: all but the two structured groups. */
  readonly isClientDocument: boolean
  readonly isAttachment: boolean
  /** Its clients, as the view calls persons. */
  readonly clients: readonly string[]
  /** The version that it replaces, when the register has it. */
  readonly previous: ArchivedDocument | undefined
  /** The newest version of its main document, for an attachment. */
  readonly mainDocument: ArchivedDocument | undefined
  /** The newest version of its case's document. */
  readonly caseDocument: ArchivedDocument | undefined
}

/** Where a check failed; section and message differ from the check's only in tables. */
export interface Finding {
  /** Path within the document, for example `metadata.showFrom`. */
  readonly field: string
  readonly section?: string
  readonly message?: string
}

/** One rule that a document must keep to be stored. */
export interface Check {
  /** Sent in refusals. Never renamed, never reused. */
  readonly id: string
  /** One sentence for the engineer of the client system. */
  readonly says: string
  /** Section of the handbook. */
  readonly section: string
  /** Which documents it concerns. */
  readonly applies: (subject: Subject) => boolean
  /** Where the rule is broken; what cannot be judged because it is missing is another check's. */
  readonly findings: (subject: Subject) => readonly Finding[]
}

/** One finding at `field`, if `isBroken`. */
export const at = (field: string, isBroken: boolean): readonly Finding[] =>
  isBroken ? [{ field }] : []

export const everyDocument = (): boolean => true
export const whenReady = ({ isAnnulment }: Subject): boolean => !isAnnulment
export const whenAnnulled = ({ isAnnulment }: Subject): boolean => isAnnulment

/** A client document that is stored for reading, attachments included. */
export const readyClientDocument = (subject: Subject): boolean =>
  whenReady(subject) && subject.isClientDocument

/** A first version of such a document. */
export const newClientDocument = (subject: Subject): boolean =>
  readyClientDocument(subject) && subject.metadata.version === 1

const isOfGroup = (group: string) => (subject: Subject) =>
  whenReady(subject) && subject.metadata.documentGroup === group

export const readyCaseDocument = isOfGroup('case-document')
export const readyClientRelation = isOfGroup('client-relation-document')

/** Everything in which a document breaks the rules. */
export function failuresOf(
  checks: readonly Check[],
  subject: Subject,
): readonly Failure[] {
  return checks
    .filter((check) => check.applies(subject))
    .flatMap((check) =>
      check.findings(subject).map(({ field, section, message }) => ({
        field: `documents[${subject.position}].${field}`,
        rule: check.id,
        section: section ?? check.section,
        message: message ?? check.says,
      })),
    )
}
