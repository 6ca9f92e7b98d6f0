import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { spentBy, type Processes, type Spent } from './cpu.ts'

export interface Asked {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** JSON that is posted; without it the request is a GET. */
  readonly body?: string
}

/** Input of the load generator. */
export interface Load {
  readonly port: number
  /** Whole requests, as they are written to the connection. */
  readonly requests: readonly string[]
  /** Requests at a time. */
  readonly connections: number
  readonly seconds: number
}

/** Report of the load generator. Times are milliseconds. */
export interface Result {
  readonly answers: number
  /** Answers that were not a 200. */
  readonly refused: number
  readonly requestsPerSecond: number
  readonly p50: number
  readonly p99: number
}

/** What one run of requests came to. */
export interface Measured extends Omit<Result, 'answers' | 'refused'> {
  /** Microseconds of processor for one request, by process. */
  readonly cpu: Spent
}

/** Answers were not a 200: a fast refusal is no result. */
export class Refused extends Error {}

/** Asks for some addresses of one service in turn for a while. */
export interface LoadGenerator {
  readonly pid: number
  /**
   * @param processes whose processor time is counted
   * @throws {Refused} when an answer is not a 200
   */
  measure: (
    asked: readonly Asked[],
    connections: number,
    seconds: number,
    processes?: Processes,
  ) => Promise<Measured>
  stop: () => void
}

export function startLoadGenerator(): LoadGenerator {
  const child = fork(
    fileURLToPath(new URL('./load-process.ts', import.meta.url)),
    { execArgv: ['--import', '@mittkanta/run-typescript'] },
  )
  return {
    pid: child.pid ?? NaN,
    measure: async (asked, connections, seconds, processes = {}) => {
      const before = await spentBy(processes)
      const load: Load = {
        port: Number(new URL(asked[0]?.url ?? '').port),
        requests: asked.map(requestOf),
        connections,
        seconds,
      }
      child.send(load)
      const [result] = (await once(child, 'message')) as [Result]
      const after = await spentBy(processes)
      const { answers, refused, requestsPerSecond, p50, p99 } = result
      if (refused > 0) throw new Refused(`${refused} of ${answers} refused`)
      const each = Object.entries(after).map(
        ([name, spent]) =>
          [name, (spent - (before[name] ?? NaN)) / answers] as const,
      )
      return { requestsPerSecond, p50, p99, cpu: Object.fromEntries(each) }
    },
    stop: () => child.disconnect(),
  }
}

function requestOf({ url, headers, body }: Asked): string {
  const { host, pathname, search } = new URL(url)
  const sent = {
    host,
    ...headers,
    ...(body !== undefined && {
      'content-type': 'application/json',
      'content-length': String(Buffer.byteLength(body)),
    }),
  }
  return [
    `${body === undefined ? 'GET' : 'POST'} ${pathname}${search} HTTP/1.1`,
    ...Object.entries(sent).map(([name, value]) => `${name}: ${value}`),
    '',
    body ?? '',
  ].join('\r\n')
}
