import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface RunningServer {
  /** The port it really listens on. */
  readonly port: number
  /** `http://127.0.0.1:<port>` */
  readonly url: string
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
  const server = createServer({ requestTimeout: 120_000 }, handler)
  server.keepAliveTimeout = 20_000
  server.listen(port, host)
  await once(server, 'listening')
  const address = server.address() as AddressInfo

  return {
    port: address.port,
    url: `http://127.0.0.1:${address.port}`,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      // A connection that is busy now is idle when its answer has left.
      const tidying = setInterval(() => server.closeIdleConnections(), 50)
      const patience = setTimeout(() => server.closeAllConnections(), 10_000)
      await closed
      clearInterval(tidying)
      clearTimeout(patience)
    },
  }
}
