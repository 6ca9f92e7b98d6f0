import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'
import type { z } from 'zod'
import { compiled } from './compiled.ts'

/**
 * Answers JSON of exactly the agreed shape: a field too many is our failure,
 * not the reader's knowledge.
 *
 * @throws {TypeError} when the value has another shape
 */
export function answerJson<Schema extends z.ZodType>(
  res: Response,
  schema: Schema,
  value: z.input<Schema>,
): void {
  const body = Buffer.from(JSON.stringify(compiled(schema).parse(value)))
  res.setHeader('Content-Type', 'application/json; charset=utf-8')
  res.setHeader('Content-Length', body.length)
  res.end(body)
}

/**
 * Answers bytes as fast as the reader takes them; what is on the way in memory
 * does not grow with their number. A reader who leaves is no failure.
 *
 * @throws when they break off at their source; the answer then breaks off too
 */
export async function answerBytes(
  res: Response,
  bytes: Readable,
): Promise<void> {
  try {
    await pipeline(bytes, res)
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
 * answer breaks off by itself.
 */
export function leaving(res: Response): AbortSignal {
  const controller = new AbortController()
  res.once('close', () => {
    if (!res.writableFinished && !res.errored) controller.abort()
  })
  return controller.signal
}
