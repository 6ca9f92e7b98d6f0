import type { Readable } from 'node:stream'

/**
 * The text of a body. By events: iterating over it takes several times as long.
 *
 * @throws {RangeError} when it is longer than it may be
 * @throws when it breaks off
 */
export function textOf(body: Readable, mostBytes: number): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  return new Promise((resolve, reject) => {
    body.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      chunks.push(chunk)
      if (bytes > mostBytes) {
        body.destroy(new RangeError('The answer is too large'))
      }
    })
    body.once('end', () => resolve(Buffer.concat(chunks).toString('utf8')))
    body.once('error', reject)
    body.once('close', () => reject(new Error('The answer broke off')))
  })
}
