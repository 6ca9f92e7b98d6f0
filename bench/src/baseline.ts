import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The process that returns the same bytes without doing anything. */
export interface Baseline {
  readonly pid: number
  /** Of the process that asks the other one. */
  readonly relayPid: number
  /** Gives it what a route answers. @returns where the same is had from */
  keep: (name: string, answer: Kept) => Promise<SameBytes>
  stop: () => void
}

/** An answer of ours. */
export interface Kept {
  /** Its `Content-Type`. */
  readonly type: string
  readonly body: Buffer
}

/** Where the same bytes are had from. */
export interface SameBytes {
  /** Prepared bytes; for what is large the file, by `express.static`. */
  readonly bytes: string
  /** The same value by `res.json`; absent for what is not JSON. */
  readonly json: string | undefined
  /** That value through a second Express that asks the first; absent for what is not JSON. */
  readonly relay: string | undefined
}

/** From so many bytes on an Express route would serve a file. */
const A_FILE = 1_000_000

export async function startBaseline(): Promise<Baseline> {
  const origin = await startProcess({})
  const relay = await startProcess({ ORIGIN: origin.address })
  return {
    pid: origin.pid,
    relayPid: relay.pid,
    keep: async (name, { type, body }) => {
      await origin.keep({ name, type, body: body.toString('base64') })
      const isJson = type.startsWith('application/json')
      const kind = body.length >= A_FILE ? 'files' : 'bytes'
      return {
        bytes: `${origin.address}/${kind}/${name}`,
        json: isJson ? `${origin.address}/json/${name}` : undefined,
        relay: isJson ? `${relay.address}/relay/${name}` : undefined,
      }
    },
    stop: () => {
      relay.stop()
      origin.stop()
    },
  }
}

async function startProcess(environment: NodeJS.ProcessEnv) {
  const child = fork(
    fileURLToPath(new URL('./same-bytes.ts', import.meta.url)),
    {
      execArgv: ['--import', '@mittkanta/run-typescript'],
      env: { ...process.env, ...environment },
    },
  )
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return {
    pid: child.pid ?? NaN,
    address: `http://127.0.0.1:${port}`,
    keep: async (message: object) => {
      child.send(message)
      await once(child, 'message')
    },
    stop: () => child.disconnect(),
  }
}
