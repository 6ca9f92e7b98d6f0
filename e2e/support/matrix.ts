import { LANGUAGES } from '@mittkanta/contracts'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import type { AnyPage, Parameters } from './every-page.ts'
import { settled } from './settled.ts'
import { expectAccessible, SIZES, type Size } from './visitor.ts'

const SCHEMES = ['light', 'dark'] as const

/**
 * A test for each page and language, in which the page is looked at on a phone
 * and on a desktop, light and dark.
 *
 * @param at what the tests of the file have when they run
 */
export function accessibilityMatrix(
  pages: readonly AnyPage[],
  at: () => { readonly page: Page; readonly parameters: Parameters },
): void {
  for (const { path, address } of pages)
    for (const language of LANGUAGES)
      it(`${path} is accessible in ${language}, phone and desktop, light and dark`, async () => {
        const { page, parameters } = at()
        await page.goto(`${address(parameters)}?lang=${language}`)
        await settled(page)
        expect(await page.locator('html').getAttribute('lang')).toBe(language)

        for (const size of Object.keys(SIZES) as Size[]) {
          await page.setViewportSize(SIZES[size])
          await expectNoSidewaysScroll(page)
          for (const colorScheme of SCHEMES) {
            await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
            await expectAccessible(page, `${size}, ${colorScheme}`)
          }
        }
      })
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
