import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { actingPages, type Parameters } from '../support/every-page.ts'
import {
  accessibilityMatrix,
  enlargedMatrix,
  parametersOf,
} from '../support/matrix.ts'
import {
  actForInBrowser,
  signInAs,
  visitor,
  type Visitor,
} from '../support/visitor.ts'
import { testPortal, type TestPortal } from '../support/whole-portal.ts'

let portal: TestPortal
let browser: Browser
let guardian: Visitor
let parameters: Parameters

beforeAll(async () => {
  portal = await testPortal('later')
  browser = await launchBrowser()
  guardian = await visitor(browser, portal.url)
  await signInAs(guardian, 'Maria Nyström')
  await actForInBrowser(guardian.page, 'Leo')
  parameters = await parametersOf(guardian.page)
})
afterAll(async () => {
  await browser.close()
  await portal.stop()
})

describe('every page of a child whom the guardian acts for', () => {
  const at = () => ({ page: guardian.page, parameters })
  accessibilityMatrix(actingPages, at)
  enlargedMatrix(actingPages, at)
})
