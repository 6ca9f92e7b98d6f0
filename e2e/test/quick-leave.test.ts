import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import {
  neutralPage,
  NEUTRAL_TITLE,
  type NeutralPage,
} from '../support/neutral-page.ts'
import {
  actForInBrowser,
  expectAccessible,
  signInAs,
  visitor,
  type Size,
  type Visitor,
} from '../support/visitor.ts'
import { testPortal, type TestPortal } from '../support/whole-portal.ts'

let portal: TestPortal
let browser: Browser
let neutral: NeutralPage
let guest: Visitor

beforeAll(async () => {
  neutral = await neutralPage()
  portal = await testPortal('later', { bff: { QUICK_LEAVE_URL: neutral.url } })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await portal.stop()
  await neutral.close()
})
afterEach(() => guest.context.close())

const come = async (size: Size = 'desktop') => {
  guest = await visitor(browser, portal.url, size)
  return guest
}

const byButton = (page: Page) =>
  page.getByRole('button', { name: 'Lämna snabbt' }).click()

const byKey = async (page: Page) => {
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift')
}

const WAYS = [
  ['button', byButton],
  ['key', byKey],
] as const

/** The tab's history, as the browser shows it when Back is held. */
async function historyOf(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  const { entries, currentIndex } = await devtools.send(
    'Page.getNavigationHistory',
  )
  return { entries, currentIndex }
}

/** Whatever is in sight, in the title and in the address bar. */
const seen = async (page: Page) =>
  `${page.url()} ${await page.title()} ${await page.content()}`

/** Leaves, and waits until the neutral page is there. */
async function leave(page: Page, how: (page: Page) => Promise<void>) {
  await how(page)
  await page.waitForURL(neutral.url)
  await page.getByRole('heading', { name: NEUTRAL_TITLE }).waitFor()
}

/** Goes back and forth as far as it goes; gives all that was ever seen. */
async function searchTheTab(page: Page): Promise<string[]> {
  const everything = [await seen(page)]
  for (const step of ['back', 'back', 'back', 'forward', 'forward', 'back']) {
    await (step === 'back' ? page.goBack() : page.goForward()).catch(() => null)
    await page.waitForLoadState()
    // A page of ours that came back would have had the time to draw itself.
    await page.waitForTimeout(400)
    everything.push(await seen(page))
  }
  return everything
}

/** Of how many entries the tab's history is before signing in leads to the portal. */
async function expectNothingLeft(
  page: Page,
  before: number,
  secrets: RegExp,
): Promise<void> {
  const { entries, currentIndex } = await historyOf(page)
  const made = entries.slice(before)
  expect(made.map(({ url, title }) => ({ url, title }))).toEqual([
    { url: `${portal.url}/left`, title: '…' },
    { url: neutral.url, title: NEUTRAL_TITLE },
  ])
  expect(currentIndex).toBe(entries.length - 1)
  for (const what of await searchTheTab(page)) expect(what).not.toMatch(secrets)
}

/** A copy of the session cookie opens nothing any more. */
async function expectSessionOver(cookie: string): Promise<void> {
  await expect
    .poll(async () => {
      const answer = await fetch(
        `${portal.url}/api/subjects/self/front-page?language=sv`,
        { headers: { cookie, 'x-mittkanta': '1' } },
      )
      return answer.status
    })
    .toBe(401)
}

async function sessionCookie(): Promise<string> {
  const cookies = await guest.context.cookies()
  const found = cookies.find(({ name }) => name.endsWith('mittkanta-session'))
  return `${found?.name ?? ''}=${found?.value ?? ''}`
}

/** How many entries there are before the document that reads. */
const entriesSoFar = async (page: Page) => (await historyOf(page)).currentIndex

/** What only the pages of Aino’s record say. */
const AINO = /Aino|Oona|äldreservice|Mina handlingar/

describe.each(WAYS)('leaving quickly by the %s', (_, how) => {
  it('leaves nothing of the front page', async () => {
    const { page } = await come()
    await signInAs(guest, 'Aino')
    const before = await entriesSoFar(page)
    const cookie = await sessionCookie()

    await leave(page, how)

    await expectSessionOver(cookie)
    await expectNothingLeft(page, before, AINO)
    expect(await sessionCookie()).toBe('=')
  }, 120_000)

  it.each([
    ['XHTML', 'Aino', 'Beslut om äldreservice', AINO],
    [
      'PDF',
      'Ida',
      'Sektorsövergripande sysselsättningsplan',
      /Ida |sysselsättningsplan|Mina handlingar/,
    ],
  ])(
    'leaves nothing of a document and the way to it: %s',
    async (_kind, reader, name, secrets) => {
      const { page } = await come()
      await signInAs(guest, reader)
      const before = await entriesSoFar(page)
      const cookie = await sessionCookie()
      await page
        .getByRole('link', { name: /^Alla handlingar/ })
        .first()
        .click()
      await page.waitForURL(/\/tasks\//)
      await page.goBack()
      await page.getByRole('link', { name }).first().click()
      await page.locator('iframe').first().waitFor()

      await leave(page, how)

      await expectSessionOver(cookie)
      await expectNothingLeft(page, before, secrets)
    },
    120_000,
  )

  it('leaves nothing of whom one acts for', async () => {
    const { page } = await come()
    await signInAs(guest, 'Maria Nyström')
    await actForInBrowser(page, 'Leo')
    const before = await entriesSoFar(page)
    const cookie = await sessionCookie()
    await page.locator('main a[href*="/documents/"]').first().click()
    await page.locator('iframe').first().waitFor()

    await leave(page, how)

    await expectSessionOver(cookie)
    await expectNothingLeft(page, before, /Leo|Maria|Nyström|\/for\//)
  }, 120_000)
})

/** Milliseconds from what the person does to a page of which nothing is painted. */
const timeToBlank = (page: Page, does: 'keyup' | 'click') =>
  page.evaluate(
    (name) =>
      new Promise<number>((resolve) => {
        let begun = 0
        window.addEventListener(name, (event) => (begun = event.timeStamp), {
          capture: true,
        })
        const root = document.querySelector('#root')
        if (root === null) throw new Error('there is no root')
        new MutationObserver(() => {
          // After the frame in which the emptied page is painted.
          requestAnimationFrame(() =>
            setTimeout(() => resolve(performance.now() - begun)),
          )
        }).observe(root, { attributeFilter: ['hidden'] })
      }),
    does,
  )

describe('leaving quickly', () => {
  it.each([
    ['keyup', byKey],
    ['click', byButton],
  ] as const)(
    'blanks the page within 100 ms of the %s while nobody answers',
    async (does, how) => {
      const { page, context } = await come('phone')
      await signInAs(guest, 'Aino')
      // The network answers nothing from now on.
      await context.route('**/*', () => undefined)
      const measured = timeToBlank(page, does)
      await page.waitForTimeout(100)

      await how(page)

      const milliseconds = await measured
      expect(milliseconds).toBeLessThanOrEqual(100)
    },
    60_000,
  )

  it('ends the session later when there was no network, before anything is shown', async () => {
    const { page, context } = await come()
    await signInAs(guest, 'Aino')
    const cookie = await sessionCookie()
    await context.setOffline(true)
    await byKey(page)
    await page.waitForURL(/left|chrome-error/)
    await context.setOffline(false)

    await page.goto('/')

    await page
      .getByRole('heading', { level: 1, name: /^Läs vad socialvården/ })
      .waitFor()
    await expectSessionOver(cookie)
  }, 60_000)

  it('takes the other tabs of the portal along', async () => {
    const { page, context } = await come()
    await signInAs(guest, 'Aino')
    const other = await context.newPage()
    await other.goto('/')
    await other.getByRole('heading', { name: /^Mina handlingar/ }).waitFor()

    await leave(page, byKey)

    await other.waitForURL(neutral.url)
  }, 60_000)

  it('asks for an identification when somebody signs in afterwards', async () => {
    const { page } = await come()
    await signInAs(guest, 'Aino')
    await leave(page, byKey)

    await page.goto('/?lang=sv')
    await page
      .getByRole('link', { name: 'Identifiera dig och logga in' })
      .click()

    await page.getByRole('button', { name: /^Aino/ }).waitFor()
  }, 60_000)

  it('ends a session in another browser, which then shows nothing', async () => {
    const { page } = await come()
    await signInAs(guest, 'Aino')
    const elsewhere = await visitor(browser, portal.url, 'phone')
    await signInAs(elsewhere, 'Aino')
    await page.goto('/sessions')

    await page.getByRole('button', { name: /^Logga ut därifrån/ }).click()
    await page.getByText('Du är inte inloggad någon annanstans.').waitFor()

    // Within a minute by itself; at once when it is looked at.
    await elsewhere.page.evaluate(() =>
      document.dispatchEvent(new Event('visibilitychange')),
    )
    await elsewhere.page
      .getByRole('heading', { name: 'Du är inte längre inloggad' })
      .waitFor()
    expect(await seen(elsewhere.page)).not.toMatch(AINO)
    await elsewhere.context.close()
  }, 60_000)

  it.each(['/safety', '/sessions'])(
    'is explained and ruled on pages for everyone: %s',
    async (path) => {
      const { page } = await come('phone')
      await signInAs(guest, 'Aino')
      await page.goto(path)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await expectAccessible(page)
    },
    60_000,
  )
})
