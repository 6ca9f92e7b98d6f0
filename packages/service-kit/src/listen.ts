import { once } from 'node:events'
import {
  createServer,
  type RequestListener,
  type ServerResponse,
} from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * How long requests under way may continue when the server closes, in
 * milliseconds.
 */
export const FINISHING_MILLISECONDS = 10_000

export interface RunningServer {
  /** The port it really listens on. */
  readonly port: number
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  /**
   * From now on every answer is the last of its connection (`Connection:
   * close`), so that clients with open connections go elsewhere. New ones are
   * still taken.
   */
  leave: () => void
  /** Stops taking requests, lets those under way end, and closes. */
  close: () => Promise<void>
}

/**
 * Starts an HTTP server.
 *
 * @param port 0 lets the system choose one
 * @param host address to listen on
 * @throws the system's error when the port is taken
 */
export async function listen(
  handler: RequestListener,
  port: number,
  host = '127.0.0.1',
): Promise<RunningServer> {
  const underWay = new Set<ServerResponse>()
  let isLeaving = false
  const server = createServer({ requestTimeout: 120_000 }, (req, res) => {
    underWay.add(res)
    res.once('close', () => underWay.delete(res))
    if (isLeaving) res.shouldKeepAlive = false
    handler(req, res)
  })
  server.keepAliveTimeout = 20_000
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address() as AddressInfo
  const leave = () => {
    isLeaving = true
    for (const res of underWay) res.shouldKeepAlive = false
  }

  return {
    port: address.port,
    url: `http://127.0.0.1:${address.port}`,
    leave,
    close: async () => {
      leave()
      const closed = once(server, 'close')
      server.close()
      // A connection that is busy now is idle when its answer has left.
      const tidying = setInterval(() => server.closeIdleConnections(), 50)
      const patience = setTimeout(
        () => server.closeAllConnections(),
        FINISHING_MILLISECONDS,
      )
      await closed
      clearInterval(tidying)
      clearTimeout(patience)
    },
  }
}
