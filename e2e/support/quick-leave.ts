import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { NEUTRAL_TITLE, type NeutralPage } from './neutral-page.ts'
import type { Visitor } from './visitor.ts'

/*
 * How people leave quickly, and what is then looked for. The mouse and the keys
 * themselves are used: Playwright's own click waits for the page that comes.
 */

export const byButton = async (page: Page) => {
  const button = page.getByRole('button', { name: 'Lämna snabbt' })
  const box = await button.boundingBox()
  if (box === null) throw new Error('the button is not in sight')
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
}

export const byKey = async (page: Page) => {
  for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift')
}

export const WAYS = [
  ['button', byButton],
  ['key', byKey],
] as const

/** Leaves, and waits until the neutral page is there. */
export async function leave(
  page: Page,
  how: (page: Page) => Promise<void>,
  neutral: NeutralPage,
) {
  await how(page)
  await page.waitForURL(neutral.url)
  await page.getByRole('heading', { name: NEUTRAL_TITLE }).waitFor()
}

/** The tab's history, as the browser shows it when Back is held. */
export async function historyOf(page: Page) {
  const devtools = await page.context().newCDPSession(page)
  const { entries, currentIndex } = await devtools.send(
    'Page.getNavigationHistory',
  )
  await devtools.detach()
  return { entries, currentIndex }
}

/** How many entries there are before the document that reads. */
export const entriesSoFar = async (page: Page) =>
  (await historyOf(page)).currentIndex

/** Whatever is in sight, in the title and in the address bar. */
export const seen = async (page: Page) =>
  `${page.url()} ${await page.title()} ${await page.content()}`

const STEPS = [
  'back',
  'back',
  'back',
  'forward',
  'forward',
  'reload',
  'back',
  'reload',
]

/** A page that comes back whole from the browser's cache loads nothing. */
const PATIENCE = { timeout: 3000 }

/** Goes back and forth and reloads; returns everything that was ever seen. */
export async function searchTheTab(page: Page): Promise<string[]> {
  const everything = [await seen(page)]
  for (const step of STEPS) {
    const going =
      step === 'back'
        ? page.goBack(PATIENCE)
        : step === 'forward'
          ? page.goForward(PATIENCE)
          : page.reload(PATIENCE)
    await going.catch(() => null)
    await page.waitForLoadState('load', PATIENCE).catch(() => null)
    // A page of ours that came back would have had the time to draw itself.
    await page.waitForTimeout(400)
    everything.push(await seen(page))
  }
  return everything
}

/** Of how many entries the tab's history is before signing in leads to the portal. */
export async function expectNothingLeft(
  page: Page,
  before: number,
  secrets: RegExp,
  { portalUrl, neutral }: { portalUrl: string; neutral: NeutralPage },
): Promise<void> {
  const { entries, currentIndex } = await historyOf(page)
  const made = entries.slice(before)
  expect(made.map(({ url, title }) => ({ url, title }))).toEqual([
    { url: `${portalUrl}/left`, title: '…' },
    { url: neutral.url, title: NEUTRAL_TITLE },
  ])
  expect(currentIndex).toBe(entries.length - 1)
  for (const what of await searchTheTab(page)) expect(what).not.toMatch(secrets)
}

const FRONT_PAGE = address(
  operations.frontPage,
  { subjectRef: 'self' },
  { language: 'sv' },
)

/** A copy of the session cookie opens nothing any more. */
export async function expectSessionOver(
  portalUrl: string,
  cookie: string,
): Promise<void> {
  await expect
    .poll(async () => {
      const answer = await fetch(portalUrl + FRONT_PAGE, {
        headers: { cookie, 'x-mittkanta': '1' },
      })
      return answer.status
    })
    .toBe(401)
}

/** The session's cookie as it is sent; `=` when there is none. */
export async function sessionCookie({
  context,
}: Pick<Visitor, 'context'>): Promise<string> {
  const cookies = await context.cookies()
  const found = cookies.find(({ name }) => name.endsWith('mittkanta-session'))
  return `${found?.name ?? ''}=${found?.value ?? ''}`
}
