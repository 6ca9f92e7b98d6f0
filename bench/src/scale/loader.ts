import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type {
  ClientSystemRegistration,
  DeliveryLine,
} from '@mittkanta/client-system'

/** A process of the archive's loader. */
export interface Loader {
  /** Gives it a delivery; waits while it has enough. */
  give: (line: DeliveryLine) => Promise<void>
  /** Waits until everything is stored. @throws {Error} when something was refused */
  end: () => Promise<void>
}

/**
 * Starts `npm run load` for one register, as its organiser would.
 *
 * @param url of the database, migrated
 * @param tell called with what the loader prints
 */
export function startLoader(
  url: string,
  register: ClientSystemRegistration,
  tell: (text: string) => void,
): Loader {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'apps/archive/scripts/load.ts'],
    {
      cwd: new URL('../../..', import.meta.url),
      env: {
        ...process.env,
        NODE_ENV: 'development',
        DATABASE_URL: url,
        CLIENT_SYSTEMS: JSON.stringify([register]),
        DEMO_CLOCK: 'true',
        MITTKANTA_PHASE: 'later',
        INIT_CWD: '.',
      },
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  child.stdout.on('data', (text: Buffer) =>
    tell(`${register.clientId}: ${String(text).trim()}`),
  )
  const ended = once(child, 'exit')
  return {
    give: async (line) => {
      if (!child.stdin.write(`${JSON.stringify(line)}\n`)) {
        await Promise.race([once(child.stdin, 'drain'), ended])
      }
    },
    end: async () => {
      child.stdin.end()
      const [code] = (await ended) as [number | null]
      if (code !== 0) throw new Error('The loader did not store everything')
    },
  }
}
