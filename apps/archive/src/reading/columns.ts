import { isClient, isNewest, openCase, type Of } from './conditions.ts'

/*
 * What the queries read of a row. `subject_is_client` and `is_newest` are asked
 * of the delivered documents and not taken from the projection: a row that
 * stands in the wrong record, or that a later version has left behind, is then
 * hidden.
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

/** The strictest marks of its cases, linked ones included. */
const CASE_MARKS = [
  'case_special_content',
  'case_show_from',
  'case_guardian_disclosure',
]

export const columns = (alias: string, names: readonly string[]) =>
  names.map((name) => `${alias}.${name}`).join(', ')

/**
 * Whether it is of the newest version, whether the subject is named as client of the document, and whether the reader
 * is; null for a reader who is the subject.
 */
const established = (of: Of, d: string) => `
  ${isNewest(d)} AS is_newest,
  ${isClient(of, 'subject', d)} AS subject_is_client,
  CASE WHEN NOT ${of('own')}::boolean THEN ${isClient(of, 'reader', d)} END
    AS reader_is_client`

const shared = (of: Of, d: string) =>
  `${columns(d, [...SHARED, ...CASE_MARKS])}, ${established(of, d)}`

/** Of a row of `reading`: its document under one service task. */
export const readingColumns = (of: Of, r: string) => `
  ${shared(of, r)}, ${r}.cases_closed_on, ${r}.own_task,
  CASE WHEN NOT ${r}.own_task THEN ${openCase(of, r)} END AS open_case`

/** Of a row of `reading_attachment`. */
export const attachmentColumns = shared

/** The same in the columns of `readingColumns`: an attachment is listed under no service task. */
export const attachmentColumnsAsReading = (of: Of, a: string) => `
  ${shared(of, a)}, NULL::date, NULL::boolean, NULL::json`
