import { mkdir, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { shippedScenarios } from '@mittkanta/client-system'
import { LANGUAGES } from '@mittkanta/contracts'
import { PORTS, startPortal } from '@mittkanta/demo'
import { createLog } from '@mittkanta/service-kit'
import { fixedClock, freePorts, startPostgres } from '@mittkanta/test-kit'
import type { Page } from 'playwright-core'
import { launchBrowser } from '../support/browser.ts'
import {
  actingPages,
  fileNameOf,
  ownPages,
  signedOutPages,
  type AnyPage,
  type Parameters,
} from '../support/every-page.ts'
import { parametersOf } from '../support/matrix.ts'
import { settled } from '../support/settled.ts'
import {
  attachmentPages,
  ownSpecialPages,
  pdfPages,
} from '../support/special-pages.ts'
import {
  actForInBrowser,
  SIZES,
  signInAs,
  visitor,
  type Size,
} from '../support/visitor.ts'

/*
 * `npm run screenshots`: every page of the route table and what can be done
 * there, in every language, on a phone and on a desktop, light and dark, into
 * `e2e/out/`, to be looked at. `-- --pages front,documents --language sv
 * --size phone --scheme dark --media forced` narrows it; a page is named by
 * the beginning of its file's name.
 */
const OUT = fileURLToPath(new URL('../out/', import.meta.url))

const { values: wanted } = parseArgs({
  options: {
    pages: { type: 'string' },
    language: { type: 'string' },
    size: { type: 'string' },
    scheme: { type: 'string' },
    /** `forced`: forced colours; `contrast`: who asks for more of it. */
    media: { type: 'string' },
  },
})

const among = <One extends string>(all: readonly One[], list = all.join()) =>
  all.filter((one) => list.split(',').includes(one))
const languages = among(LANGUAGES, wanted.language)
const sizes = among(Object.keys(SIZES) as Size[], wanted.size)
const schemes = among(['light', 'dark'] as const, wanted.scheme)
const isWanted = (name: string) =>
  wanted.pages?.split(',').some((start) => name.startsWith(start)) ?? true

/** Where something is on its way as long as one looks. */
const isBusy = (name: string) => /^(late|offline|document-pdf)/.test(name)

type Opens = (page: Page) => Promise<void>
type Pages = Readonly<Record<string, Opens>>

/** The pages of the route table, by their addresses. */
const pagesAt = (
  pages: readonly AnyPage[],
  parameters: Parameters,
  prefix = '',
): Pages =>
  Object.fromEntries(
    pages.map((any) => [
      `${prefix}${fileNameOf(any)}`,
      async (page: Page) => {
        await page.goto(any.address(parameters))
      },
    ]),
  )

/** The whole page in each scheme; of a document also what its frame shows, which is painted only in sight. */
async function takePictures(page: Page, name: string): Promise<void> {
  for (const colorScheme of schemes) {
    await page.emulateMedia({
      colorScheme,
      forcedColors: wanted.media === 'forced' ? 'active' : 'none',
      contrast: wanted.media === 'contrast' ? 'more' : null,
    })
    const path = `${OUT}${name}-${colorScheme}`
    await page.evaluate(() => window.scrollTo(0, 0))
    await page.screenshot({ path: `${path}.png`, fullPage: true })
    const frame = page.locator('iframe').first()
    if ((await frame.count()) === 0) continue
    await frame.scrollIntoViewIfNeeded()
    await page.waitForTimeout(500)
    await page.screenshot({ path: `${path}-content.png` })
  }
}

/**
 * Takes the pictures of some pages, each in a separate tab.
 *
 * @param front where each begins
 */
async function take(
  pages: Pages,
  { page: first }: { readonly page: Page },
  size: Size,
  front = '/',
): Promise<void> {
  const names = Object.keys(pages).filter(isWanted)
  for (const name of names)
    for (const language of languages) {
      const page = await first.context().newPage()
      try {
        await page.goto(`${front}?lang=${language}`)
        await settled(page)
        await pages[name]?.(page)
        if (!isBusy(name)) await settled(page)
        await takePictures(page, `${name}-${language}-${size}`)
      } catch (error) {
        failures.push(`${name} ${language} ${size}: ${String(error)}`)
      }
      await first.context().setOffline(false)
      await page.close()
    }
}

const failures: string[] = []
const servers = await startPostgres()
const running = await startPortal({
  ports: await freePorts(PORTS),
  storage: { url: `${servers.url}/postgres` },
  phase: 'later',
  scenarios: await shippedScenarios(),
  clock: fixedClock('2024-03-01T12:00:00+02:00'),
  log: createLog('screenshots', { write: () => undefined }),
})
await running.load()
const browser = await launchBrowser()
await rm(OUT, { recursive: true, force: true })
await mkdir(OUT, { recursive: true })

for (const size of sizes) {
  const come = async (name: string) => {
    const guest = await visitor(browser, running.url, size)
    await signInAs(guest, name)
    return guest
  }
  const nobody = await visitor(browser, running.url, size)
  const own = await come('Aino')
  const ofOwn = await parametersOf(own.page)
  await take(pagesAt(signedOutPages, ofOwn, 'signed-out-'), nobody, size)
  await take(pagesAt(ownPages, ofOwn), own, size)
  await take(attachmentPages, own, size)
  await take(ownSpecialPages, own, size)

  const guardian = await come('Maria Nyström')
  await actForInBrowser(guardian.page, 'Leo')
  const { pathname } = new URL(guardian.page.url())
  const ofChild = await parametersOf(guardian.page)
  await take(pagesAt(actingPages, ofChild), guardian, size, pathname)

  const reader = await come('Ida')
  await take(pdfPages, reader, size)

  for (const { context } of [nobody, own, guardian, reader])
    await context.close()
}

await browser.close()
await running.stop()
await servers.stop()
console.log(`The pictures are in ${OUT}`)
for (const failure of failures) console.error(failure)
process.exitCode = failures.length > 0 ? 1 : 0
