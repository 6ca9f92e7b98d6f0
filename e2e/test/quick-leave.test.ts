import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { neutralPage, type NeutralPage } from '../support/neutral-page.ts'
import {
  entriesSoFar,
  expectNothingLeft,
  expectSessionOver,
  leave,
  sessionCookie,
  WAYS,
} from '../support/quick-leave.ts'
import {
  actForInBrowser,
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

const places = () => ({ portalUrl: portal.url, neutral })

/** What only the pages of Aino’s record say. */
const AINO = /Aino|Oona|äldreservice|Mina handlingar/

describe.each(WAYS)('leaving quickly by the %s', (_, how) => {
  it('leaves nothing of the front page', async () => {
    const { page } = await come()
    await signInAs(guest, 'Aino')
    const before = await entriesSoFar(page)
    const cookie = await sessionCookie(guest)

    await leave(page, how, neutral)

    await expectSessionOver(portal.url, cookie)
    await expectNothingLeft(page, before, AINO, places())
    expect(await sessionCookie(guest)).toBe('=')
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
      const cookie = await sessionCookie(guest)
      await page
        .getByRole('link', { name: /^Alla handlingar: / })
        .first()
        .click()
      await page.waitForURL(/\/tasks\//)
      await page.goBack()
      await page.getByRole('link', { name }).first().click()
      await page.locator('iframe').first().waitFor()

      await leave(page, how, neutral)

      await expectSessionOver(portal.url, cookie)
      await expectNothingLeft(page, before, secrets, places())
    },
    120_000,
  )

  it('leaves nothing of whom one acts for', async () => {
    const { page } = await come()
    await signInAs(guest, 'Maria Nyström')
    await actForInBrowser(page, 'Leo')
    const before = await entriesSoFar(page)
    const cookie = await sessionCookie(guest)
    await page.locator('main a[href*="/documents/"]').first().click()
    await page.locator('iframe').first().waitFor()

    await leave(page, how, neutral)

    await expectSessionOver(portal.url, cookie)
    await expectNothingLeft(page, before, /Leo|Maria|Nyström|\/for\//, places())
  }, 120_000)
})
