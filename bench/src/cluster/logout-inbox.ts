import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Where the stand-in for identification delivers its logout tokens. */
export interface LogoutInbox {
  readonly url: string
  /** The next token that arrives. @throws {Error} when none does in time */
  next: (milliseconds: number) => Promise<string>
  close: () => Promise<void>
}

async function tokenIn(req: IncomingMessage): Promise<string | null> {
  let body = ''
  for await (const piece of req) body += String(piece)
  return new URLSearchParams(body).get('logout_token')
}

/**
 * Receives logout tokens in place of the portal, because the stand-in sends each
 * only once. Who takes them from here sends them on, and again, as a real
 * identification service does.
 */
export async function startLogoutInbox(): Promise<LogoutInbox> {
  let take: (token: string) => void = () => undefined

  const server = createServer((req, res) => {
    tokenIn(req).then(
      (token) => {
        if (token !== null) take(token)
        res.writeHead(200).end()
      },
      () => res.destroy(),
    )
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  return {
    url: `http://127.0.0.1:${port}/`,
    next: (milliseconds) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error('no logout token came')),
          milliseconds,
        )
        take = (token) => {
          clearTimeout(timer)
          resolve(token)
        }
      }),
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
