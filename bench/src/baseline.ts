import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** The process that returns the same bytes without doing anything. */
export interface Baseline {
  /** Gives it the bytes of a route. @returns the address that returns them */
  keep: (name: string, type: string, body: Buffer) => Promise<string>
  stop: () => void
}

export async function startBaseline(): Promise<Baseline> {
  const child = fork(
    fileURLToPath(new URL('./same-bytes.ts', import.meta.url)),
    { execArgv: ['--import', 'tsx'] },
  )
  const [{ port }] = (await once(child, 'message')) as [{ port: number }]
  return {
    keep: async (name, type, body) => {
      child.send({ name, type, body: body.toString('base64') })
      await once(child, 'message')
      return `http://127.0.0.1:${port}/${name}`
    },
    stop: () => child.disconnect(),
  }
}
