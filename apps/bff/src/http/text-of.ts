import type { Readable } from 'node:stream'

/** The text of a body. @throws {RangeError} when it is longer than it may be */
export async function textOf(
  body: Readable,
  mostBytes: number,
): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of body as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > mostBytes) throw new RangeError('The answer is too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
