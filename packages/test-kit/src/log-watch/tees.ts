import { ChildProcess } from 'node:child_process'
import { format } from 'node:util'
import type { DestinationStream } from 'pino'
import { watch } from './watched.ts'

/** Looks through each line on its way to where a log goes. */
export const watchedDestination = (
  destination: DestinationStream,
): DestinationStream => ({
  write: (line) => {
    watch('log', line)
    destination.write(line)
  },
})

/** Looks through what this process and its children print from now on. */
export function watchOutput(): void {
  watchStream('stdout', process.stdout)
  watchStream('stderr', process.stderr)
  watchConsole()
  watchChildren()
}

function watchStream(where: string, stream: NodeJS.WriteStream): void {
  const write = stream.write.bind(stream)
  stream.write = (chunk: string | Uint8Array, ...rest: never[]) => {
    watch(where, textOf(chunk))
    return write(chunk, ...rest)
  }
}

function watchConsole(): void {
  const terminal = globalThis.console
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    const { [level]: method } = terminal
    const say = method.bind(terminal)
    terminal[level] = (...words: unknown[]) => {
      watch(`console.${level}`, format(...words))
      say(...words)
    }
  }
}

/**
 * A child's output is checked as it is put into the stream, so that no reader
 * of the stream misses anything.
 */
function watchChildren(): void {
  interface Spawning {
    spawn: (this: ChildProcess, options: object) => number
  }
  const prototype = ChildProcess.prototype as unknown as Spawning
  const { spawn } = prototype
  prototype.spawn = function (options) {
    const result = spawn.call(this, options)
    for (const name of ['stdout', 'stderr'] as const) {
      const stream = this[name]
      if (!stream) continue
      const push = stream.push.bind(stream)
      stream.push = (chunk: Uint8Array | null, encoding?: BufferEncoding) => {
        if (chunk !== null) watch(`${name} of a process`, textOf(chunk))
        return push(chunk, encoding)
      }
    }
    return result
  }
}

const textOf = (chunk: string | Uint8Array) =>
  typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8')
