import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'

/**
 * The user `nobody`, where the tests run as root: no service of an image may
 * need to be root.
 */
const UNPRIVILEGED =
  process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

export interface Started {
  readonly child: ChildProcess
  /** Everything that it has printed. */
  readonly printed: () => string
  stop: (signal?: NodeJS.Signals) => Promise<void>
}

/** Starts a program that is not root, with the environment that is given and no other. */
export function start(
  [command = '', ...args]: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>> = {},
): Started {
  const child = spawn(command === 'node' ? process.execPath : command, args, {
    cwd,
    ...UNPRIVILEGED,
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const chunks: string[] = []
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk.toString()))
  const ended = once(child, 'exit')
  return {
    child,
    printed: () => chunks.join(''),
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal)
      await ended
    },
  }
}

/** The exit code of a program that ends without being stopped. */
export async function exitCode(
  command: readonly string[],
  cwd: string,
  environment: Readonly<Record<string, string>>,
): Promise<number | null> {
  const { child } = start(command, cwd, environment)
  await once(child, 'exit')
  return child.exitCode
}
