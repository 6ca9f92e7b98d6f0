import { mkdirSync, readFileSync } from 'node:fs'
import { existsSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { LANGUAGES, type Language } from '@mittkanta/contracts'
import { mockRef, mockSubject, type Situation } from '@mittkanta/mock-handlers'
import { volume } from '@mittkanta/test-kit'
import pixelmatch from 'pixelmatch'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchShippedBrowser } from '../support/browser.ts'
import {
  actingPages,
  fileNameOf,
  ownPages,
  signedOutPages,
  type AnyPage,
} from '../support/every-page.ts'
import { mockedPortal, type MockedPortal } from '../support/mocked-portal.ts'
import { settled } from '../support/settled.ts'
import { SIZES, type Size } from '../support/visitor.ts'

/*
 * Every page, against the picture that was looked at last. After a
 * change that is meant: `npm run visual:accept`, look at what git shows as
 * changed, and commit it. Always the browser that npm ships and a font of ours,
 * at half size, so that a machine's fonts do not count.
 */
const ACCEPTED = fileURLToPath(new URL('../visual/', import.meta.url))
const OUT = fileURLToPath(new URL('../out/visual/', import.meta.url))
const IS_ACCEPTING = process.env.VISUAL_ACCEPT === '1'

/** The part of the points that may differ: what a machine's own signs cost. */
const TOLERATED = 0.004

const PARAMETERS = {
  task: 'elderly-services',
  ref: mockRef(1),
  subjectRef: mockSubject('child'),
}

type Scheme = 'light' | 'dark'
interface Mode {
  readonly language: Language
  readonly size: Size
  readonly scheme: Scheme
}

const modes: readonly Mode[] = LANGUAGES.flatMap((language) =>
  (Object.keys(SIZES) as Size[]).flatMap((size) =>
    (['light', 'dark'] as const).map((scheme) => ({ language, size, scheme })),
  ),
)

/**
 * In a long run Swedish in every mode, and on a light phone how long words fit in
 * the other languages. Else each size and each scheme once.
 */
const isSeen = ({ language, size, scheme }: Mode) =>
  volume(
    language === 'sv' && (size === 'phone') === (scheme === 'light'),
    language === 'sv' || (size === 'phone' && scheme === 'light'),
  )

const situations: Readonly<
  Record<string, readonly [Situation, readonly AnyPage[]]>
> = {
  own: ['ordinary', ownPages],
  acting: ['ordinary', actingPages],
  'signed-out': ['signed-out', signedOutPages],
  empty: ['empty', ownPages.filter(({ path }) => path === '/')],
  unavailable: ['unavailable', ownPages.filter(({ path }) => path === '/')],
}

let portal: MockedPortal
let browser: Browser

beforeAll(async () => {
  portal = await mockedPortal()
  browser = await launchShippedBrowser()
  mkdirSync(ACCEPTED, { recursive: true })
  mkdirSync(OUT, { recursive: true })
})
afterAll(async () => {
  await browser.close()
  await portal.stop()
})

const FONT = [400, 600, 700]
  .map((weight) => {
    const file = createRequire(import.meta.url).resolve(
      `@fontsource/source-sans-3/files/source-sans-3-latin-${weight}-normal.woff2`,
    )
    const bytes = readFileSync(file).toString('base64')
    return `@font-face { font-family: Seen; font-weight: ${weight}; src: url(data:font/woff2;base64,${bytes}) }`
  })
  .join('\n')

/** Nothing moves, nothing blinks, and the letters are ours. */
const STILL = `${FONT}
  :root { --font: Seen }
  * { caret-color: transparent !important; animation-duration: 0s !important;
      animation-delay: 0s !important; transition: none !important }
  iframe { visibility: hidden }`

async function picture(page: Page, scheme: Scheme): Promise<Buffer> {
  await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' })
  return page.screenshot({ fullPage: true, animations: 'disabled' })
}

/** How much differs from the accepted picture, from 0 to 1; 1 for another size. */
function difference(name: string, seen: Buffer): number {
  const accepted = PNG.sync.read(readFileSync(`${ACCEPTED}${name}.png`))
  const now = PNG.sync.read(seen)
  const { width, height } = accepted
  if (now.width !== width || now.height !== height) return 1
  const shown = new PNG({ width, height })
  const points = pixelmatch(
    accepted.data,
    now.data,
    shown.data,
    width,
    height,
    {
      threshold: 0.2,
    },
  )
  const part = points / (width * height)
  if (part > TOLERATED) {
    writeFileSync(`${OUT}${name}.difference.png`, PNG.sync.write(shown))
  }
  return part
}

for (const [who, [situation, pages]] of Object.entries(situations)) {
  describe(`pages as they looked last: ${who}`, () => {
    const contexts = new Map<Size, BrowserContext>()
    beforeAll(async () => {
      for (const size of Object.keys(SIZES) as Size[]) {
        contexts.set(
          size,
          await portal.open(browser, situation, {
            viewport: SIZES[size],
            deviceScaleFactor: 0.5,
            timezoneId: 'Europe/Helsinki',
          }),
        )
      }
    })
    afterAll(async () => {
      for (const context of contexts.values()) await context.close()
    })

    for (const any of pages)
      for (const { language, size, scheme } of modes.filter(isSeen)) {
        const name = `${who}-${fileNameOf(any)}-${language}-${size}-${scheme}`

        it(name, async () => {
          const page = await contexts.get(size)?.newPage()
          if (!page) throw new Error('no window')
          await page.goto(`${any.address(PARAMETERS)}?lang=${language}`)
          await settled(page)
          await page.addStyleTag({ content: STILL })
          const seen = await picture(page, scheme)
          await page.close()

          if (IS_ACCEPTING) {
            writeFileSync(`${ACCEPTED}${name}.png`, seen)
            return
          }
          writeFileSync(`${OUT}${name}.png`, seen)
          expect(
            existsSync(`${ACCEPTED}${name}.png`),
            'no picture has been accepted: npm run visual:accept',
          ).toBe(true)
          expect(difference(name, seen), `${OUT}${name}.png`).toBeLessThan(
            TOLERATED,
          )
        })
      }
  })
}
