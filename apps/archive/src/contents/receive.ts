import { createHash, randomUUID } from 'node:crypto'
import { open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { ContentHash } from '@mittkanta/contracts'
import { Problem } from '@mittkanta/problems'

/** A content that has been received into a separate file. */
export interface Received {
  readonly path: string
  readonly hash: ContentHash
  readonly bytes: number
  /** Removes the file. */
  discard: () => Promise<void>
}

/** What one upload may cost. */
export interface UploadLimits {
  readonly maxBytes: number
  /** Longest time from the first byte to the last, in milliseconds. */
  readonly patienceMs: number
}

/**
 * Takes a content in as it comes, to a file, without ever holding it whole.
 *
 * @param folder where the file is made
 * @throws {Problem} `too-large` beyond the limit, `invalid-request` when it
 *   breaks off or takes too long, `unavailable` when there is no room for it now;
 *   nothing is left behind
 */
export async function receive(
  source: Readable,
  folder: string,
  limits: UploadLimits,
): Promise<Received> {
  const path = join(folder, randomUUID())
  const discard = () => rm(path, { force: true })
  const hash = createHash('sha256')
  let bytes = 0

  const file = await open(path, 'wx', 0o600)
  const patience = setTimeout(() => source.destroy(), limits.patienceMs)
  try {
    // A source that is too large is left open: the refusal goes back on it.
    for await (const chunk of source.iterator({ destroyOnReturn: false })) {
      const piece = chunk as Buffer
      bytes += piece.length
      if (bytes > limits.maxBytes) throw new Problem('too-large')
      hash.update(piece)
      await file.appendFile(piece)
    }
  } catch (error) {
    await discard()
    source.resume()
    if (isWithoutRoom(error)) throw new Problem('unavailable', { cause: error })
    if (error instanceof Problem || !source.destroyed) throw error
    throw new Problem('invalid-request', { cause: error })
  } finally {
    clearTimeout(patience)
    await file.close()
  }
  return { path, hash: ContentHash.parse(hash.digest('hex')), bytes, discard }
}

/** The folder's file system is full: another upload has to end first. */
const isWithoutRoom = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'ENOSPC'
