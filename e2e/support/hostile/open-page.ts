import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext } from 'playwright-core'

/** What became of markup in a page that protects against nothing. */
export interface Seen {
  /** Indices of the pieces of markup from which something ran. */
  readonly executed: ReadonlySet<number>
  /** Requests that any of them made. */
  readonly requests: number
}

/** A page without any protection, in which it would be seen if something ran. */
export interface OpenPage {
  /** Shows every piece of markup in a separate frame, and acts on all of it. */
  show: (markups: readonly string[]) => Promise<Seen>
  close: () => Promise<void>
}

/** Frames in one page. */
const FRAMES = 200
/** Time for what runs automatically, in milliseconds. */
const PATIENCE_MS = 1500

/**
 * Runs in every frame before anything else: reports what scripts would do,
 * under the name of the frame, instead of letting it happen.
 */
const WATCH = `
  const tell = () => { void told(name) }
  for (const call of ['alert', 'confirm', 'prompt', 'print', 'open', 'probe'])
    window[call] = tell
`

/** Nothing leads the open page away from itself. */
const STAY = `
  window.addEventListener('beforeunload', (event) => event.preventDefault())
`

/** Runs in every frame at last: presses, hovers over and focuses everything. */
const ACT = `
  for (const element of document.querySelectorAll('*')) {
    for (const { name } of [...element.attributes]) {
      if (name.startsWith('on')) {
        element.dispatchEvent(new Event(name.slice(2), { bubbles: true }))
      }
    }
    if (/^javascript:/i.test(element.href ?? '')) element.click()
  }
`

/**
 * Reports every script in a context that calls what scripts call to be seen.
 *
 * @param onExecuted called with the name of the window or frame
 */
export async function watchExecution(
  context: BrowserContext,
  onExecuted: (name: string) => void,
): Promise<void> {
  await context.exposeBinding('told', (_source, name: string) =>
    onExecuted(name),
  )
  await context.addInitScript(WATCH)
}

const escaped = (markup: string) =>
  markup.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

export async function openPage(browser: Browser): Promise<OpenPage> {
  let html = ''
  const server = createServer((_req, res) => {
    res.setHeader('Content-Type', 'text/html; charset=utf-8')
    res.end(html)
  })
  const url = await listening(server)
  const context = await browser.newContext()
  const executed = new Set<number>()
  let offset = 0
  let requests = 0
  await watchExecution(context, (name) => executed.add(offset + Number(name)))
  await context.addInitScript(STAY)
  // No request leaves: it is counted, and that is all that becomes of it.
  await context.route('**/*', (route) => {
    if (route.request().url() === url) return route.continue()
    requests += 1
    return route.abort()
  })

  const showBatch = async (markups: readonly string[]) => {
    html = `<!doctype html><title>x</title>${markups
      .map(
        (markup, at) =>
          `<iframe name="${at}" srcdoc="${escaped(markup)}"></iframe>`,
      )
      .join('')}`
    const page = await context.newPage()
    page.on('dialog', (dialog) => void dialog.dismiss())
    await page.goto(url, { waitUntil: 'commit' })
    await page.waitForTimeout(PATIENCE_MS)
    await Promise.race([
      Promise.allSettled(page.frames().map((frame) => frame.evaluate(ACT))),
      page.waitForTimeout(PATIENCE_MS),
    ])
    await page.waitForTimeout(100)
    await page.close({ runBeforeUnload: false })
  }

  return {
    show: async (markups) => {
      executed.clear()
      requests = 0
      for (offset = 0; offset < markups.length; offset += FRAMES) {
        await showBatch(markups.slice(offset, offset + FRAMES))
      }
      return { executed: new Set(executed), requests }
    },
    close: async () => {
      await context.close()
      server.close()
      server.closeAllConnections()
    },
  }
}

async function listening(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return `http://127.0.0.1:${port}/`
}
