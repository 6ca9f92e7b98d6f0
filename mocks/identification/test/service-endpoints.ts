import { createServer } from 'node:http'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

/**
 * Where logout tokens arrive, and where a service publishes its keys.
 *
 * @param jwks what `/jwks` answers
 */
export async function serviceEndpoints(jwks: () => unknown) {
  const tokens: string[] = []
  const server = createServer((req, res) => {
    void text(req).then((body) => {
      if (req.url === '/jwks') {
        res.setHeader('Content-Type', 'application/json')
        res.end(JSON.stringify(jwks()))
        return
      }
      tokens.push(new URLSearchParams(body).get('logout_token') ?? '')
      res.statusCode = req.url === '/refuses' ? 400 : 200
      res.end()
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return {
    tokens,
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}
