import { mkdir, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { shippedScenarios } from '@mittkanta/client-system'
import { PORTS, startPortal } from '@mittkanta/demo'
import { createLog } from '@mittkanta/service-kit'
import { fixedClock, freePorts, startPostgres } from '@mittkanta/test-kit'
import type { Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import {
  actForInBrowser,
  SIZES,
  signInAs,
  visitor,
  type Size,
} from '../support/visitor.ts'

/*
 * `npm run screenshots`: every page on a phone and on a desktop, in three
 * languages, into `e2e/out/`, to be looked at.
 */
const OUT = fileURLToPath(new URL('../out/', import.meta.url))

/** Opens the n-th link to a document of the front page. */
const openDocument = (name: RegExp) => async (page: Page) => {
  await page.goto('/')
  await page.getByRole('link', { name }).first().click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
  await page.waitForTimeout(1_500)
}

const open = (path: string) => async (page: Page) => {
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** The whole page; of a document also what its frame shows, which is painted only when it is in sight. */
async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `${OUT}${name}.png`, fullPage: true })
  const frame = page.locator('iframe').first()
  if ((await frame.count()) === 0) return
  await frame.scrollIntoViewIfNeeded()
  await page.waitForTimeout(1_500)
  await page.screenshot({ path: `${OUT}${name}-content.png` })
}

const signedOutPages = {
  'sign-in': open('/'),
  'sign-in-cancelled': open('/signed-out?reason=cancelled'),
  'signed-out': open('/signed-out'),
  about: open('/about'),
  coverage: open('/coverage'),
  accessibility: open('/accessibility'),
  privacy: open('/privacy'),
  'not-found': open('/nowhere'),
}

const signedInPages = {
  'front-page': open('/'),
  task: async (page: Page) => {
    await page.goto('/')
    await page.locator('a[href^="/tasks/"]').first().click()
    await page.getByRole('list').first().waitFor()
    await page.waitForTimeout(300)
  },
  'document-xhtml': openDocument(/Beslut om äldre|Päätös iäkk|older people/i),
  'document-attachment': openDocument(
    /utkomststöd|toimeentulotu|social assistance/i,
  ),
}

const guardianPages = {
  acting: open('/acting'),
  visits: open('/visits'),
}

const willPages = {
  permissions: open('/permissions'),
  prohibitions: open('/permissions/prohibitions'),
  disclosures: open('/disclosures'),
  copy: open('/copy'),
  ask: open('/ask'),
}

/** The pages of somebody else's record, from where its front page is. */
const recordPages = (place: string) => ({
  'acting-front-page': open(place),
  'acting-task': async (page: Page) => {
    await page.goto(place)
    await page.locator('a[href*="/tasks/"]').first().click()
    await page.getByRole('list').first().waitFor()
    await page.waitForTimeout(300)
  },
  'acting-document': async (page: Page) => {
    await page.goto(place)
    await page.locator('a[href*="/documents/"]').first().click()
    await page.locator('iframe').first().waitFor()
    await page.waitForTimeout(1_500)
  },
  'acting-ended': open(`/for/${'x'.repeat(22)}`),
})

const servers = await startPostgres()
const running = await startPortal({
  ports: await freePorts(PORTS),
  storage: { url: `${servers.url}/postgres` },
  phase: 'later',
  scenarios: await shippedScenarios(),
  clock: fixedClock('2024-03-01T12:00:00+02:00'),
  log: createLog('screenshots', { write: () => undefined }),
})
await running.load()
const browser = await launchBrowser()
await rm(OUT, { recursive: true, force: true })
await mkdir(OUT, { recursive: true })

for (const size of Object.keys(SIZES) as Size[]) {
  const guest = await visitor(browser, running.url, size)
  const take = async (
    pages: Readonly<Record<string, (page: Page) => Promise<void>>>,
    page = guest.page,
  ) => {
    for (const language of ['sv', 'fi', 'en']) {
      await page.goto(`/?lang=${language}`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      for (const [name, go] of Object.entries(pages)) {
        await go(page)
        await picture(page, `${name}-${language}-${size}`)
      }
    }
  }
  await take(signedOutPages)
  await signInAs(guest, 'Aino')
  await take(signedInPages)
  await take(willPages)
  await guest.context.close()

  const guardian = await visitor(browser, running.url, size)
  await signInAs(guardian, 'Maria Nyström')
  await take(guardianPages, guardian.page)
  await open('/?lang=sv')(guardian.page)
  await actForInBrowser(guardian.page, 'Leo')
  const { pathname } = new URL(guardian.page.url())
  await take(recordPages(pathname), guardian.page)
  await guardian.context.close()

  const reader = await visitor(browser, running.url, size)
  await signInAs(reader, 'Ida')
  await openDocument(/Sektorsövergripande/)(reader.page)
  await reader.page.waitForTimeout(2_000)
  await picture(reader.page, `document-pdf-${size}`)
  await reader.page.getByRole('button', { name: /^Visa som text/ }).click()
  await reader.page.getByRole('heading', { name: /^Sida 1 av/ }).waitFor()
  await picture(reader.page, `document-pdf-as-text-${size}`)
  await reader.context.close()
}

await browser.close()
await running.stop()
await servers.stop()
console.log(`The pictures are in ${OUT}`)
