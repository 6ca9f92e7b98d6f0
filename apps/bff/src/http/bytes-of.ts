import type { Readable } from 'node:stream'

/**
 * The bytes of a body. By events: iterating over it takes several times as long.
 *
 * @throws {RangeError} when there are more than there may be
 * @throws when it breaks off
 */
export function bytesOf(body: Readable, most: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let bytes = 0
  return new Promise((resolve, reject) => {
    body.on('data', (chunk: Buffer) => {
      bytes += chunk.length
      chunks.push(chunk)
      if (bytes > most) {
        body.destroy(new RangeError('The answer is too large'))
      }
    })
    body.once('end', () => resolve(Buffer.concat(chunks)))
    body.once('error', reject)
    body.once('close', () => reject(new Error('The answer broke off')))
  })
}

/** The text of a body. @throws as `bytesOf` */
export const textOf = async (
  body: Readable,
  mostBytes: number,
): Promise<string> => (await bytesOf(body, mostBytes)).toString('utf8')
