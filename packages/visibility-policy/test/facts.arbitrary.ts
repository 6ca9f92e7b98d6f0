import fc from 'fast-check'
import {
  AGES,
  ANSWERS,
  DOCUMENT_GROUPS,
  GROUNDS,
  GUARDIAN_DISCLOSURES,
  MAIN_DOCUMENTS,
  NUMBERS_OF_CLIENTS,
  PHASES,
  PRE_RESTRICTED_SETS,
  RELATION_SCHEMAS,
  STATUSES,
  VERSIONS,
  type ClientRelationFacts,
  type DocumentFacts,
  type Occasion,
  type RestrictionMarks,
} from '../src/facts.ts'

/** Mostly the value that hides nothing, so that many random facts are shown. */
const mostly = <T>(harmless: T, all: readonly T[]) =>
  fc.oneof(
    { weight: 6, arbitrary: fc.constant(harmless) },
    { weight: 1, arbitrary: fc.constantFrom(...all) },
  )

/** Any day from 2000 to 2060, the ends of months and leap days among them. */
export const days = fc
  .integer({ min: 0, max: 22_000 })
  .map((day) => new Date(Date.UTC(2000, 0, 1 + day)).toISOString().slice(0, 10))

const showFrom = fc.oneof(
  { weight: 6, arbitrary: fc.constant('none') },
  { weight: 2, arbitrary: days },
  { weight: 1, arbitrary: fc.constant('unknown') },
)

const marks = fc.record<RestrictionMarks>({
  specialContent: mostly('no', ANSWERS),
  showFrom,
  guardianDisclosure: mostly(
    'disclosed-child-does-not-object',
    GUARDIAN_DISCLOSURES,
  ),
})

export const occasions = fc.record<Occasion>({
  today: fc.oneof(
    { weight: 20, arbitrary: days },
    { weight: 1, arbitrary: fc.constant('unknown') },
  ),
  phase: mostly('later', PHASES),
  ground: fc.constantFrom(...GROUNDS),
  subjectAge: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom('minor', 'adult') },
    { weight: 1, arbitrary: fc.constantFrom(...AGES) },
  ),
  activeUseYears: fc.constantFrom(17, 17, 17, 15, 0),
})

export const documents = fc.record<DocumentFacts>({
  version: mostly('newest', VERSIONS),
  status: mostly('ready-for-archiving', STATUSES),
  group: mostly('phase-2-plus-client-document', DOCUMENT_GROUPS),
  typeSet: mostly('none', PRE_RESTRICTED_SETS),
  serviceSets: fc.oneof(
    { weight: 6, arbitrary: fc.constant([]) },
    {
      weight: 1,
      arbitrary: fc.array(fc.constantFrom(...PRE_RESTRICTED_SETS), {
        maxLength: 3,
      }),
    },
  ),
  marks,
  caseMarks: marks,
  subjectIsClient: mostly('yes', ANSWERS),
  deceased: mostly('no', ANSWERS),
  readerIsClient: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom('yes', 'no') },
    { weight: 1, arbitrary: fc.constantFrom(...ANSWERS) },
  ),
  clients: fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom('one', 'several') },
    { weight: 1, arbitrary: fc.constantFrom(...NUMBERS_OF_CLIENTS) },
  ),
  casesClosedOn: fc.oneof(
    { weight: 6, arbitrary: fc.constant('open') },
    { weight: 3, arbitrary: days },
    { weight: 1, arbitrary: fc.constant('unknown') },
  ),
  mainDocument: mostly('not-an-attachment', MAIN_DOCUMENTS),
  delayEndedOn: showFrom,
  changedSinceSubjectLeft: mostly('no', ANSWERS),
  changedSinceReaderLeft: mostly('no', ANSWERS),
})

export const clientRelations = fc.record<ClientRelationFacts>({
  version: mostly('newest', VERSIONS),
  status: mostly('ready-for-archiving', STATUSES),
  schema: mostly('from-2019-06', RELATION_SCHEMAS),
  marks,
  subjectIsClient: mostly('yes', ANSWERS),
  deceased: mostly('no', ANSWERS),
})
