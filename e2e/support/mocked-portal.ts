import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { handlersFor, type Situation } from '@mittkanta/mock-handlers'
import { getResponse } from 'msw'
import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
} from 'playwright-core'
import sirv from 'sirv'

/*
 * The built pages on the mocked bff, for what must look and read the same on
 * every run: references and the order of what is equal are random in a real
 * archive. Everything that is about data is tested on the real portal.
 */

const DIST = fileURLToPath(new URL('../../apps/web/dist', import.meta.url))

export interface MockedPortal {
  readonly url: string
  /** A browser window for which the bff is in a situation. */
  readonly open: (
    browser: Browser,
    situation: Situation,
    options?: BrowserContextOptions,
  ) => Promise<BrowserContext>
  readonly stop: () => Promise<void>
}

/** Serves the built pages from a separate port. */
export async function mockedPortal(): Promise<MockedPortal> {
  const server = createServer(sirv(DIST, { single: true, dev: true }))
  await new Promise<void>((listening) => {
    server.listen(0, '127.0.0.1', listening)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') {
    throw new Error('the pages have no port')
  }
  const url = `http://localhost:${address.port}`

  return {
    url,
    open: async (browser, situation, options = {}) => {
      const context = await browser.newContext({ baseURL: url, ...options })
      await answerApi(context, situation)
      return context
    },
    stop: () =>
      new Promise((stopped) => {
        server.closeAllConnections()
        server.close(() => stopped())
      }),
  }
}

/** Answers what the pages ask under `/api` as the mocked bff does. */
async function answerApi(
  context: BrowserContext,
  situation: Situation,
): Promise<void> {
  const handlers = handlersFor(situation)
  await context.route('**/api/**', async (route) => {
    const asked = route.request()
    const body = asked.postData()
    const answer = await getResponse(
      [...handlers],
      new Request(asked.url(), {
        method: asked.method(),
        headers: asked.headers(),
        ...(body !== null && { body }),
      }),
    )
    if (answer === undefined) throw new Error(`nothing answers ${asked.url()}`)
    // What MSW calls an error is a network that failed.
    if (answer.type === 'error') {
      await route.abort()
      return
    }
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    })
  })
}
