import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The process that returns the same bytes without doing anything. */
export interface Baseline {
  readonly pid: number
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
}

/** From so many bytes on an Express route would serve a file. */
const A_FILE = 1_000_000

export async function startBaseline(): Promise<Baseline> {
  const child = fork(
    fileURLToPath(new URL('./same-bytes.ts', import.meta.url)),
    { execArgv: ['--import', '@mittkanta/run-typescript'] },
  )
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  const address = `http://127.0.0.1:${port}`
  return {
    pid: child.pid ?? NaN,
    keep: async (name, { type, body }) => {
      child.send({ name, type, body: body.toString('base64') })
      await once(child, 'message')
      const isJson = type.startsWith('application/json')
      const kind = body.length >= A_FILE ? 'files' : 'bytes'
      return {
        bytes: `${address}/${kind}/${name}`,
        json: isJson ? `${address}/json/${name}` : undefined,
      }
    },
    stop: () => child.disconnect(),
  }
}
