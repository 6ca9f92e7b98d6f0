import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A page that has nothing to do with the portal, as a quick leave leads to. */
export interface NeutralPage {
  readonly url: string
  close: () => Promise<void>
}

/** Its title, which is all that a tab may show afterwards. */
export const NEUTRAL_TITLE = 'Väder'

const HTML = `<!doctype html><html lang="sv"><title>${NEUTRAL_TITLE}</title>
<link rel="icon" href="data:,"><h1>${NEUTRAL_TITLE}</h1></html>`

/** Serves it on a separate port. */
export async function neutralPage(): Promise<NeutralPage> {
  const server = createServer((_, res) => {
    res.setHeader('Content-Type', 'text/html; charset=utf-8')
    res.end(HTML)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}/`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
