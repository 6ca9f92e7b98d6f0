import { LANGUAGES, type Language } from '@mittkanta/contracts'
import { volume } from '@mittkanta/test-kit'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { AnyPage, Parameters } from './every-page.ts'
import { settled } from './settled.ts'
import { expectAccessible, SIZES, type Size } from './visitor.ts'

const SCHEMES = ['light', 'dark'] as const

type Modes = Readonly<Record<Size, readonly (typeof SCHEMES)[number][]>>

/** What is looked at in a long run, in every language. */
const EVERY_MODE: Modes = { phone: SCHEMES, desktop: SCHEMES }

/** What is looked at in every run: each mode once, in one of the languages. */
const MODES: Readonly<Record<Language, Modes>> = {
  sv: { phone: ['light'], desktop: ['dark'] },
  fi: { phone: ['dark'], desktop: [] },
  en: { phone: [], desktop: ['light'] },
}

/**
 * A test for each page and language. A page is looked at on a phone and on a
 * desktop, light and dark: in a long run in every language, else each of these
 * once.
 *
 * @param at what the tests of the file have when they run
 */
export function accessibilityMatrix(
  pages: readonly AnyPage[],
  at: () => { readonly page: Page; readonly parameters: Parameters },
): void {
  for (const { path, address } of pages)
    for (const language of LANGUAGES)
      it(`${path} is accessible in ${language}`, async () => {
        const { page, parameters } = at()
        await page.goto(`${address(parameters)}?lang=${language}`)
        await settled(page)
        expect(await page.locator('html').getAttribute('lang')).toBe(language)

        const modes = volume(MODES[language], EVERY_MODE)
        for (const size of Object.keys(SIZES) as Size[]) {
          await page.setViewportSize(SIZES[size])
          await expectNoSidewaysScroll(page)
          for (const colorScheme of modes[size]) {
            await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
            await expectAccessible(page, `${size}, ${colorScheme}`)
          }
        }
      })
}

/** A desktop enlarged four times (WCAG 2.2, 1.4.10). */
const ENLARGED = { width: 320, height: 256 }

/** What a reader's own style sheet may ask for (WCAG 2.2, 1.4.12). */
const SPACED = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
  word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`

/**
 * A test for each page, in the language of the longest words: enlarged four
 * times, with the text as written and with the text widely spaced.
 *
 * @param at what the tests of the file have when they run
 */
export function enlargedMatrix(
  pages: readonly AnyPage[],
  at: () => { readonly page: Page; readonly parameters: Parameters },
): void {
  for (const { path, address } of pages)
    it(`${path} is read without scrolling sideways when enlarged and widely spaced`, async () => {
      const { page, parameters } = at()
      await page.setViewportSize(ENLARGED)
      await page.goto(`${address(parameters)}?lang=fi`)
      await settled(page)
      await expectNoSidewaysScroll(page)
      // Our CSP takes no style that is written into the page.
      await page.evaluate((style) => {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync(style)
        document.adoptedStyleSheets.push(sheet)
      }, SPACED)
      await expectNoSidewaysScroll(page)
      expect(await clippedTexts(page), page.url()).toEqual([])
    })
}

/** Texts that are wider or higher than what shows them, where they are not hidden on purpose. */
async function clippedTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.body.querySelectorAll<HTMLElement>('*')]
      .filter((element) => {
        const { overflow, display } = getComputedStyle(element)
        const clips = overflow !== 'visible' || element.tagName === 'BUTTON'
        return (
          clips &&
          display !== 'none' &&
          !element.closest(
            '.visually-hidden, iframe, textarea, input, select',
          ) &&
          (element.scrollWidth > element.clientWidth + 1 ||
            element.scrollHeight > element.clientHeight + 1)
        )
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  )
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width, page.url()).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
}

/** What the addresses of a record's pages need, read off its front page. */
export async function parametersOf(page: Page): Promise<Parameters> {
  await settled(page)
  const after = async (part: string) => {
    const link = page.locator(`main a[href*="/${part}/"]`).first()
    const href = await link.getAttribute('href')
    return href?.split(`/${part}/`)[1]?.split(/[/?]/)[0] ?? ''
  }
  return {
    task: await after('tasks'),
    ref: await after('documents'),
    subjectRef:
      /^\/for\/([\w-]+)/.exec(new URL(page.url()).pathname)?.[1] ?? '',
  }
}
