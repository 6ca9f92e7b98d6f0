import type { Browser, BrowserContext, Page } from 'playwright-core'
import { openPage, watchExecution } from '../hostile/open-page.ts'
import type { Delivered } from './delivered.ts'
import type { Finding } from './endpoints.ts'

export interface ShownFigures {
  /** View formats shown in the portal's frame, PDFs opened in its viewer. */
  readonly pages: number
  readonly pdfs: number
  /** What ran in the page that protects against nothing. */
  readonly controlled: number
  readonly findings: readonly Finding[]
}

/** View formats in one page of the portal, each in a frame as the portal makes it. */
const FRAMES = 40
/** What the browser says when a policy has held something back. */
const HELD_BACK = /Refused to|violates|blocked/i
/** The test's own tools knock at frames that run no script. */
const OF_OUR_TOOLS = /^Blocked script execution in '[^']*\/display'/
/** How long a PDF may take to be drawn or refused by the viewer, in milliseconds. */
const DRAWN_MS = 10_000

/**
 * Everything that a context does that a document must not make it do; to be
 * watched when its one page is open.
 */
async function watch(context: BrowserContext, origin: string) {
  const seen: string[] = []
  await watchExecution(context, () => seen.push('a script has run'))
  context.on('request', (request) => {
    const url = new URL(request.url())
    const isOurs =
      url.origin === origin || ['blob:', 'data:'].includes(url.protocol)
    if (!isOurs) seen.push(`asked for ${url.origin}`)
    if (url.pathname.endsWith('/leak')) seen.push('asked for /leak')
  })
  context.on('dialog', (dialog) => {
    seen.push('opened a dialog')
    void dialog.dismiss()
  })
  context.on('page', () => seen.push('opened a window'))
  context.on('console', (message) => {
    const text = message.text()
    if (HELD_BACK.test(text) && !OF_OUR_TOOLS.test(text)) seen.push(text)
  })
  return { taken: () => seen.splice(0) }
}

/** Shows view formats at once, in frames like the one that the page has. */
async function showFrames(
  page: Page,
  refs: readonly string[],
): Promise<number> {
  await page.evaluate((all) => {
    const model = document.querySelector('iframe')
    for (const ref of all) {
      const frame = model?.cloneNode() as HTMLIFrameElement
      frame.src = `/api/subjects/self/documents/${ref}/display`
      document.body.append(frame)
    }
  }, refs)
  /** All but the page's own. */
  const loaded = () =>
    page.frames().filter((frame) => frame.url().endsWith('/display')).length - 1
  for (let waited = 0; loaded() < refs.length && waited < 300; waited += 1) {
    await page.waitForTimeout(100)
  }
  await page.waitForTimeout(300)
  return loaded()
}

/** Opens a PDF's page and waits until the viewer has drawn it, or says that it cannot. */
async function showPdf(page: Page, ref: string): Promise<void> {
  await page.goto(`/documents/${ref}`)
  const frame = page.locator('iframe.frame--pdf')
  await frame
    .waitFor({ state: 'attached', timeout: DRAWN_MS })
    .catch(() => undefined)
  await page
    .frameLocator('iframe.frame--pdf')
    .locator('canvas, [role="alert"]')
    .first()
    .waitFor({ state: 'attached', timeout: 2_000 })
    .catch(() => undefined)
  await page.waitForTimeout(100)
}

/**
 * Shows documents in the portal, in the real browser, as their person sees them.
 *
 * @param cookie of the person's session
 * @param options.mostPdfs limit of the PDFs that are opened, evenly chosen
 * @param options.markups of which some run where nothing protects
 */
export async function showAll(
  browser: Browser,
  portalUrl: string,
  cookie: string,
  documents: readonly Delivered[],
  options: { readonly mostPdfs: number; readonly markups: readonly string[] },
): Promise<ShownFigures> {
  const findings: Finding[] = []
  const pages = documents.filter(({ type }) => type === 'application/xhtml+xml')
  const pdfs = evenly(
    documents.filter(({ type }) => type === 'application/pdf'),
    options.mostPdfs,
  )

  const unprotected = await openPage(browser)
  const control = await unprotected.show(options.markups)
  await unprotected.close()
  if (control.executed.size === 0) {
    findings.push(
      findingOf('control', 'nothing ran where nothing protects', ''),
    )
  }

  const context = await browser.newContext({
    baseURL: portalUrl,
    locale: 'sv-FI',
  })
  await context.addCookies(
    cookie.split('; ').map((pair) => ({
      name: pair.slice(0, pair.indexOf('=')),
      value: pair.slice(pair.indexOf('=') + 1),
      domain: new URL(portalUrl).hostname,
      path: '/',
      secure: true,
      httpOnly: true,
    })),
  )
  const page = await context.newPage()
  const { taken } = await watch(context, portalUrl)
  let framed = 0
  if (pages[0]) {
    for (let at = 0; at < pages.length; at += FRAMES) {
      const some = pages.slice(at, at + FRAMES)
      // A separate page for each lot: taking frames away keeps the next ones
      // waiting.
      await page.goto(`/documents/${pages[0].ref}`)
      await page.locator('iframe').waitFor({ state: 'attached' })
      taken()
      framed += await showFrames(
        page,
        some.map(({ ref }) => ref),
      )
      for (const what of new Set(taken())) {
        findings.push(findingOf('frames', what, textOf(some)))
      }
    }
    if (framed !== pages.length) {
      findings.push(
        findingOf('frames', `${framed} of ${pages.length} shown`, ''),
      )
    }
  }
  for (const pdf of pdfs) {
    await showPdf(page, pdf.ref)
    for (const what of new Set(taken())) {
      findings.push(findingOf('PDF viewer', what, textOf([pdf])))
    }
  }
  await context.close()
  return {
    pages: framed,
    pdfs: pdfs.length,
    findings,
    controlled: control.executed.size,
  }
}

const findingOf = (
  where: string,
  complaint: string,
  shown: string,
): Finding => ({
  where: `the browser: ${where}`,
  who: 'the reader',
  complaint,
  shown,
})

const textOf = (documents: readonly Delivered[]) =>
  documents
    .map(({ bytes }) => bytes.subarray(0, 1_500).toString('latin1'))
    .join('\n---\n')
    .slice(0, 4_000)

function evenly<Item>(items: readonly Item[], most: number): Item[] {
  const step = Math.max(1, items.length / most)
  return Array.from(
    { length: Math.min(items.length, most) },
    (_, at) => items[Math.floor(at * step)] as Item,
  )
}
