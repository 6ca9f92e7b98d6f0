import { createReadStream } from 'node:fs'
import type { ContentReceipt, ContentType } from '@mittkanta/contracts'
import type { Database, Queryable } from '@mittkanta/database'
import type { ClientNodes } from './client-nodes.ts'
import type { Received } from './receive.ts'

/** Bytes of one stored piece; so much of a content is in memory at a time. */
const CHUNK_BYTES = 512 * 1024

/** An accepted content and who uploaded it. */
export interface Upload {
  readonly received: Received
  readonly type: ContentType
  /** What is shown of an XHTML view format. */
  readonly displayForm: string | undefined
  /** The clients that a structured form names, their codes as keyed hashes. */
  readonly clientNodes: ClientNodes | undefined
  /** Whose register the client system writes to. */
  readonly controllerId: string
}

/**
 * Keeps an accepted content under its hash: the original bytes as evidence, and
 * what is shown of it. When the same register uploads it again, only the time
 * is noted. A first upload by another register writes the same bytes again, so
 * that its duration does not reveal whether they were stored before. The type
 * is the same again: no bytes are accepted as two types.
 *
 * @param now when it came in
 */
export async function storeContent(
  database: Database,
  upload: Upload,
  now: Date,
): Promise<ContentReceipt> {
  const { received, type, controllerId } = upload
  const { hash, bytes, path } = received
  await database.transaction(async (tx) => {
    const own = await tx.query({
      text: 'SELECT FROM content_upload WHERE controller_id = $1 AND hash = $2',
      values: [controllerId, hash],
    })
    await tx.query({
      text: `INSERT INTO content (hash, type, bytes, uploaded_at, display_form, client_nodes)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (hash) DO UPDATE
             SET uploaded_at = excluded.uploaded_at,
                 client_nodes = excluded.client_nodes`,
      values: [
        hash,
        type,
        bytes,
        now,
        upload.displayForm ?? null,
        upload.clientNodes ? JSON.stringify(upload.clientNodes) : null,
      ],
    })
    await tx.query({
      text: `INSERT INTO content_upload (controller_id, hash, uploaded_at)
             VALUES ($1, $2, $3)
             ON CONFLICT (controller_id, hash) DO UPDATE
             SET uploaded_at = excluded.uploaded_at`,
      values: [controllerId, hash, now],
    })
    if (own.length > 0) return

    let position = 0
    for await (const piece of createReadStream(path, {
      highWaterMark: CHUNK_BYTES,
    })) {
      await tx.query({
        text: `INSERT INTO content_chunk (hash, position, data) VALUES ($1, $2, $3)
               ON CONFLICT (hash, position) DO UPDATE SET data = excluded.data`,
        values: [hash, position, piece],
      })
      position += 1
    }
  })
  return { hash, type, bytes }
}

/** Notes that documents of a register refer to contents, so that its uploads of them are kept. */
export async function keepUploads(
  tx: Queryable,
  controllerId: string,
  hashes: readonly string[],
  now: Date,
): Promise<void> {
  if (hashes.length === 0) return
  await tx.query({
    text: `INSERT INTO content_upload (controller_id, hash, uploaded_at, is_used)
           SELECT $1, hash, $3, true FROM unnest($2::text[]) AS hash
           ON CONFLICT (controller_id, hash) DO UPDATE SET is_used = true
           WHERE NOT content_upload.is_used`,
    values: [controllerId, [...new Set(hashes)].sort(), now],
  })
}

/**
 * Removes uploads that no document of their register came to refer to, and
 * contents that no document came to refer to.
 *
 * @param before those that came in earlier than this
 * @returns how many contents were removed
 */
export async function removeUnreferenced(
  database: Database,
  before: Date,
): Promise<number> {
  await database.query({
    text: 'DELETE FROM content_upload WHERE NOT is_used AND uploaded_at < $1',
    values: [before],
  })
  const removed = await database.query({
    text: `DELETE FROM content WHERE uploaded_at < $1
             AND NOT EXISTS (
               SELECT FROM document_content WHERE document_content.hash = content.hash)
           RETURNING hash`,
    values: [before],
  })
  return removed.length
}
