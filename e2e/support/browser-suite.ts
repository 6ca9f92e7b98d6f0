import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll } from 'vitest'
import { launchBrowser } from './browser.ts'
import { visitor, type Visitor } from './visitor.ts'
import {
  testPortal,
  type TestPortal,
  type TestPortalOptions,
} from './whole-portal.ts'

/** What the tests of a file have while they run. */
export interface At {
  portal: TestPortal
  /** The latest visitor; leaves after each test. */
  guest: Visitor
}

/**
 * A portal in its later phase and a browser for the tests of a file.
 *
 * @param options what is loaded and configured otherwise
 * @returns what the tests share, and a function that brings a first-time
 *   visitor
 */
export function browserSuite(options?: TestPortalOptions) {
  const at = {} as At
  let browser: Browser

  beforeAll(async () => {
    at.portal = await testPortal('later', options)
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await at.portal.stop()
  })
  afterEach(async () => {
    await at.guest.context.close()
  })

  const come = async (size?: 'phone') => {
    at.guest = await visitor(browser, at.portal.url, size)
    return at.guest
  }
  return { at, come }
}
