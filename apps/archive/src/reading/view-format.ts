import { ContentType } from '@mittkanta/contracts'
import type { Row } from '@mittkanta/database'
import * as read from '../db/values.ts'

/** The types that a person can be shown (11.2); JSON is only kept. */
export type ViewType = Exclude<ContentType, 'application/json'>

/** The view format of a document: what it is, not its bytes. */
export interface ViewFormat {
  readonly hash: string
  readonly type: ViewType
  readonly bytes: number
}

/**
 * The view format of a document, to be joined as `v`.
 *
 * @param d alias of the row that has the document's id
 */
export const viewFormat = (d: string) => `
  SELECT c.hash, c.type, c.bytes
  FROM document_content held JOIN content c ON c.hash = held.hash
  WHERE held.document_id = ${d}.document_id
    AND c.type IN ('application/pdf', 'application/xhtml+xml')
  ORDER BY held.position LIMIT 1`

export const VIEW_FORMAT_COLUMNS =
  'v.hash AS view_hash, v.type AS view_type, v.bytes AS view_bytes'

/** The view format of a row, `undefined` when it has none that can be shown. */
export function viewFormatOf(row: Row): ViewFormat | undefined {
  const type = ContentType.safeParse(row.view_type).data
  if (type === undefined || type === 'application/json') return undefined
  return read.complete({
    hash: read.text(row.view_hash),
    type,
    bytes: typeof row.view_bytes === 'number' ? row.view_bytes : undefined,
  })
}
