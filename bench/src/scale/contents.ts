import { createHash } from 'node:crypto'
import { clientNodesOf, codeHash, withCodes } from '@mittkanta/archive'
import { jsonFor, type Prepared } from '@mittkanta/client-system'
import {
  ContentHash,
  type ContentReference,
  type ContentType,
} from '@mittkanta/contracts'
import type { Queryable } from '@mittkanta/database'

type Content = NonNullable<Prepared['content']>

interface Made {
  readonly reference: ContentReference
  readonly text: string
}

function made(type: ContentType, text: string): Made {
  const hash = createHash('sha256').update(text).digest('hex')
  return { reference: { type, hash: ContentHash.parse(hash) }, text }
}

const PDF = made('application/pdf', '%PDF-1.7 of a few bytes')
const XHTML = made(
  'application/xhtml+xml',
  '<html xmlns="http://www.w3.org/1999/xhtml"><body><p>Text</p></body></html>',
)

function contentsFor({ paper, kind }: Content): Made[] {
  switch (kind) {
    case 'pdf':
      return [PDF]
    case 'xhtml':
      return [XHTML]
    case 'xhtml+json':
      return [XHTML, made('application/json', jsonFor(paper.clients))]
  }
}

/**
 * The contents of a big archive: small ones, the same view formats for all, and
 * one structured form for each group of clients.
 */
export class SharedContents {
  readonly #database: Queryable
  /** Controller and hash of what is in the archive. */
  readonly #put = new Set<string>()

  constructor(database: Queryable) {
    this.#database = database
  }

  readonly of = (content: Content): ContentReference[] =>
    contentsFor(content).map(({ reference }) => reference)

  /** Puts contents in the archive, as if a controller had uploaded them. */
  async put(controllerId: string, contents: readonly Content[]): Promise<void> {
    const hashOf = await codeHash(this.#database)
    for (const { reference, text } of contents.flatMap(contentsFor)) {
      const { hash, type } = reference
      const key = `${controllerId} ${hash}`
      if (this.#put.has(key)) continue
      this.#put.add(key)
      const nodes =
        type === 'application/json'
          ? clientNodesOf(JSON.parse(text) as Record<string, unknown>)
          : undefined
      await this.#database.query({
        text: `INSERT INTO content (hash, type, bytes, uploaded_at, display_form, client_nodes)
               VALUES ($1, $2, $3, now(), $4, $5) ON CONFLICT DO NOTHING`,
        values: [
          hash,
          type,
          Buffer.byteLength(text),
          type === 'application/xhtml+xml' ? '<p>Text</p>' : null,
          nodes ? JSON.stringify(withCodes(nodes, hashOf)) : null,
        ],
      })
      await this.#database.query({
        text: 'INSERT INTO content_chunk VALUES ($1, 0, $2) ON CONFLICT DO NOTHING',
        values: [hash, Buffer.from(text)],
      })
      await this.#database.query({
        text: `INSERT INTO content_upload (controller_id, hash, uploaded_at)
               VALUES ($1, $2, now()) ON CONFLICT DO NOTHING`,
        values: [controllerId, hash],
      })
    }
  }
}
