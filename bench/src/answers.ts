const HEAD_ENDS = Buffer.from('\r\n\r\n')
const LINE_ENDS = Buffer.from('\r\n')
const NOTHING = Buffer.alloc(0)

/** Reads the answers on one connection as they come, one after the other. */
export interface AnswerReader {
  /**
   * Takes what has come.
   *
   * @returns the status of the answer that ended with it; `undefined` while
   *   the answer is incomplete
   * @throws {Error} for an answer that says no length
   */
  take: (chunk: Buffer) => number | undefined
}

/**
 * The part of HTTP/1.1 that our services speak: a length, or chunks without
 * trailers. It looks at as few bytes as it can, because the load generator
 * shares the cores of what it measures.
 */
export function answerReader(): AnswerReader {
  let rest: Buffer = NOTHING
  let status: number | undefined
  /** Bytes of the body, or of the chunk with its line end, that are to come. */
  let missing = 0
  let isChunked = false

  function begin(head: string): void {
    status = Number(head.slice(9, 12))
    isChunked = /\r\ntransfer-encoding: chunked/i.test(head)
    const [, length] = /\r\ncontent-length: (\d+)/i.exec(head) ?? []
    if (!isChunked && length === undefined) throw new Error('no length')
    missing = Number(length ?? 0)
  }

  /** @returns whether the answer has ended */
  function readBody(): boolean {
    for (;;) {
      const read = Math.min(missing, rest.length)
      missing -= read
      rest = rest.subarray(read)
      if (missing > 0) return false
      if (!isChunked) return true
      const end = rest.indexOf(LINE_ENDS)
      if (end === -1) return false
      const size = parseInt(rest.toString('latin1', 0, end), 16)
      if (size === 0) isChunked = false
      rest = rest.subarray(end + LINE_ENDS.length)
      missing = size + LINE_ENDS.length
    }
  }

  return {
    take: (chunk) => {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
      if (status === undefined) {
        const end = rest.indexOf(HEAD_ENDS)
        if (end === -1) return undefined
        begin(rest.toString('latin1', 0, end))
        rest = rest.subarray(end + HEAD_ENDS.length)
      }
      if (!readBody()) return undefined
      const ended = status
      status = undefined
      return ended
    },
  }
}
