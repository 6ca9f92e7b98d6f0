import axe from 'axe-core'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'

declare global {
  interface Window {
    axe: typeof axe
  }
}

/** The sizes that every page is looked at in. */
export const SIZES = {
  phone: { width: 360, height: 740 },
  desktop: { width: 1280, height: 900 },
} as const
export type Size = keyof typeof SIZES

/** A person at a separate browser. */
export interface Visitor {
  readonly context: BrowserContext
  readonly page: Page
  /** Every address that the browser asked for. */
  readonly asked: readonly string[]
  /** Errors that the pages logged to the console, or threw. */
  readonly complaints: readonly string[]
}

/**
 * What the test's own tools make the browser say: they knock at frames that run
 * no script, and axe asks for the viewer's style sheet by script.
 */
const SAID_OF_OUR_TOOLS = [
  /^Blocked script execution in '[^']*\/display'/,
  /^Connecting to '[^']*\/viewer\/[^']*\.css' violates/,
]

/** Opens the portal for a first-time visitor. */
export async function visitor(
  browser: Browser,
  portalUrl: string,
  size: Size = 'desktop',
): Promise<Visitor> {
  const context = await browser.newContext({
    baseURL: portalUrl,
    viewport: SIZES[size],
    locale: 'sv-FI',
    timezoneId: 'Europe/Helsinki',
  })
  const page = await context.newPage()
  const asked: string[] = []
  const complaints: string[] = []
  context.on('request', (request) => asked.push(request.url()))
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    const text = message.text()
    if (message.type() !== 'error') return
    if (!SAID_OF_OUR_TOOLS.some((said) => said.test(text)))
      complaints.push(text)
  })
  return { context, page, asked, complaints }
}

/** Signs in as a demo person by pressing what a person presses. */
export async function signInAs({ page }: Visitor, name: string): Promise<void> {
  await page.goto('/?lang=sv')
  await page.getByRole('link', { name: 'Identifiera dig och logga in' }).click()
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
  await page
    .getByRole('heading', {
      level: 1,
      name: 'Mina handlingar inom socialvården',
    })
    .waitFor()
}

/**
 * Chooses a person at the registry by pressing what a user presses, from the
 * page that lists those one can act for, or on the way to it.
 *
 * @param name what the person's name begins with
 */
export async function actForInBrowser(page: Page, name: string): Promise<void> {
  if (new URL(page.url()).pathname !== '/acting') await page.goto('/acting')
  await page.getByRole('button', { name: 'Välj en person' }).click()
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click()
  await page
    .getByRole('heading', { level: 1, name: new RegExp(`: ${name}`) })
    .waitFor()
}

/** Signs out, and confirms it at the identification service. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Logga ut' }).click()
  await page
    .getByRole('heading', { level: 1, name: 'Vill du logga ut?' })
    .waitFor()
  await page.getByRole('button', { name: 'Logga ut', exact: true }).click()
  await page
    .getByRole('heading', { level: 1, name: 'Du har loggat ut' })
    .waitFor()
}

const ACCESSIBLE = [
  'wcag2a',
  'wcag2aa',
  'wcag21a',
  'wcag21aa',
  'wcag22aa',
  'best-practice',
]

/**
 * Holds the page to WCAG 2.2 A and AA, axe's best practices, and the contrast
 * of AAA.
 *
 * @param mode how the page is looked at, for the message
 */
export async function expectAccessible(page: Page, mode = ''): Promise<void> {
  await page.evaluate(axe.source)
  const violations = await page.evaluate(async (tags) => {
    // Frames run no script, so axe could only wait for them in vain.
    const found = await window.axe.run(document, {
      iframes: false,
      runOnly: tags,
      rules: {
        'color-contrast-enhanced': { enabled: true },
        'target-size': { enabled: true },
      },
      resultTypes: ['violations'],
    })
    return found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`,
    )
  }, ACCESSIBLE)
  expect(violations, `${page.url()} ${mode}`).toEqual([])
}
