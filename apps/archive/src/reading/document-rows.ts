import type { Queryable, Row } from '@mittkanta/database'
import {
  attachmentColumnsAsReading,
  columns,
  readingColumns,
} from './columns.ts'
import type { Scope, ScopeName } from './occasion.ts'
import { preparedForReader, type Dates } from './reader-dates.ts'
import { askedFor, recordRows } from './record-rows.ts'
import { VIEW_FORMAT_COLUMNS, viewFormat } from './view-format.ts'

/** Everything that a ref leads to in one person's record, hidden or not. */
export interface DocumentRows {
  /** One row a service task: of the document, or of the main documents of an attachment. */
  readonly mains: readonly Row[]
  /** The attachment itself, or those under the document. */
  readonly attachments: readonly Row[]
}

type Of = (parameter: ScopeName | 'ref') => string

/** What was delivered with the newest version and with the newest correction, and its view format. */
const opened = (alias: string) => `
  LEFT JOIN document_version delivered
    ON delivered.document_id = ${alias}.document_id
  LEFT JOIN document_version correction
    ON correction.document_id = ${alias}.correction_document_id
    AND correction.first_document_id = ${alias}.first_document_id
  LEFT JOIN LATERAL (${viewFormat(alias)}) v ON true`

const theirDocuments = (of: Of, dates: Dates) => `
  SELECT 'main' AS part, ${readingColumns(of, 'r', dates)}, r.language,
    delivered.metadata, correction.metadata AS correction, ${VIEW_FORMAT_COLUMNS},
    NULL::text AS main_ref, ${columns('r', ['task', 'social_services', 'controller_name'])}
  FROM (
    SELECT ${of('ref')} AS ref
    UNION SELECT a.main_ref FROM reading_attachment a
    WHERE a.person_id = ${of('subject')}::uuid AND a.ref = ${of('ref')}
  ) main
  JOIN reading r ON r.person_id = ${of('subject')}::uuid AND r.ref = main.ref
  ${opened('r')}`

const theirAttachments = (of: Of, dates: Dates) => `
  SELECT 'attachment', ${attachmentColumnsAsReading(of, 'a', dates)}, a.language,
    delivered.metadata, correction.metadata, ${VIEW_FORMAT_COLUMNS},
    a.main_ref, NULL::text, NULL::text[], NULL::text
  FROM (
    SELECT * FROM reading_attachment itself
    WHERE itself.person_id = ${of('subject')}::uuid AND itself.ref = ${of('ref')}
    UNION ALL
    SELECT * FROM reading_attachment below
    WHERE below.person_id = ${of('subject')}::uuid
      AND below.main_ref = ${of('ref')} AND below.ref <> ${of('ref')}
  ) a
  ${opened('a')}`

/** Both in one statement, so that they are of one moment. */
const rowsStatement = preparedForReader<ScopeName | 'ref'>(
  'document-rows',
  (of, dates) => `
  SELECT rows.*, ${askedFor(of)}
  FROM (${theirDocuments(of, dates)} UNION ALL ${theirAttachments(of, dates)}) rows
  ORDER BY CASE WHEN part = 'attachment' THEN available_at END,
    ref, task, main_ref`,
)

/**
 * Reads them. The same statement for a document, an attachment, something
 * hidden and something that does not exist: only the policy distinguishes them.
 */
export async function documentRows(
  database: Queryable,
  scope: Scope,
  ref: string,
): Promise<DocumentRows> {
  const statement = rowsStatement({ ...scope, ref })
  const rows = await recordRows(database, scope, statement)
  return {
    mains: rows.filter(({ part }) => part === 'main'),
    attachments: rows.filter(({ part }) => part === 'attachment'),
  }
}
