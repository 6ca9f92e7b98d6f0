import {
  guardianDisclosureValue,
  isUnstructuredType,
} from '@mittkanta/code-sets'
import type { Subject } from './check.ts'
import { isAutomaticallyRestricted } from './pre-restricted.ts'
import { hasMinorClient } from './ages.ts'
import { bringsContents } from './structures.ts'

/** When a conditionally mandatory field is mandatory. */
interface Condition {
  readonly says: string
  readonly holds: (subject: Subject) => boolean
}

const requires =
  (what: 'reasonText' | 'prohibitionRefusalReason') =>
  ({ metadata }: Subject) =>
    guardianDisclosureValue(
      metadata.guardianDisclosure ?? '',
    )?.requires.includes(what) === true

/** The type of everything that came to social welfare without a structure (9.9.3). */
const RECEIVED = 'other-document-received'

const isShelterService = ({ metadata }: Subject) =>
  metadata.socialServices?.includes('shelter-service') === true

/** From this day on the service unit is mandatory on the structured groups (11.2). */
const SERVICE_UNIT_SINCE = '2023-09-01'

export const conditions = {
  'later-version': {
    says: 'when the document replaces an earlier version or annuls it',
    holds: ({ metadata, isAnnulment }) => metadata.version > 1 || isAnnulment,
  },
  'shelter-service': {
    says: 'when the social service is shelter service',
    holds: isShelterService,
  },
  subcontractor: {
    says: 'when there is a subcontractor',
    holds: ({ metadata }) =>
      metadata.subcontractorId !== undefined ||
      metadata.subcontractorName !== undefined,
  },
  'service-unit': {
    says: 'on client relation and case documents from September 2023, and on old documents of shelter service',
    holds: (subject) =>
      subject.isClientDocument
        ? isShelterService(subject)
        : subject.today >= SERVICE_UNIT_SINCE,
  },
  corrected: {
    says: 'when the document is a correction',
    holds: ({ metadata }) => metadata.correctionReason !== undefined,
  },
  'delivery-of-service': {
    says: 'when the service process is delivery of service',
    holds: ({ metadata }) => metadata.serviceProcess === 'delivery-of-service',
  },
  described: {
    says: 'for the real name of an unstructured document, and for the position of who made a correction',
    holds: ({ metadata }) =>
      isUnstructuredType(metadata.documentType ?? '') ||
      metadata.correctionReason !== undefined,
  },
  attachment: {
    says: 'when the document is an attachment',
    holds: ({ isAttachment }) => isAttachment,
  },
  'content-changed': {
    says: 'when a new version has other content than the one that it replaces',
    holds: (subject) =>
      subject.previous !== undefined && bringsContents(subject),
  },
  received: {
    says: 'when the document was received',
    holds: ({ metadata }) =>
      metadata.documentType === RECEIVED ||
      metadata.receivedAt !== undefined ||
      metadata.arrivalMethod !== undefined ||
      metadata.senderOrAgent !== undefined,
  },
  'json-content': {
    says: 'when the document is structured',
    holds: ({ document }) =>
      document.contents?.some(({ type }) => type === 'application/json') ===
      true,
  },
  'restricted-by-hand': {
    says: 'when a professional delays the document, hides it, or withholds it from guardians on own initiative',
    holds: (subject) =>
      subject.metadata.showFrom !== undefined ||
      subject.metadata.guardianDisclosure === 'withheld-own-initiative' ||
      (subject.metadata.specialContent === true &&
        !isAutomaticallyRestricted(subject.metadata, subject.settings)),
  },
  'childs-reasons': {
    says: 'when a minor prohibits showing the document to guardians',
    holds: requires('reasonText'),
  },
  'minor-client': {
    says: 'when a client is under 18 on the day of storing',
    holds: hasMinorClient,
  },
  'prohibition-refused': {
    says: 'when the document is disclosed although the minor prohibits it',
    holds: requires('prohibitionRefusalReason'),
  },
  'case-named-in-words': {
    says: 'when no class of the case names fits',
    holds: ({ document }) => document.case?.caseName === 'other-case',
  },
  'case-closed': {
    says: 'when the case is closed',
    holds: ({ document }) => document.case?.caseStatus === 'closed',
  },
  'several-members': {
    says: 'when the case has several clients',
    holds: ({ metadata }) => metadata.clients.length > 1,
  },
} as const satisfies Readonly<Record<string, Condition>>

export type ConditionId = keyof typeof conditions
