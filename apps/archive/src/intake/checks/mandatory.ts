import { isKnown } from '@mittkanta/code-sets'
import { isBlank } from '@mittkanta/contracts'
import type { Check, Finding, Subject } from './check.ts'
import { everyDocument, whenReady } from './check.ts'
import { conditions } from './conditions.ts'
import { obligations, type Obligation } from './obligations.ts'
import { valuesAt } from './values-at.ts'

const isEmpty = (value: unknown) =>
  typeof value === 'string'
    ? isBlank(value)
    : Array.isArray(value) && value.length === 0

const isGiven = (subject: Subject, field: string) =>
  valuesAt(subject.document, field).some(({ value }) => !isEmpty(value))

const signOf = ({ metadata }: Subject, { signs }: Obligation) =>
  isKnown('documentGroups', metadata.documentGroup)
    ? signs[metadata.documentGroup]
    : 'O'

const lastName = (field: string) => field.split('.').at(-1) ?? field

/** The structured parts: without the part its fields are not missed one by one. */
const isPartMissing = (subject: Subject, field: string) => {
  const [part = ''] = field.split('.')
  return field !== part && !isGiven(subject, part)
}

/** An annulment repeats the metadata and carries no content. */
const isAskedOf = (
  { isAnnulment }: Subject,
  { field, condition }: Obligation,
) =>
  !isAnnulment ||
  condition === 'later-version' ||
  (field.startsWith('metadata.') && condition === undefined)

function missing(subject: Subject): readonly Finding[] {
  return obligations.flatMap((obligation) => {
    const { field, section, condition } = obligation
    const sign = signOf(subject, obligation)
    const when = condition && conditions[condition]
    const isMandatory =
      sign === 'M' || (sign === 'C' && when?.holds(subject) === true)
    if (
      !isMandatory ||
      !isAskedOf(subject, obligation) ||
      isPartMissing(subject, field) ||
      isGiven(subject, field)
    ) {
      return []
    }
    return [
      {
        field,
        section,
        message:
          sign === 'C' && when
            ? `${lastName(field)} is mandatory ${when.says}`
            : `${lastName(field)} is mandatory in this document group`,
      },
    ]
  })
}

function superfluous(subject: Subject): readonly Finding[] {
  return obligations
    .filter(
      (obligation) =>
        signOf(subject, obligation) === '–' &&
        !isPartMissing(subject, obligation.field) &&
        // A part that does not belong here is reported once, not field by
        // field.
        !obligation.field.startsWith('case.') &&
        isGiven(subject, obligation.field),
    )
    .map(({ field, section }) => ({
      field,
      section,
      message: `${lastName(field)} is not given in this document group`,
    }))
}

/** Names, and the words without which an entry of a list says nothing. */
const NEVER_BLANK = [
  'metadata.controllerName',
  'metadata.originalControllerName',
  'metadata.serviceOrganiserName',
  'metadata.serviceProducerName',
  'metadata.subcontractorName',
  'metadata.serviceUnitName',
  'metadata.storedByFirstName',
  'metadata.storedByLastName',
  'metadata.senderOrAgent',
  'clientRelation.responsibleWorkers[].name',
  'clientRelation.responsibleWorkers[].title',
  'clientRelation.relatedPersons[].name',
  'clientRelation.risks[].description',
  'case.caseNameText',
  'case.otherPersons[].name',
]

/** What is blank and not already missed as mandatory. */
function blank(subject: Subject): readonly Finding[] {
  const missed = missing(subject).map(({ field }) => field)
  return NEVER_BLANK.flatMap((path) => valuesAt(subject.document, path))
    .filter(({ field, value }) => isEmpty(value) && !missed.includes(field))
    .map(({ field }) => ({ field }))
}

/** Obligations per document group; the table is `obligations`. */
export const mandatoryChecks: readonly Check[] = [
  {
    id: 'mandatory-field',
    says: 'Every field that is mandatory for the document group is given.',
    section: '11.2',
    applies: everyDocument,
    findings: missing,
  },
  {
    id: 'text-not-blank',
    says: 'A text that is given has something to read in it; white space alone is no text.',
    section: '9.12.3',
    applies: everyDocument,
    findings: blank,
  },
  {
    id: 'superfluous-field',
    says: 'No field is given that the document group does not have.',
    section: '11.2',
    applies: whenReady,
    findings: superfluous,
  },
]
