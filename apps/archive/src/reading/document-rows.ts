import type { Queryable, Row } from '@mittkanta/database'
import { attachmentColumns, columns, readingColumns } from './columns.ts'
import type { Scope, ScopeName } from './occasion.ts'
import { prepared } from './prepared.ts'
import { askedFor, recordRows } from './record-rows.ts'
import { VIEW_FORMAT_COLUMNS, viewFormat } from './view-format.ts'

/** Everything that a ref leads to in one person's record, hidden or not. */
export interface DocumentRows {
  /** One row a service task: of the document, or of the main documents of an attachment. */
  readonly mains: readonly Row[]
  /** The attachment itself, or those under the document. */
  readonly attachments: readonly Row[]
}

type Names = ScopeName | 'ref'

/** What was delivered with the newest version, and its view format. */
const opened = (alias: string) => `
  LEFT JOIN document_version delivered
    ON delivered.document_id = ${alias}.document_id
  LEFT JOIN LATERAL (${viewFormat(alias)}) v ON true`

const mainsStatement = prepared<Names>(
  'document-mains',
  (of) => `
  SELECT ${readingColumns(of, 'r')}, delivered.metadata, ${VIEW_FORMAT_COLUMNS},
    ${columns('r', ['task', 'social_services', 'controller_name', 'language'])},
    ${askedFor(of)}
  FROM (
    SELECT ${of('ref')} AS ref
    UNION SELECT a.main_ref FROM reading_attachment a
    WHERE a.person_id = ${of('subject')}::uuid AND a.ref = ${of('ref')}
  ) main
  JOIN reading r ON r.person_id = ${of('subject')}::uuid AND r.ref = main.ref
  ${opened('r')}
  ORDER BY r.ref, r.task`,
)

const attachmentsStatement = prepared<Names>(
  'document-attachments',
  (of) => `
  SELECT ${attachmentColumns(of, 'a')}, delivered.metadata, ${VIEW_FORMAT_COLUMNS},
    ${columns('a', ['main_ref', 'language'])}, ${askedFor(of)}
  FROM (
    SELECT * FROM reading_attachment itself
    WHERE itself.person_id = ${of('subject')}::uuid AND itself.ref = ${of('ref')}
    UNION ALL
    SELECT * FROM reading_attachment below
    WHERE below.person_id = ${of('subject')}::uuid
      AND below.main_ref = ${of('ref')} AND below.ref <> ${of('ref')}
  ) a
  ${opened('a')}
  ORDER BY a.first_archived_at, a.ref, a.main_ref`,
)

/**
 * Reads them. The same two statements for a document, an attachment, something
 * hidden and something that does not exist: nothing but the policy tells them
 * apart. Run it in a transaction with one snapshot.
 */
export async function documentRows(
  tx: Queryable,
  scope: Scope,
  ref: string,
): Promise<DocumentRows> {
  const values = { ...scope, ref }
  const mains = await recordRows(tx, scope, mainsStatement(values))
  const attachments = await recordRows(tx, scope, attachmentsStatement(values))
  return { mains, attachments }
}
