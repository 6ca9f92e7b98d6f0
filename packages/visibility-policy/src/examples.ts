import type {
  CaseFacts,
  ClientRelationFacts,
  DocumentFacts,
  Occasion,
  RestrictionMarks,
  TaskFacts,
} from './facts.ts'

/** Decision A1: two years, then fifteen of active use (11.3.1). */
export const ACTIVE_USE_YEARS = 17

/** No restriction, and a minor's client does not object (Tabell 5.4.1, value 1). */
export const unrestricted: RestrictionMarks = {
  specialContent: 'no',
  showFrom: 'none',
  guardianDisclosure: 'disclosed-child-does-not-object',
}

/** An adult reads their own record after MittKanta's first phase. */
export const visibleOccasion: Occasion = {
  today: '2024-03-01',
  phase: 'later',
  ground: 'own',
  subjectAge: 'adult',
  activeUseYears: ACTIVE_USE_YEARS,
}

/** A document that its one client sees. The examples of the rules differ from it. */
export const visibleDocument: DocumentFacts = {
  version: 'newest',
  status: 'ready-for-archiving',
  group: 'phase-2-plus-client-document',
  typeSet: 'none',
  serviceSets: [],
  marks: unrestricted,
  caseMarks: { ...unrestricted, guardianDisclosure: 'not-given' },
  subjectIsClient: 'yes',
  deceased: 'no',
  readerIsClient: 'yes',
  clients: 'one',
  casesClosedOn: 'open',
  mainDocument: 'not-an-attachment',
  delayEndedOn: 'none',
  changedSinceSubjectLeft: 'no',
  changedSinceReaderLeft: 'no',
}

/** A case of one client that everybody who reads could see. */
export const visibleCase: CaseFacts = {
  ...unrestricted,
  guardianDisclosure: 'not-given',
  clients: 'one',
  readerIsClient: 'no',
}

/** The task of the document's own case, under which it is always listed. */
export const ownTask: TaskFacts = { isOfOwnCase: 'yes', openCase: 'none' }

/** A client relation document whose front-page data its client sees. */
export const visibleClientRelation: ClientRelationFacts = {
  version: 'newest',
  status: 'ready-for-archiving',
  schema: 'from-2019-06',
  marks: unrestricted,
  subjectIsClient: 'yes',
  deceased: 'no',
}

/** A guardian reads the record of a minor. */
export const guardianOccasion = {
  ground: 'guardian',
  subjectAge: 'minor',
} as const satisfies Partial<Occasion>
