import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { expectAccessible, signInAs, visitor } from '../support/visitor.ts'
import { testPortal, type TestPortal } from '../support/whole-portal.ts'

/**
 * Seconds: the warning comes after 32, because the bff notes activity only
 * every 30 seconds.
 */
const SHORT = { SESSION_IDLE_SECONDS: '42', SESSION_WARN_SECONDS: '10' }
const PATIENCE = { timeout: 60_000 }

let portal: TestPortal
let browser: Browser

beforeAll(async () => {
  portal = await testPortal('1', { bff: SHORT, isRunning: true })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  await portal.stop()
})

it('warns before a session ends, lets it continue, and blanks the page when it ends', async () => {
  const guest = await visitor(browser, portal.url)
  const { page } = guest
  await signInAs(guest, 'Aino')

  const warning = page.getByRole('alertdialog', { name: 'Du loggas snart ut' })
  await warning.waitFor(PATIENCE)
  await page.getByRole('button', { name: 'Fortsätt vara inloggad' }).click()
  await warning.waitFor({ state: 'hidden' })

  await warning.waitFor(PATIENCE)
  await expectAccessible(page)
  await page
    .getByRole('heading', { level: 1, name: 'Du är inte längre inloggad' })
    .waitFor(PATIENCE)
  expect(await page.content()).not.toMatch(/Aino|Oona|äldreservice/)
  expect(await page.title()).not.toContain('Mina handlingar')
  await expectAccessible(page)
}, 240_000)
