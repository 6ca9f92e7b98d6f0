import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The process that returns the same bytes without doing anything. */
export interface Baseline {
  readonly pid: number
  /** Gives it the bytes of a route. @returns the address of its routes, without their kind */
  keep: (name: string, type: string, body: Buffer) => Promise<SameBytes>
  stop: () => void
}

/** Where the same bytes are had from. */
export interface SameBytes {
  /** Prepared bytes. */
  readonly bytes: string
  /** The same value by `res.json`; absent for what is not JSON. */
  readonly json: string | undefined
}

export async function startBaseline(): Promise<Baseline> {
  const child = fork(
    fileURLToPath(new URL('./same-bytes.ts', import.meta.url)),
    { execArgv: ['--import', 'tsx'] },
  )
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  const address = `http://127.0.0.1:${port}`
  return {
    pid: child.pid ?? NaN,
    keep: async (name, type, body) => {
      child.send({ name, type, body: body.toString('base64') })
      await once(child, 'message')
      const isJson = type.startsWith('application/json')
      return {
        bytes: `${address}/bytes/${name}`,
        json: isJson ? `${address}/json/${name}` : undefined,
      }
    },
    stop: () => child.disconnect(),
  }
}
