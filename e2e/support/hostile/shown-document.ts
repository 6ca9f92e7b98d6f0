import { writeFile, rm } from 'node:fs/promises'
import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { storeContent, type Gate } from '@mittkanta/archive/testing'
import { ContentHash } from '@mittkanta/contracts'
import type { Database } from '@mittkanta/database'

const TYPE = 'application/xhtml+xml'

/** A view format around the content of its body. */
export const viewFormat = (body: string) =>
  `<html xmlns="http://www.w3.org/1999/xhtml"><body>${body}</body></html>`

/** What the gate shows of a view format; `undefined` when it refuses it. */
export async function displayFormOf(
  gate: Gate,
  source: string,
): Promise<string | undefined> {
  const path = join(gate.folder, randomUUID())
  await writeFile(path, source)
  try {
    const verdict = await gate.examine(path, TYPE)
    return verdict.outcome === 'accepted' ? verdict.displayForm : undefined
  } finally {
    await rm(path)
  }
}

/**
 * Takes a view format in through the gate, as an upload is, and makes it that of
 * a document that is already there.
 *
 * @throws when the gate refuses it
 */
export async function replaceViewFormat(
  database: Database,
  gate: Gate,
  documentId: string,
  source: string,
): Promise<void> {
  const path = join(gate.folder, randomUUID())
  await writeFile(path, source)
  const verdict = await gate.examine(path, TYPE)
  if (verdict.outcome === 'refused') throw new Error(verdict.rules.join())
  const bytes = Buffer.from(source)
  const hash = ContentHash.parse(
    createHash('sha256').update(bytes).digest('hex'),
  )
  await storeContent(
    database,
    {
      received: { path, hash, bytes: bytes.length, discard: () => rm(path) },
      type: TYPE,
      displayForm: verdict.displayForm,
      clientNodes: undefined,
      controllerId: '1.2.246.10.1',
    },
    new Date(),
  )
  await rm(path)
  await database.query({
    text: 'UPDATE document_content SET hash = $2 WHERE document_id = $1 AND type = $3',
    values: [documentId, hash, TYPE],
  })
}
