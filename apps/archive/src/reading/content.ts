import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Queryable } from '@mittkanta/database'
import type { Response } from 'express'
import { prepared } from './prepared.ts'
import type { ViewFormat } from './view-format.ts'

/**
 * Contents up to this size are read and verified whole before their first byte
 * leaves. Larger ones are verified while they are sent; their last piece leaves
 * only when the hash is right.
 */
const WHOLE_BYTES = 4 * 1024 * 1024

/** What the archive holds under a hash is not what was stored: an alarm. */
export class ContentMismatch extends Error {
  constructor() {
    super('A stored content does not have its hash')
    this.name = 'ContentMismatch'
  }
}

const chunkStatement = prepared<'hash' | 'after'>(
  'content-chunk',
  (of) => `
  SELECT position, data FROM content_chunk
  WHERE hash = ${of('hash')} AND position > ${of('after')}::int
  ORDER BY position LIMIT 1`,
)

const displayStatement = prepared<'hash'>(
  'content-display',
  (of) => `SELECT hash, display_form FROM content WHERE hash = ${of('hash')}`,
)

/**
 * Sends the original bytes, verified against their hash (11.2). In memory is one
 * piece at a time, or `WHOLE_BYTES`.
 *
 * @throws {ContentMismatch} before the first byte of a small content; with a large
 *   one the answer has begun, and the connection has to be cut
 */
export async function sendContent(
  database: Queryable,
  { hash, type, bytes }: ViewFormat,
  res: Response,
): Promise<void> {
  const verified = verifiedChunks(chunks(database, hash, bytes), hash)
  const whole = bytes <= WHOLE_BYTES ? await all(verified) : undefined

  res.status(200).setHeader('Content-Type', type)
  res.setHeader('Content-Length', bytes)
  res.setHeader('X-Content-Type-Options', 'nosniff')
  if (whole) {
    res.end(whole)
    return
  }
  await pipeline(Readable.from(verified, { objectMode: false }), res).catch(
    (error: unknown) => {
      // The reader has gone away: there is no client left to answer.
      if (!isPrematureClose(error)) throw error
    },
  )
}

const isPrematureClose = (error: unknown) =>
  error instanceof Error &&
  'code' in error &&
  error.code === 'ERR_STREAM_PREMATURE_CLOSE'

/**
 * The display form of an XHTML view format, which the allow-list made when the
 * content came in; `undefined` when there is none.
 */
export async function displayForm(
  database: Queryable,
  { hash, type }: ViewFormat,
): Promise<string | undefined> {
  const [row] = await database.query(displayStatement({ hash }))
  const form = row?.hash === hash ? row.display_form : undefined
  return type === 'application/xhtml+xml' && typeof form === 'string'
    ? form
    : undefined
}

/** The pieces of a content, until there are as many bytes as it has. */
async function* chunks(
  database: Queryable,
  hash: string,
  bytes: number,
): AsyncGenerator<Uint8Array> {
  let after = -1
  for (let read = 0; read < bytes;) {
    const [row] = await database.query(chunkStatement({ hash, after }))
    if (!(row?.data instanceof Uint8Array)) return
    yield row.data
    read += row.data.byteLength
    after = Number(row.position)
  }
}

/** The pieces as they come, the last one held back until the hash is known to be right. */
async function* verifiedChunks(
  pieces: AsyncIterable<Uint8Array>,
  hash: string,
): AsyncGenerator<Uint8Array> {
  const digest = createHash('sha256')
  let held: Uint8Array | undefined
  for await (const piece of pieces) {
    if (held) yield held
    digest.update(piece)
    held = piece
  }
  if (digest.digest('hex') !== hash) throw new ContentMismatch()
  if (held) yield held
}

async function all(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const whole: Uint8Array[] = []
  for await (const piece of pieces) whole.push(piece)
  return Buffer.concat(whole)
}
