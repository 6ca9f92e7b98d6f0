import { createReadStream } from 'node:fs'
import type { ContentReceipt, ContentType } from '@mittkanta/contracts'
import type { Database } from '@mittkanta/database'
import type { Received } from './receive.ts'

/** Bytes of one stored piece; so much of a content is in memory at a time. */
const CHUNK_BYTES = 512 * 1024

/**
 * Keeps an accepted content under its hash: the original bytes as evidence, and
 * what is shown of it. The same content again is only noted to have come in
 * anew. It is of the same type again: no bytes are accepted as two types.
 *
 * @param now when it came in
 */
export async function storeContent(
  database: Database,
  received: Received,
  type: ContentType,
  displayForm: string | undefined,
  now: Date,
): Promise<ContentReceipt> {
  const { hash, bytes, path } = received
  await database.transaction(async (tx) => {
    const known = await tx.query({
      text: 'UPDATE content SET uploaded_at = $2 WHERE hash = $1 RETURNING hash',
      values: [hash, now],
    })
    if (known.length > 0) return

    const inserted = await tx.query({
      text: `INSERT INTO content (hash, type, bytes, uploaded_at, display_form)
             VALUES ($1, $2, $3, $4, $5)
             ON CONFLICT (hash) DO NOTHING RETURNING hash`,
      values: [hash, type, bytes, now, displayForm ?? null],
    })
    // Stored by somebody else in this very moment.
    if (inserted.length === 0) return

    let position = 0
    for await (const piece of createReadStream(path, {
      highWaterMark: CHUNK_BYTES,
    })) {
      await tx.query({
        text: 'INSERT INTO content_chunk (hash, position, data) VALUES ($1, $2, $3)',
        values: [hash, position, piece],
      })
      position += 1
    }
  })
  return { hash, type, bytes }
}

/**
 * Removes contents that no document came to refer to.
 *
 * @param before those that came in earlier than this
 * @returns how many were removed
 */
export async function removeUnreferenced(
  database: Database,
  before: Date,
): Promise<number> {
  const removed = await database.query({
    text: `DELETE FROM content WHERE uploaded_at < $1
             AND NOT EXISTS (
               SELECT FROM document_content WHERE document_content.hash = content.hash)
           RETURNING hash`,
    values: [before],
  })
  return removed.length
}
