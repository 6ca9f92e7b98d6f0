import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Launch } from '@mittkanta/demo'

/**
 * Runs a service in a separate process, as in production.
 *
 * @param server what Node is asked to run, from the root of the repository
 * @param internalPort name of the variable that holds its internal port
 * @param onStart called with the process, to measure it
 */
export function inOwnProcess(
  server: readonly string[],
  internalPort: string,
  onStart: (pid: number) => void,
): Launch {
  return async (environment) => {
    const child = spawn(process.execPath, server, {
      cwd: new URL('../..', import.meta.url),
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    onStart(child.pid ?? NaN)
    const ended = once(child, 'exit')
    await untilReady(
      `http://127.0.0.1:${environment[internalPort] ?? ''}/ready`,
    )
    return {
      stop: async () => {
        child.kill('SIGTERM')
        await ended
      },
    }
  }
}

/** Waits until a service says that it can do its work. @throws after a minute */
export async function untilReady(url: string): Promise<void> {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`${url} did not become ready`)
}
