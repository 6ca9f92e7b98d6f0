import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { browserOptions } from '../support/browser.ts'
import { neutralPage, type NeutralPage } from '../support/neutral-page.ts'
import { filesWith } from '../support/profile-files.ts'
import { leave, searchTheTab, WAYS } from '../support/quick-leave.ts'
import { actForInBrowser, signInAs } from '../support/visitor.ts'
import { testPortal, type TestPortal } from '../support/whole-portal.ts'

let portal: TestPortal
let neutral: NeutralPage
let profile: string
let context: BrowserContext

beforeAll(async () => {
  neutral = await neutralPage()
  portal = await testPortal('later', { bff: { QUICK_LEAVE_URL: neutral.url } })
})
afterAll(async () => {
  await portal.stop()
  await neutral.close()
})
afterEach(async () => {
  await context.close()
  await rm(profile, { recursive: true, force: true, maxRetries: 5 })
})

/** A browser with a profile on disk and its cache of whole pages switched on. */
async function come(): Promise<Page> {
  profile = await mkdtemp(join(tmpdir(), 'mittkanta-profile-'))
  context = await chromium.launchPersistentContext(profile, {
    ...(await browserOptions()),
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    baseURL: portal.url,
    locale: 'sv-FI',
  })
  // Pages that come back as they were left, from the cache of whole pages.
  await context.addInitScript(() =>
    window.addEventListener('pageshow', ({ persisted }) => {
      // eslint-disable-next-line no-console -- the test hears it from the page
      if (persisted) console.info(`came back: ${location.pathname}`)
    }),
  )
  return context.pages()[0] ?? context.newPage()
}

/** Signs in, as `signInAs`, whose visitor is only read for its page. */
const signIn = (page: Page, name: string) =>
  signInAs({ page, context, asked: [], complaints: [] }, name)

async function read(page: Page, name: string | null): Promise<string[]> {
  const link =
    name === null
      ? page.locator('main a[href*="/documents/"]').first()
      : page.getByRole('link', { name }).first()
  await link.click()
  const frame = page.locator('iframe').first()
  await frame.waitFor()
  const isPdf = (await frame.getAttribute('src'))?.startsWith('/viewer/')
  if (isPdf) await page.getByRole('button', { name: /^Visa som text/ }).click()
  const text = isPdf
    ? page
        .getByRole('region', { name: 'Texten i handlingen' })
        .locator('[lang]')
    : frame.contentFrame().locator('body')
  await text.first().waitFor()
  // Sentences of the document itself, long enough to occur nowhere else.
  const lines = (await text.first().innerText())
    .split('\n')
    .map((line) => line.trim())
  return lines.filter((line) => line.length > 25).slice(0, 5)
}

/**
 * What the browser itself keeps, and no page can take away: that the portal was
 * visited. Its file `History`, and what it writes to restore its windows, hold
 * addresses, in which nothing is personal, and titles that are the same for
 * everyone (`neutralTitle`).
 */
const KEPT_BY_THE_BROWSER =
  /\/(History(-journal)?|Sessions\/(Session|Tabs)_\d+)$/

/** Nothing of the portal’s answers about a person is in any file. */
async function expectNothingOnDisk(secrets: readonly string[]) {
  await context.close()
  for (const secret of secrets)
    expect(await filesWith(profile, secret), secret).toEqual([])
  // An answer that was kept, even packed, is kept under its address.
  const kept = await filesWith(profile, `${portal.url}/api/subjects`)
  expect(kept.filter((file) => !KEPT_BY_THE_BROWSER.test(file))).toEqual([])
  // The search itself works: it finds the neutral page in the history.
  expect(await filesWith(profile, neutral.url)).not.toEqual([])
}

describe.each(WAYS)('leaving quickly by the %s, on disk', (_, how) => {
  it.each([
    ['XHTML', 'Aino', 'Beslut om äldreservice'],
    ['PDF', 'Ida', 'Sektorsövergripande sysselsättningsplan'],
  ])(
    'leaves nothing of a document in the profile: %s',
    async (_kind, reader, name) => {
      const page = await come()
      const cameBack: string[] = []
      page.on('console', (message) => cameBack.push(message.text()))
      await signIn(page, reader)
      const lastName = await page
        .locator('.person__name')
        .evaluate((link) => link.firstChild?.textContent ?? '')
      const sentences = await read(page, name)
      expect(sentences.length).toBeGreaterThan(0)

      await leave(page, how, neutral)
      await searchTheTab(page)

      expect(
        cameBack.filter((text) => /came back: \/(?!$)/.test(text)),
      ).toEqual([])
      await expectNothingOnDisk([lastName.trim(), name, ...sentences])
      const ours = await filesWith(profile, 'MittKanta, socialv')
      expect(ours.filter((file) => !KEPT_BY_THE_BROWSER.test(file))).toEqual([])
    },
    180_000,
  )

  it('leaves nothing of whom one acted for, with discreet titles', async () => {
    const page = await come()
    await signIn(page, 'Maria Nyström')
    await page.goto('/safety')
    await page.getByRole('button', { name: 'Slå på diskreta titlar' }).click()
    await page.goto('/acting')
    await actForInBrowser(page, 'Leo')
    const sentences = await read(page, null)

    await leave(page, how, neutral)

    await expectNothingOnDisk(['Nyström', 'Leo ', ...sentences])
  }, 180_000)
})
