import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type BrowserContext, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { browserOptions } from '../support/browser.ts'
import { neutralPage, type NeutralPage } from '../support/neutral-page.ts'
import { filesWith } from '../support/profile-files.ts'
import { byButton, leave } from '../support/quick-leave.ts'
import { signInAs, signOut } from '../support/visitor.ts'
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

/** Words that are searched for or written, each of them nowhere else. */
const WORDS = ['rullatorhemlis', 'trappstegsgåtan', 'brevkladdens']
const [SEARCHED = '', AGAIN = '', WRITTEN = ''] = WORDS

/** Signs in with a browser whose profile is on the disk, searches, and writes a letter. */
async function searchAndWrite(): Promise<Page> {
  profile = await mkdtemp(join(tmpdir(), 'mittkanta-profile-'))
  context = await chromium.launchPersistentContext(profile, {
    ...(await browserOptions()),
    baseURL: portal.url,
    locale: 'sv-FI',
  })
  const page = context.pages()[0] ?? (await context.newPage())
  await signInAs({ page, context, asked: [], complaints: [] }, 'Aino')

  const field = page.getByRole('searchbox').first()
  const search = async (word: string) => {
    await field.fill(word)
    const answered = page.waitForResponse(/\/search$/)
    await page.getByRole('button', { name: 'Sök', exact: true }).click()
    await answered
    await page.getByRole('heading', { name: 'Pröva så här' }).waitFor()
    await page.waitForTimeout(300)
  }
  await search(SEARCHED)
  await search(AGAIN)
  await page.goBack()
  await expect.poll(() => field.inputValue()).toBe(SEARCHED)

  await page.goto('/ask?lang=sv')
  await page.locator('textarea').first().fill(WRITTEN)
  await page.goto('/documents?lang=sv')
  await search(SEARCHED)
  // Browsers write what a page keeps a while after it was kept.
  await page.waitForTimeout(3000)
  return page
}

describe('S6: searching and writing (ASVS 14.3.1, 14.3.3)', () => {
  const ENDS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
    'after signing out': signOut,
    'after leaving quickly': (page) => leave(page, byButton, neutral),
    'when it is closed while somebody is signed in': () => Promise.resolve(),
  }

  it.each(Object.entries(ENDS))(
    'leaves no word of a search or a letter in a file of the browser %s',
    async (_when, end) => {
      await end(await searchAndWrite())
      await context.close()

      for (const word of WORDS)
        expect([word, await filesWith(profile, word)]).toEqual([word, []])
      // The search through the files works: what must be in them is found.
      expect(await filesWith(profile, portal.url)).not.toEqual([])
    },
    180_000,
  )
})
