import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import {
  ownPages,
  signedOutPages,
  type Parameters,
} from '../support/every-page.ts'
import {
  accessibilityMatrix,
  enlargedMatrix,
  parametersOf,
} from '../support/matrix.ts'
import { signInAs, visitor, type Visitor } from '../support/visitor.ts'
import { testPortal, type TestPortal } from '../support/whole-portal.ts'

let portal: TestPortal
let browser: Browser
let reader: Visitor
let nobody: Visitor
let parameters: Parameters

beforeAll(async () => {
  portal = await testPortal('later')
  browser = await launchBrowser()
  reader = await visitor(browser, portal.url)
  nobody = await visitor(browser, portal.url)
  await signInAs(reader, 'Aino')
  parameters = await parametersOf(reader.page)
})
afterAll(async () => {
  await browser.close()
  await portal.stop()
})

describe('every page of a signed-in reader', () => {
  const at = () => ({ page: reader.page, parameters })
  accessibilityMatrix(ownPages, at)
  enlargedMatrix(ownPages, at)
})

describe('every page without a sign-in', () => {
  const at = () => ({ page: nobody.page, parameters })
  accessibilityMatrix(signedOutPages, at)
  enlargedMatrix(signedOutPages, at)
})
