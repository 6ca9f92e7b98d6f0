import type { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'

/** A file on its way into a zip. */
export interface ZipEntry {
  readonly path: string
  readonly content: Readable
  /** Checked when known: a file of another length breaks the zip off. */
  readonly bytes?: number
  readonly isCompressed: boolean
}

/**
 * A zip of files that come one at a time; the next is asked for when the one
 * before has been read. Breaks off when they do, and ends them when it is
 * destroyed.
 */
export function zipOf(entries: AsyncIterable<ZipEntry>): Readable {
  const zip = new ZipFile()
  // A stream of Node's, though its type does not say so.
  const output = zip.outputStream as unknown as Readable
  const breakOff = (cause: Error) => void output.destroy(cause)

  const write = async () => {
    for await (const { path, content, bytes, isCompressed } of entries) {
      if (output.destroyed) return
      // The library keeps the function to the end, which must not keep the file.
      const waiting = [content]
      zip.addReadStreamLazy(
        path,
        {
          compress: isCompressed,
          ...(bytes !== undefined && { size: bytes }),
        },
        (give) => waiting.splice(0).forEach((file) => give(null, file)),
      )
      await read(content, output)
    }
    zip.end()
  }

  zip.on('error', breakOff)
  write().catch(breakOff)
  return output
}

/** Waits until a file has been read, or the output has been closed. */
async function read(content: Readable, output: Readable): Promise<void> {
  const stop = () => void content.destroy()
  output.once('close', stop)
  try {
    await finished(content)
  } finally {
    output.off('close', stop)
  }
}
