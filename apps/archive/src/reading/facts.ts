import type {
  ArchiveClientRelation,
  ArchiveFrontPageItem,
} from '@mittkanta/contracts'
import type { Row } from '@mittkanta/database'
import {
  DOCUMENT_GROUPS,
  GUARDIAN_DISCLOSURES,
  PRE_RESTRICTED_SETS,
  RELATION_SCHEMAS,
  strictestMarks,
} from '@mittkanta/visibility-policy'
import { day, oneOf } from '../db/values.ts'

/** The policy's `DocumentFacts` and `ClientRelationFacts`, as they travel. */
type DocumentFacts = ArchiveFrontPageItem['facts']
type ClientRelationFacts = ArchiveClientRelation['facts']
type TaskFacts = ArchiveFrontPageItem['taskFacts']
type Marks = DocumentFacts['marks']

/*
 * From rows to the facts of the policy. Total: whatever is not expected becomes
 * `unknown`, and unknown hides.
 */

/** What becomes of the main document of an attachment. */
export type MainDocument = DocumentFacts['mainDocument']

/** The facts of a row of `reading`, read with `readingColumns`. */
export const documentFacts = (row: Row): DocumentFacts =>
  factsOf(row, caseMarks(row), row, 'not-an-attachment')

/**
 * The facts of a row of `reading_attachment`: it belongs to the cases of its main
 * document and to those that it is linked to itself.
 *
 * @param main the row of the main document
 */
export const attachmentFacts = (
  row: Row,
  main: Row,
  mainDocument: MainDocument,
): DocumentFacts =>
  factsOf(
    row,
    strictestMarks([caseMarks(main), caseMarks(row)]),
    main,
    mainDocument,
  )

const factsOf = (
  row: Row,
  marksOfCases: Marks,
  { cases_closed_on: closedOn }: Row,
  mainDocument: MainDocument,
): DocumentFacts => ({
  version: version(row.is_newest),
  status: status(row.annulled),
  group: oneOf(DOCUMENT_GROUPS, row.document_group),
  typeSet: oneOf(PRE_RESTRICTED_SETS, row.type_set),
  serviceSets: sets(row.service_sets),
  marks: ownMarks(row),
  caseMarks: marksOfCases,
  subjectIsClient: answer(row.subject_is_client),
  deceased: answer(row.deceased),
  readerIsClient: answer(row.reader_is_client ?? row.subject_is_client),
  clients: numberOfClients(row.client_count),
  casesClosedOn: dayOr(closedOn, 'open'),
  mainDocument,
  delayEndedOn: dayOr(row.delay_ended_on, 'none'),
  changedSinceSubjectLeft: yesNo(row.changed_since_subject_left),
  changedSinceReaderLeft: yesNo(row.changed_since_reader_left),
})

/** The facts of the service task of a row of `reading`. */
export const taskFacts = (row: Row): TaskFacts => ({
  isOfOwnCase: answer(row.own_task),
  openCase: row.open_case === null ? 'none' : caseFacts(row.open_case as Row),
})

const caseFacts = (row: Row): Exclude<TaskFacts['openCase'], 'none'> => ({
  ...ownMarks(row),
  clients: numberOfClients(row.client_count),
  readerIsClient: answer(row.reader_is_client),
})

const ownMarks = (row: Row) =>
  marks(row.special_content, row.show_from, row.guardian_disclosure)

const caseMarks = (row: Row) =>
  marks(
    row.case_special_content,
    row.case_show_from,
    row.case_guardian_disclosure,
  )

const marks = (
  specialContent: unknown,
  showFrom: unknown,
  guardianDisclosure: unknown,
): Marks => ({
  specialContent: yesNo(specialContent),
  showFrom: dayOr(showFrom, 'none'),
  guardianDisclosure: oneOf(GUARDIAN_DISCLOSURES, guardianDisclosure),
})

/** The facts of a row of `client_relation`, read with `RELATION_COLUMNS`. */
export const relationFacts = (row: Row): ClientRelationFacts => ({
  version: version(row.is_newest),
  status: status(row.annulled),
  schema: oneOf(RELATION_SCHEMAS, row.schema_generation),
  marks: ownMarks(row),
  subjectIsClient: answer(row.subject_is_client),
  deceased: answer(row.deceased),
})

function version(isNewest: unknown): DocumentFacts['version'] {
  if (isNewest === true) return 'newest'
  return isNewest === false ? 'superseded' : 'unknown'
}

function status(annulled: unknown): DocumentFacts['status'] {
  if (annulled === false) return 'ready-for-archiving'
  return annulled === true ? 'annulled' : 'unknown'
}

const yesNo = (value: unknown) => oneOf(['yes', 'no'], value)

function answer(value: unknown): 'yes' | 'no' | 'unknown' {
  if (value === true) return 'yes'
  return value === false ? 'no' : 'unknown'
}

/** A day; `absent` where the column is null. */
const dayOr = <Absent extends string>(value: unknown, absent: Absent) =>
  value === null ? absent : (day(value) ?? 'unknown')

/** Decision A20: the clients of the document are counted. */
function numberOfClients(count: unknown): DocumentFacts['clients'] {
  if (typeof count !== 'number' || count < 1) return 'unknown'
  return count === 1 ? 'one' : 'several'
}

const sets = (value: unknown): DocumentFacts['serviceSets'] =>
  Array.isArray(value)
    ? value.map((set) => oneOf(PRE_RESTRICTED_SETS, set))
    : ['unknown']
