import { createHash } from 'node:crypto'
import type { Queryable } from '@mittkanta/database'

/** When contents and first versions came in. */
export const ARCHIVED_AT = '2025-11-03T08:15:30.000Z'

const bytesOf = (kind: string) => Buffer.from(`the original bytes of a ${kind}`)
const hashOf = (kind: string) =>
  createHash('sha256').update(bytesOf(kind)).digest('hex')

/** What all random documents have as content: one of two. */
export const CONTENTS = {
  pdf: {
    type: 'application/pdf',
    hash: hashOf('pdf'),
    bytes: bytesOf('pdf'),
    display: null,
  },
  xhtml: {
    type: 'application/xhtml+xml',
    hash: hashOf('xhtml'),
    bytes: bytesOf('xhtml'),
    display: '<p>The display form</p>',
  },
} as const

/** Puts the contents there, once for a database. */
export async function insertContents(database: Queryable): Promise<void> {
  for (const { hash, type, bytes, display } of Object.values(CONTENTS)) {
    await database.query({
      text: `INSERT INTO content (hash, type, bytes, uploaded_at, display_form)
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      values: [hash, type, bytes.length, ARCHIVED_AT, display],
    })
    await database.query({
      text: `INSERT INTO content_chunk (hash, position, data)
        VALUES ($1, 0, $2) ON CONFLICT DO NOTHING`,
      values: [hash, bytes],
    })
  }
}
