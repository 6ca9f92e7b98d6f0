import { Agent, request } from 'node:http'
import type { FuzzRequest } from './requests.ts'

export interface FuzzAnswer {
  /** 0 when the connection ended without an answer. */
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: Buffer
  readonly milliseconds: number
}

/** An answer that takes longer has not come, in milliseconds. */
const PATIENCE_MS = 30_000

/** Sends requests as they are, without a library that would put them right. */
export function sender(origin: string) {
  const { hostname, port } = new URL(origin)
  const agent = new Agent({ keepAlive: true, maxSockets: 16 })

  const send = (
    { method, target, headers, body }: FuzzRequest,
    identity: Readonly<Record<string, string>>,
  ): Promise<FuzzAnswer> =>
    new Promise((resolve) => {
      const begun = performance.now()
      const end = (
        status: number,
        told: FuzzAnswer['headers'],
        chunks: readonly Buffer[],
      ) =>
        resolve({
          status,
          headers: told,
          body: Buffer.concat(chunks),
          milliseconds: performance.now() - begun,
        })
      const asked = request(
        {
          agent,
          hostname,
          port,
          method,
          path: target,
          timeout: PATIENCE_MS,
          headers: {
            ...identity,
            ...headers,
            ...(body && { 'Content-Length': body.length }),
          },
        },
        (answer) => {
          const chunks: Buffer[] = []
          answer.on('data', (chunk: Buffer) => chunks.push(chunk))
          answer.on('close', () =>
            end(
              answer.complete ? (answer.statusCode ?? 0) : 0,
              answer.headers,
              chunks,
            ),
          )
        },
      )
      asked.on('timeout', () => asked.destroy())
      asked.on('error', () => end(0, {}, []))
      asked.end(body)
    })

  return { send, close: () => agent.destroy() }
}
