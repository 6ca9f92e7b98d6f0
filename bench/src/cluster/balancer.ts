import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import {
  Agent,
  createServer,
  request,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'

/** How often every instance is asked whether it is ready. */
const CHECK_MILLISECONDS = 250
/** An answer that has not begun by then does not come. */
const PATIENCE_MILLISECONDS = 10_000

interface Instance {
  readonly port: number
  readonly readyUrl: string
  readonly agent: Agent
  isReady: boolean
}

/** What balances requests over the instances of one service. */
export interface Balancer {
  readonly url: string
  close: () => Promise<void>
}

/**
 * A reverse proxy as an operator would put before the instances of a service:
 * round robin, readiness checks, and a GET that was not answered goes to the
 * next instance, once.
 *
 * @param instances their public ports, and where they say whether they are ready
 */
export async function startBalancer(
  instances: readonly { readonly port: number; readonly readyUrl: string }[],
  port = 0,
): Promise<Balancer> {
  const all: Instance[] = instances.map((one) => ({
    ...one,
    agent: new Agent({ keepAlive: true, timeout: 15_000 }),
    isReady: false,
  }))
  let turn = 0

  /** The next one in turn that is ready; when none is, the next one all the same. */
  const next = (except?: Instance): Instance | undefined => {
    const inTurn = all
      .map((_, ahead) => all[(turn + ahead) % all.length])
      .filter((one) => one !== undefined && one !== except)
    const chosen = inTurn.find((one) => one?.isReady) ?? inTurn[0]
    if (chosen) turn = (all.indexOf(chosen) + 1) % all.length
    return chosen
  }

  const check = async (one: Instance) => {
    const answer = await fetch(one.readyUrl, {
      signal: AbortSignal.timeout(1_000),
    }).catch(() => undefined)
    one.isReady = answer?.status === 200
    await answer?.body?.cancel()
  }
  await Promise.all(all.map(check))
  const checking = setInterval(
    () => all.forEach((one) => void check(one)),
    CHECK_MILLISECONDS,
  )

  const forward = (
    req: IncomingMessage,
    body: Buffer,
    res: ServerResponse,
    instance: Instance | undefined,
    isLast: boolean,
  ) => {
    if (instance === undefined) {
      unavailable(res)
      return
    }
    const { method, url: path, headers } = req
    const upstream = request({
      host: '127.0.0.1',
      port: instance.port,
      agent: instance.agent,
      method,
      path,
      headers,
      timeout: PATIENCE_MILLISECONDS,
    })
    let hasBegun = false
    upstream.on('response', (answer) => {
      hasBegun = true
      res.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
      answer.pipe(res)
      answer.on('error', () => res.destroy())
      answer.on('close', () => {
        if (!answer.complete) res.destroy()
      })
    })
    upstream.on('timeout', () => upstream.destroy(new Error('timeout')))
    upstream.on('error', (error: NodeJS.ErrnoException) => {
      if (hasBegun || res.destroyed) {
        res.destroy()
        return
      }
      const isFresh = method === 'GET' || error.code === 'ECONNREFUSED'
      if (!isLast && isFresh && error.message !== 'timeout') {
        instance.isReady = false
        forward(req, body, res, next(instance), true)
      } else unavailable(res)
    })
    res.on('close', () => {
      if (!res.writableFinished) upstream.destroy()
    })
    upstream.end(body)
  }

  // A body is taken in whole, so that it can be sent again.
  const server = createServer((req, res) => {
    const pieces: Buffer[] = []
    req.on('data', (piece: Buffer) => pieces.push(piece))
    req.on('end', () => forward(req, Buffer.concat(pieces), res, next(), false))
  })
  server.keepAliveTimeout = 20_000
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')

  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: async () => {
      clearInterval(checking)
      server.closeAllConnections()
      server.close()
      all.forEach(({ agent }) => agent.destroy())
      await once(server, 'close')
    },
  }
}

function unavailable(res: ServerResponse): void {
  res.writeHead(503, { 'content-type': 'application/problem+json' })
  res.end(
    JSON.stringify({
      type: 'urn:mittkanta:problem:unavailable',
      title: 'A service we rely on did not answer',
      status: 503,
      instance: `urn:uuid:${randomUUID()}`,
    }),
  )
}
