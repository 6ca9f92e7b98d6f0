import { isDeceased } from '../persons/deaths.ts'
import {
  changedSinceReaderLeft,
  isClient,
  isNewest,
  openCase,
  type Of,
  type ReadingTable,
} from './conditions.ts'
import type { Dates } from './reader-dates.ts'

/*
 * What the queries read of a row. `subject_is_client` and `is_newest` are asked
 * of the delivered documents and not taken from the projection: a row that is
 * in the wrong record, or that a later version has left behind, is then hidden.
 */

/** Columns that documents and attachments have alike. */
const SHARED = [
  'ref',
  'document_group',
  'document_type',
  'description',
  'drawn_up_on',
  'corrected_at',
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
 * Whether it is of the newest version; whether the subject is named as client of
 * the document and whether the reader is; whether it has become another since
 * the subject left its case, and since the reader did; whether one of the two
 * has died. Whether the reader is its client is null for a reader who is the
 * subject.
 */
const established = (of: Of, d: string, table: ReadingTable) => `
  ${isNewest(d)} AS is_newest,
  ${isClient(of, 'subject', d)} AS subject_is_client,
  CASE WHEN NOT ${of('own')}::boolean THEN ${isClient(of, 'reader', d)} END
    AS reader_is_client,
  ${d}.changed_since_leaving AS changed_since_subject_left,
  CASE WHEN ${of('own')}::boolean THEN ${d}.changed_since_leaving
    ELSE ${changedSinceReaderLeft(of, d, table)} END AS changed_since_reader_left,
  ${isDeceased(of)} AS deceased`

/** Since when this kind of reader has had it. */
export const since = (d: string, dates: Dates) =>
  `${d}.${dates.on} AS available_on, ${d}.${dates.at} AS available_at`

/** That a delay has ended is for the client's own view alone (5.3.1). */
const delayEnd = (of: Of, d: string) => `
  CASE WHEN ${of('own')}::boolean THEN ${d}.delay_ended_on END AS delay_ended_on`

const shared = (of: Of, d: string, dates: Dates, table: ReadingTable) =>
  `${columns(d, [...SHARED, ...CASE_MARKS])}, ${since(d, dates)}, ${delayEnd(of, d)},
  ${established(of, d, table)}`

/** Of a row of `reading`: its document under one service task. */
export const readingColumns = (of: Of, r: string, dates: Dates) => `
  ${shared(of, r, dates, 'reading')}, ${r}.cases_closed_on, ${r}.own_task,
  CASE WHEN NOT ${r}.own_task THEN ${openCase(of, r)} END AS open_case`

/** Of a row of `reading_attachment`. */
export const attachmentColumns = (of: Of, a: string, dates: Dates) =>
  shared(of, a, dates, 'reading_attachment')

/** The same in the columns of `readingColumns`: an attachment is listed under no service task. */
export const attachmentColumnsAsReading = (of: Of, a: string, dates: Dates) => `
  ${attachmentColumns(of, a, dates)}, NULL::date, NULL::boolean, NULL::json`
