import { createHash, randomUUID } from 'node:crypto'
import {
  ContentHash,
  type ContentReference,
  type ContentType,
} from '@mittkanta/contracts'
import type { Database } from '@mittkanta/database'
import type { IdentityCode } from '@mittkanta/identity-code'

/**
 * A content that no other document has, as if it had been uploaded: the gate for
 * contents is tested elsewhere.
 */
export async function uploaded(
  database: Database,
  type: ContentType = 'application/pdf',
): Promise<ContentReference> {
  const data = Buffer.from(randomUUID())
  const hash = ContentHash.parse(
    createHash('sha256').update(data).digest('hex'),
  )
  await database.query({
    text: `INSERT INTO content (hash, type, bytes, uploaded_at, display_form)
           VALUES ($1, $2, $3, '2024-01-01T00:00:00Z', $4)`,
    values: [
      hash,
      type,
      data.length,
      type === 'application/xhtml+xml' ? '<p>text</p>' : null,
    ],
  })
  await database.query({
    text: 'INSERT INTO content_chunk (hash, position, data) VALUES ($1, 0, $2)',
    values: [hash, data],
  })
  return { hash, type }
}

export async function uploadedStructured(
  database: Database,
  clients: readonly IdentityCode[],
): Promise<ContentReference[]> {
  void clients
  return [
    await uploaded(database, 'application/xhtml+xml'),
    await uploaded(database, 'application/json'),
  ]
}
