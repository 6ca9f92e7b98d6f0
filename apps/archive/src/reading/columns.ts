import { isDeceased } from '../persons/deaths.ts'
import { isClient, type Of } from './conditions.ts'

/*
 * What the queries read of a row. `subject_is_client` is asked of the delivered
 * documents and not taken from the projection: a row that stands in the wrong
 * record is then hidden.
 */

/** Columns that documents and attachments have alike. */
const SHARED = [
  'ref',
  'document_group',
  'document_type',
  'description',
  'available_on',
  'drawn_up_on',
  'first_archived_at',
  'version_archived_at',
  'is_corrected',
  'annulled',
  'type_set',
  'service_sets',
  'special_content',
  'show_from',
  'guardian_disclosure',
  'client_count',
]

/** What a document says of its case. */
const CASE_TYPES = {
  case_special_content: 'text',
  case_show_from: 'date',
  case_guardian_disclosure: 'text',
  cases_closed_on: 'date',
}
export const CASE_COLUMNS = Object.keys(CASE_TYPES)

export const columns = (alias: string, names: readonly string[]) =>
  names.map((name) => `${alias}.${name}`).join(', ')

/**
 * Whether the subject is named as client of the document, and whether the reader
 * is; null for a reader who is the subject. Whether one of the two has died.
 */
const clients = (of: Of, d: string) => `
  ${isClient(of, 'subject', d)} AS subject_is_client,
  CASE WHEN NOT ${of('own')}::boolean THEN ${isClient(of, 'reader', d)} END
    AS reader_is_client,
  ${isDeceased(of)} AS deceased`

/** Of a row of `reading`. */
export const readingColumns = (of: Of, r: string) =>
  `${columns(r, [...SHARED, ...CASE_COLUMNS])}, ${clients(of, r)}`

/** Of a row of `reading_attachment`. */
export const attachmentColumns = (of: Of, a: string) =>
  `${columns(a, SHARED)}, ${clients(of, a)}`

/** The same in the columns of `readingColumns`: an attachment says nothing of a case. */
export const attachmentColumnsAsReading = (of: Of, a: string) => {
  const ofNoCase = Object.values(CASE_TYPES).map((type) => `NULL::${type}`)
  return `${columns(a, SHARED)}, ${ofNoCase.join(', ')}, ${clients(of, a)}`
}
