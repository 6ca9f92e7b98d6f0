import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { launchBrowser } from './browser.ts'
import { neutralPage, type NeutralPage } from './neutral-page.ts'
import { visitor, type Size, type Visitor } from './visitor.ts'
import { testPortal, type TestPortal } from './whole-portal.ts'

/** What the tests of a file have while they run. */
interface At {
  portal: TestPortal
  browser: Browser
  /** Where quick leave leads to. */
  neutral: NeutralPage
  /** The latest visitor; leaves after each test. */
  guest: Visitor
}

/**
 * A portal whose quick leave leads to a page of this machine, and a browser.
 *
 * @returns what the tests share, and a function that brings a first-time
 *   visitor
 */
export function leavingSuite() {
  const at = {} as At

  beforeAll(async () => {
    at.neutral = await neutralPage()
    at.portal = await testPortal('later', {
      bff: { QUICK_LEAVE_URL: at.neutral.url },
    })
    at.browser = await launchBrowser()
  })
  afterAll(async () => {
    await at.browser.close()
    await at.portal.stop()
    await at.neutral.close()
  })
  afterEach(() => at.guest.context.close())

  const come = async (size: Size = 'desktop') => {
    at.guest = await visitor(at.browser, at.portal.url, size)
    return at.guest
  }
  return { at, come }
}
