import { fileURLToPath } from 'node:url'
import { mockRef, mockSubject, type Situation } from '@mittkanta/mock-handlers'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchShippedBrowser } from '../support/browser.ts'
import { mockedPortal, type MockedPortal } from '../support/mocked-portal.ts'
import { settled } from '../support/settled.ts'

/*
 * The main pages as a screen reader reads them: roles, names, levels and states
 * in reading order. Each file has been read through; `npx vitest run --project
 * e2e accessibility-tree -u` rewrites them, to be read through again.
 */
const KEPT = fileURLToPath(new URL('../accessibility-tree/', import.meta.url))

const child = `/for/${mockSubject('child')}`

/** File name, situation and address. */
const pages: readonly (readonly [string, Situation, string])[] = [
  ['sign-in', 'signed-out', '/?lang=en'],
  ['front-page', 'ordinary', '/?lang=en'],
  ['front-page-sv', 'ordinary', '/?lang=sv'],
  ['front-page-fi', 'ordinary', '/?lang=fi'],
  ['front-page-empty', 'empty', '/?lang=en'],
  ['front-page-unavailable', 'unavailable', '/?lang=en'],
  ['all-documents', 'many', '/documents?lang=en'],
  ['task', 'ordinary', '/tasks/elderly-services?lang=en'],
  ['document', 'ordinary', `/documents/${mockRef(1)}?lang=en`],
  ['document-pdf', 'ordinary', `/documents/${mockRef(2)}?lang=en`],
  ['permissions', 'ordinary', '/permissions?lang=en'],
  ['prohibitions', 'ordinary', '/permissions/prohibitions?lang=en'],
  ['disclosures', 'ordinary', '/disclosures?lang=en'],
  ['acting', 'ordinary', '/acting?lang=en'],
  ['acting-front-page', 'ordinary', `${child}?lang=en`],
  ['acting-document', 'ordinary', `${child}/documents/${mockRef(21)}?lang=en`],
  ['safety', 'ordinary', '/safety?lang=en'],
  ['sessions', 'ordinary', '/sessions?lang=en'],
  ['coverage', 'ordinary', '/coverage?lang=en'],
]

let portal: MockedPortal
let browser: Browser

beforeAll(async () => {
  portal = await mockedPortal()
  browser = await launchShippedBrowser()
})
afterAll(async () => {
  await browser.close()
  await portal.stop()
})

describe('pages as a screen reader reads them', () => {
  for (const [name, situation, address] of pages)
    it(name, async () => {
      const context = await portal.open(browser, situation, {
        timezoneId: 'Europe/Helsinki',
      })
      const page = await context.newPage()
      await page.goto(address)
      await settled(page)

      await expect(
        `${await page.locator('body').ariaSnapshot()}\n`,
      ).toMatchFileSnapshot(`${KEPT}${name}.yaml`)
      await context.close()
    })
})
