import { stderr } from 'node:process'

/** Prints the progress of a task. */
export interface ProgressLine {
  update: (text: string) => void
  /** Ends the line, so that later output is below it. */
  end: () => void
}

/** Where progress is written; `process.stderr` is one. */
export interface ProgressStream {
  readonly isTTY?: boolean
  write: (text: string) => unknown
}

/** Minimum interval between updates, so that writing costs nothing. */
const EVERY_MILLISECONDS = 100

/** One line that is written over on a terminal; silent anywhere else. */
export function progressLine(stream: ProgressStream = stderr): ProgressLine {
  if (stream.isTTY !== true) {
    return { update: () => undefined, end: () => undefined }
  }
  let writtenAt = -Infinity
  let newest = ''
  const write = () => stream.write(`\r\u001b[2K${newest}`)
  return {
    update: (text) => {
      newest = text
      const now = performance.now()
      if (now - writtenAt < EVERY_MILLISECONDS) return
      writtenAt = now
      write()
    },
    end: () => {
      write()
      stream.write('\n')
    },
  }
}
