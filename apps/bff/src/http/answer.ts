import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Problem } from '@mittkanta/problems'
import { endJson } from '@mittkanta/service-kit'
import type { Response } from 'express'
import type { z } from 'zod'
import { compiled } from './compiled.ts'
import { bytesOf } from './bytes-of.ts'

/**
 * Answers JSON of exactly the agreed shape: a field too many is our failure,
 * not the reader's knowledge.
 *
 * @throws {TypeError} when the value has another shape
 */
export function answerJson<Schema extends z.ZodType<object>>(
  res: Response,
  schema: Schema,
  value: z.input<Schema>,
): void {
  endJson(res, compiled(schema).parse(value))
}

/** Bytes on their way to the reader. */
export interface Answered {
  readonly body: Readable
  /** Content length in bytes, if known. */
  readonly bytes?: number | undefined
  /** Markup written before and after the body. */
  readonly head?: string
  readonly tail?: string
  /** Sets the headers; called when an answer can begin, and not for a problem. */
  readonly headers?: () => void
}

/** So many bytes are gathered and leave at once, which costs a part of a stream. */
const AT_ONCE = 256 * 1024

/**
 * Answers bytes: a few at once, many as fast as the reader takes them, so that
 * what is in memory does not grow with their number. A reader who leaves is no
 * failure.
 *
 * @throws {Problem} `unavailable` when a few break off at their source
 * @throws when many do; the answer has then begun, and breaks off too
 */
export async function answerBytes(
  res: Response,
  { body, bytes, head = '', tail = '', headers }: Answered,
): Promise<void> {
  const gathered =
    bytes !== undefined && bytes <= AT_ONCE
      ? await bytesOf(body, bytes).catch((cause: unknown) => {
          throw new Problem('unavailable', { cause })
        })
      : undefined

  headers?.()
  if (bytes !== undefined) {
    // So that a download which breaks off is seen to be broken.
    const around = Buffer.byteLength(head) + Buffer.byteLength(tail)
    res.setHeader('Content-Length', bytes + around)
  }
  if (gathered) {
    res.end(Buffer.concat([Buffer.from(head), gathered, Buffer.from(tail)]))
    return
  }
  try {
    if (head !== '') res.write(head)
    await pipeline(body, res, { end: false })
    res.end(tail)
  } catch (error) {
    if (!hasReaderLeft(error)) throw error
  }
}

const hasReaderLeft = (error: unknown) =>
  error instanceof Error &&
  'code' in error &&
  error.code === 'ERR_STREAM_PREMATURE_CLOSE'

/**
 * Aborts when the reader leaves before the answer is whole, and not when the
 * answer itself breaks off.
 */
export function leaving(res: Response): AbortSignal {
  const controller = new AbortController()
  res.once('close', () => {
    if (!res.writableFinished && !res.errored) controller.abort()
  })
  return controller.signal
}
