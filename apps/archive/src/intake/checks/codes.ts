import { codeSet, validOn, type CodeSetName } from '@mittkanta/code-sets'
import { everyDocument, whenReady, type Check, type Subject } from './check.ts'
import { valuesAt } from './values-at.ts'

/** Which code set the values of a field come from. */
const CODED: readonly (readonly [path: string, set: CodeSetName])[] = [
  ['metadata.documentGroup', 'documentGroups'],
  ['metadata.generalDocumentType', 'generalDocumentTypes'],
  ['metadata.documentType', 'documentTypes'],
  ['metadata.serviceProcess', 'serviceProcesses'],
  ['metadata.socialServices[]', 'socialServices'],
  ['metadata.arrivalMethod', 'arrivalMethods'],
  ['metadata.signatures[].identificationMethod', 'identificationMethods'],
  ['metadata.correctionReason', 'correctionReasons'],
  ['metadata.language', 'documentLanguages'],
  ['metadata.restrictionReasons[]', 'restrictionReasons'],
  ['metadata.guardianDisclosure', 'guardianDisclosure'],
  ['metadata.prohibitionRefusalReasons[]', 'prohibitionRefusalReasons'],
  ['case.caseName', 'caseNames'],
  ['case.caseStatus', 'caseStatuses'],
  ['clientRelation.relatedPersons[].roles[]', 'clientRelationRoles'],
]

/** Fields whose few values the handbook names without a code set (9.12.3, 11.3.1). */
const WORDS: readonly (readonly [path: string, values: readonly string[]])[] = [
  ['metadata.status', ['ready-for-archiving', 'annulled']],
  ['metadata.retention', ['permanent', 'fixed-term']],
]

/** Old documents carry their original task beside the present one (11.2). */
const taskSets = ({ metadata }: Subject): readonly CodeSetName[] =>
  metadata.documentGroup === 'old-client-document'
    ? ['serviceTasks', 'originalServiceTasks']
    : ['serviceTasks']

const codedValues = (subject: Subject) => [
  ...CODED.flatMap(([path, set]) =>
    valuesAt(subject.document, path).map((located) => ({
      ...located,
      entries: codeSet(set),
    })),
  ),
  ...valuesAt(subject.document, 'metadata.serviceTasks[]').map((located) => ({
    ...located,
    entries: taskSets(subject).flatMap((set) => [...codeSet(set)]),
  })),
]

const entriesFor = (subject: Subject) =>
  codedValues(subject).map(({ field, value, entries }) => ({
    field,
    entry: entries.find(({ id }) => id === value),
  }))

/** Codes of the metadata (9.12.3, "Kontroll av metadata"). */
export const codeChecks: readonly Check[] = [
  {
    id: 'code-known',
    says: 'A code is a value of its code set.',
    section: '9.12.3',
    applies: everyDocument,
    findings: (subject) =>
      [
        ...entriesFor(subject).filter(({ entry }) => entry === undefined),
        ...WORDS.flatMap(([path, values]) =>
          valuesAt(subject.document, path).filter(
            ({ value }) => typeof value !== 'string' || !values.includes(value),
          ),
        ),
      ].map(({ field }) => ({ field })),
  },
  {
    id: 'code-valid',
    says: 'A code is valid on the day of storing.',
    section: '9.12.3',
    applies: whenReady,
    findings: (subject) =>
      entriesFor(subject)
        .filter(
          ({ entry }) => entry !== undefined && !validOn(entry, subject.today),
        )
        .map(({ field }) => ({ field })),
  },
]
