import { isPlainDate } from '@mittkanta/calendar'
import { Oid } from '@mittkanta/contracts'
import { isInstant } from '../../stored/days.ts'
import { everyDocument, type Check, type Subject } from './check.ts'
import { valuesAt } from './values-at.ts'

const OIDS = [
  'metadata.documentId',
  'metadata.replacesDocumentId',
  'metadata.clients[].temporaryId',
  'metadata.controllerId',
  'metadata.serviceOrganiserId',
  'metadata.serviceProducerId',
  'metadata.subcontractorId',
  'metadata.serviceUnitId',
  'metadata.caseId',
  'metadata.linkedCaseIds[]',
  'metadata.parentDocumentId',
  'clientRelation.clientRelationId',
  'case.clientRelationIds[]',
  'case.members[].client.temporaryId',
  'case.relatedCaseIds[]',
]

const DATES = [
  'metadata.clients[].birthDate',
  'metadata.showFrom',
  'clientRelation.relation.startedOn',
  'clientRelation.relation.endedOn',
  'clientRelation.childProtection.startedOn',
  'clientRelation.childProtection.endedOn',
  'clientRelation.responsibleWorkers[].startedOn',
  'clientRelation.risks[].startedOn',
  'clientRelation.risks[].endedOn',
  'case.members[].client.birthDate',
]

/** Dates that may also say the time of day. */
const TIMES = [
  'metadata.createdAt',
  'metadata.receivedAt',
  'case.openedAt',
  'case.closedAt',
  'case.members[].joinedAt',
  'case.members[].leftAt',
]

const INSTANTS = ['metadata.signatures[].signedAt']

const wrong =
  (paths: readonly string[], isRight: (text: string) => boolean) =>
  ({ document }: Subject) =>
    paths
      .flatMap((path) => valuesAt(document, path))
      .filter(({ value }) => typeof value !== 'string' || !isRight(value))
      .map(({ field }) => ({ field }))

/** Forms of identifiers and times. */
export const formChecks: readonly Check[] = [
  {
    id: 'oid-form',
    says: 'An identifier is an OID: arcs in decimal, separated by points.',
    section: '9.12.3',
    applies: everyDocument,
    findings: wrong(OIDS, (text) => Oid.safeParse(text).success),
  },
  {
    id: 'date-form',
    says: 'A date is a day of the calendar, written YYYY-MM-DD.',
    section: '9.12.3',
    applies: everyDocument,
    findings: wrong(DATES, isPlainDate),
  },
  {
    id: 'time-form',
    says: 'A time is a date YYYY-MM-DD or an instant with its offset (ISO 8601).',
    section: '9.12.3',
    applies: everyDocument,
    findings: wrong(TIMES, (text) => isPlainDate(text) || isInstant(text)),
  },
  {
    id: 'instant-form',
    says: 'The time of a signature is an instant with its offset (ISO 8601).',
    section: '11.2',
    applies: everyDocument,
    findings: wrong(INSTANTS, isInstant),
  },
]
