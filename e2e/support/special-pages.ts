import type { Page } from 'playwright-core'
import { settled } from './settled.ts'

/*
 * What a page looks like only after something was done there. Found by places
 * and roles, not by words: they are opened in every language.
 */

/** Brings the browser to where the picture is taken. It starts at the front page. */
type Opens = (page: Page) => Promise<void>

const main = (page: Page) => page.getByRole('main')
const checkbox = (page: Page) => main(page).getByRole('checkbox').first()
const primaryButton = (page: Page) =>
  main(page).locator('button.button:not(.button--secondary)').last()

/**
 * Continues in the page that is open, so that its data are fetched by script.
 */
async function follow(page: Page, path: string): Promise<void> {
  const link = page.locator(`a[href^="${path}"]:not([href*="lang="])`).first()
  await link.evaluate((element: HTMLElement) => element.click())
}

const search =
  (words: string): Opens =>
  async (page) => {
    await page.getByRole('searchbox').fill(words)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/documents*')
    await settled(page)
  }

async function searchWithFilters(page: Page): Promise<void> {
  await search('')(page)
  const toFilters = page.locator('.filters__button')
  if (await toFilters.isVisible()) await toFilters.click()
  await checkbox(page).check()
  await page.locator('.filters__fields .button').click()
  await settled(page)
}

async function filtersOpen(page: Page): Promise<void> {
  await search('')(page)
  const toFilters = page.locator('.filters__button')
  if (await toFilters.isVisible()) await toFilters.click()
}

async function wordsOpen(page: Page): Promise<void> {
  for (const word of await main(page).locator('.explained summary').all())
    await word.click()
}

/** Prohibitions are made by a person who has received the information. */
async function toProhibitions(page: Page): Promise<void> {
  await page.goto('/permissions')
  await settled(page)
  const receive = main(page).locator('details[open] ~ .actions button')
  if (await receive.isVisible()) {
    await receive.click()
    await receive.waitFor({ state: 'detached' })
  }
  await page.goto('/permissions/prohibitions')
  await settled(page)
}

async function toPreview(page: Page): Promise<void> {
  await toProhibitions(page)
  // What was prohibited in one language is withdrawn in the next.
  await checkbox(page).click()
  await primaryButton(page).click()
  await main(page).getByRole('checkbox').first().waitFor({ state: 'detached' })
}

async function toReceipt(page: Page): Promise<void> {
  await toPreview(page)
  await primaryButton(page).click()
  await settled(page)
  await page.waitForTimeout(500)
}

async function nothingChosen(page: Page): Promise<void> {
  await toProhibitions(page)
  await primaryButton(page).click()
}

const withAnswers =
  (answer: 'unavailable' | 'late' | 'offline'): Opens =>
  async (page) => {
    await page.route('**/api/**', async (route) => {
      if (answer === 'unavailable')
        await route.fulfill({
          status: 503,
          contentType: 'application/problem+json',
          body: JSON.stringify({
            type: 'urn:portal:problem:unavailable',
            title: 'unavailable',
            status: 503,
          }),
        })
      if (answer === 'offline') await route.abort()
    })
    if (answer === 'offline') await page.context().setOffline(true)
    await follow(page, '/documents')
    await page.waitForTimeout(1_000)
  }

/** The warning that the session ends soon, by a clock that is put forward. */
async function sessionWarning(page: Page): Promise<void> {
  await page.clock.install()
  await page.reload()
  await settled(page)
  await page.route('**/api/session', () => undefined)
  const warning = page.getByRole('alertdialog')
  for (let minute = 0; minute < 60; minute += 1) {
    if (await warning.isVisible()) return
    await page.clock.runFor(60_000)
  }
  throw new Error('no warning came')
}

/** Opened by a reader who has documents of many kinds. */
export const ownSpecialPages: Readonly<Record<string, Opens>> = {
  'front-words-open': wordsOpen,
  'documents-filters-open': filtersOpen,
  'documents-filtered': searchWithFilters,
  'documents-none-found': search('qqqq'),
  'permissions-prohibitions-nothing-chosen': nothingChosen,
  'permissions-prohibitions-preview': toPreview,
  'permissions-prohibitions-receipt': toReceipt,
  unavailable: withAnswers('unavailable'),
  late: withAnswers('late'),
  offline: withAnswers('offline'),
  'menu-open': async (page) => {
    const menu = page.locator('.navigation__button')
    if (await menu.isVisible()) await menu.click()
  },
  'session-warning': sessionWarning,
}

/** Opens a document by its place among those with such a name. A viewer is never idle. */
const documentNamed =
  (name: RegExp, place = 0): Opens =>
  async (page) => {
    await main(page).getByRole('link', { name }).nth(place).click()
    await page.waitForURL('**/documents/*')
    await page.waitForTimeout(2_500)
  }

/** Opened by a reader whose documents have an attachment that is shown. */
export const attachmentPages: Readonly<Record<string, Opens>> = {
  'document-attachment-open': async (page) => {
    await documentNamed(/utkomststöd|toimeentulotu|social assistance/i, 1)(page)
    await page.locator('.attachments button').first().click()
    await page.waitForTimeout(1_500)
  },
}

/** Opened by a reader one of whose documents is a PDF. */
export const pdfPages: Readonly<Record<string, Opens>> = {
  'document-pdf': documentNamed(/Sektorsövergripande/),
  'document-pdf-as-text': async (page) => {
    await documentNamed(/Sektorsövergripande/)(page)
    await page.locator('.toolbar button[aria-expanded]').click()
    await page.locator('.pdf-text h3, .pdf-text h4').first().waitFor()
  },
}
