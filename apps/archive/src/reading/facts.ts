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
} from '@mittkanta/visibility-policy'
import { day, oneOf } from './values.ts'

/** The policy's `DocumentFacts` and `ClientRelationFacts`, as they travel. */
type DocumentFacts = ArchiveFrontPageItem['facts']
type ClientRelationFacts = ArchiveClientRelation['facts']

/*
 * From rows to the facts of the policy. Total: whatever is not expected becomes
 * `unknown`, and unknown hides. The rows are those of the newest versions; that
 * is what the projection holds.
 */

/** What becomes of the main document of an attachment. */
export type MainDocument = DocumentFacts['mainDocument']

/** The facts of a row of `reading`, read with `READING_COLUMNS`. */
export const documentFacts = (row: Row): DocumentFacts =>
  factsOf(row, row, 'not-an-attachment')

/**
 * The facts of a row of `reading_attachment`: its case is its main document's.
 *
 * @param main the row of the main document
 */
export const attachmentFacts = (
  row: Row,
  main: Row,
  mainDocument: MainDocument,
): DocumentFacts => factsOf(row, main, mainDocument)

const factsOf = (
  row: Row,
  caseRow: Row,
  mainDocument: MainDocument,
): DocumentFacts => ({
  version: 'newest',
  status: status(row.annulled),
  group: oneOf(DOCUMENT_GROUPS, row.document_group),
  typeSet: oneOf(PRE_RESTRICTED_SETS, row.type_set),
  serviceSets: sets(row.service_sets),
  marks: {
    specialContent: yesNo(row.special_content),
    showFrom: dayOr(row.show_from, 'none'),
    guardianDisclosure: oneOf(GUARDIAN_DISCLOSURES, row.guardian_disclosure),
  },
  caseMarks: {
    specialContent: yesNo(caseRow.case_special_content),
    showFrom: dayOr(caseRow.case_show_from, 'none'),
    guardianDisclosure: oneOf(
      GUARDIAN_DISCLOSURES,
      caseRow.case_guardian_disclosure,
    ),
  },
  subjectIsClient: answer(row.subject_is_client),
  deceased: answer(row.deceased),
  readerIsClient: answer(row.reader_is_client ?? row.subject_is_client),
  clients: numberOfClients(row.client_count),
  casesClosedOn: dayOr(caseRow.cases_closed_on, 'open'),
  mainDocument,
})

/** The facts of a row of `client_relation`, read with `RELATION_COLUMNS`. */
export const relationFacts = (row: Row): ClientRelationFacts => ({
  version: 'newest',
  status: status(row.annulled),
  schema: oneOf(RELATION_SCHEMAS, row.schema_generation),
  marks: {
    specialContent: yesNo(row.special_content),
    showFrom: dayOr(row.show_from, 'none'),
    guardianDisclosure: oneOf(GUARDIAN_DISCLOSURES, row.guardian_disclosure),
  },
  subjectIsClient: answer(row.subject_is_client),
  deceased: answer(row.deceased),
})

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
