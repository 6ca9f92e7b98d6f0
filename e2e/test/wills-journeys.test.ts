import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import { browserSuite } from '../support/browser-suite.ts'
import { found, storyOf } from '../support/searches.ts'
import {
  actForInBrowser,
  expectAccessible,
  signInAs,
} from '../support/visitor.ts'

const { at, come } = browserSuite()

afterEach(() => {
  expect(at.guest.complaints).toEqual([])
})

const heading = (page: Page, name: string | RegExp) =>
  page.getByRole('heading', { name }).first().waitFor()

/** A page as it is in each language. */
async function expectAccessibleInAllLanguages(page: Page) {
  const { pathname } = new URL(page.url())
  for (const language of ['sv', 'fi', 'en']) {
    await page.goto(`${pathname}?lang=${language}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
    await expectAccessible(page)
  }
}

describe('a citizen decides who receives their data', () => {
  it('receives the information, permits, prohibits one document and sees who has received', async () => {
    const { page } = await come()
    const search = () => found(at.portal, storyOf(at.portal, 's01'), 'aino')
    await signInAs(at.guest, 'Aino')
    await page.goto('/permissions')
    await heading(page, 'Tillstånd och förbud')
    await expectAccessible(page)
    await page
      .getByRole('button', {
        name: 'Jag har läst informationen och tar emot den',
      })
      .click()
    await page.getByText('Informationen har tagits emot.').waitFor()
    await page.getByRole('button', { name: 'Ge tillstånd' }).click()
    await page.getByText('Tillståndet har getts.').waitFor()
    await expectAccessible(page)
    const all = await search()
    expect(all.length).toBeGreaterThan(3)

    await page.getByRole('link', { name: 'Gör eller återkalla förbud' }).click()
    await heading(page, 'Välj vad som inte lämnas ut')
    await expectAccessible(page)
    await page
      .getByRole('group', { name: 'Handlingar' })
      .getByRole('checkbox')
      .first()
      .check()
    await page.getByRole('button', { name: 'Se vad det betyder' }).click()
    await heading(page, 'Kontrollera innan du sparar')
    await page.getByText('Vad lagen ändå tillåter').waitFor()
    await expectAccessible(page)
    expect(await search()).toHaveLength(all.length)

    await page.getByRole('button', { name: 'Spara' }).click()
    await heading(page, 'Förbuden har sparats')
    await expectAccessible(page)
    expect((await page.pdf()).length).toBeGreaterThan(5000)
    expect(await search()).toHaveLength(all.length - 1)

    await page.goto('/disclosures')
    await heading(page, 'Vem som har fått uppgifter')
    await page.getByRole('table', { name: 'Utlämnanden' }).waitFor()
    await expectAccessible(page)
  })

  it('takes a copy of everything, which opens as a zip', async () => {
    const { page } = await come()
    await signInAs(at.guest, 'Aino')
    await page.goto('/copy')
    await heading(page, 'Min kopia')
    await expectAccessible(page)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Ladda ner alla handlingar' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('document.zip')
    const files = Object.entries(
      unzipSync(await readFile(await download.path())),
    )
    const folder = await mkdtemp(join(tmpdir(), 'mittkanta-copy-'))
    for (const [name, bytes] of files) {
      await mkdir(dirname(join(folder, name)), { recursive: true })
      await writeFile(join(folder, name), bytes)
    }

    // Without a network: the index leads to every document.
    await at.guest.context.setOffline(true)
    await page.goto(pathToFileURL(join(folder, 'index.html')).href)
    const links = page.getByRole('link')
    expect(await links.count()).toBe(files.length - 2)
    await page
      .getByRole('link', { name: /Beslut om äldreservice/ })
      .first()
      .click()
    await heading(page, 'Beslut om äldreservice')
    await rm(folder, { recursive: true })
  })

  it.each(['sv', 'fi', 'en'])(
    'finds every page of it accessible: %s',
    async (language) => {
      const { page } = await come()
      await signInAs(at.guest, 'Aino')
      for (const path of [
        '/permissions',
        '/permissions/prohibitions',
        '/disclosures',
        '/copy',
        '/ask',
      ]) {
        await page.goto(`${path}?lang=${language}`)
        await page.getByRole('heading', { level: 1 }).waitFor()
        await page.waitForLoadState('networkidle')
        await expectAccessible(page)
      }
    },
  )
})

describe('those who act, and minors', () => {
  it('a guardian permits only when the guardians decide together', async () => {
    const { page } = await come()
    await signInAs(at.guest, 'Maria Nyström')
    await actForInBrowser(page, 'Leo')
    await page.goto(`${new URL(page.url()).pathname}/permissions`)
    await page
      .getByRole('button', {
        name: 'Jag har läst informationen och tar emot den',
      })
      .click()
    await page.getByText('Informationen har tagits emot.').waitFor()
    await page.getByRole('button', { name: 'Ge tillstånd' }).click()
    await page
      .getByText('Bekräfta att vårdnadshavarna har bestämt tillsammans.')
      .waitFor()
    await page
      .getByRole('checkbox', { name: /bestämt om det här tillsammans/ })
      .check()
    await page.getByRole('button', { name: 'Ge tillstånd' }).click()
    await page.getByText('Tillståndet har getts.').waitFor()
    await expectAccessibleInAllLanguages(page)
  })

  it('a minor is shown where it is done', async () => {
    const { page } = await come()
    await signInAs(at.guest, 'Nea')
    await page.goto('/permissions')
    await page.getByText(/tar emot Kanta-informationen vid en/).waitFor()
    expect(
      await page
        .getByRole('main')
        .getByRole('button', { name: /tar emot|Ge tillstånd/ })
        .count(),
    ).toBe(0)
    await expectAccessibleInAllLanguages(page)
  })

  it('a person with right to information is informed that it is not theirs', async () => {
    const { page } = await come()
    await signInAs(at.guest, 'Petter')
    await actForInBrowser(page, 'Leo')
    await page.goto(`${new URL(page.url()).pathname}/permissions`)
    await page
      .getByText(/varken se eller ändra/)
      .first()
      .waitFor()
    expect(
      await page
        .getByRole('main')
        .getByRole('button', { name: /tar emot|tillstånd/i })
        .count(),
    ).toBe(0)
    await expectAccessibleInAllLanguages(page)
  })

  it('a mandate holder permits and revokes, and sees who has received', async () => {
    const { page } = await come()
    await signInAs(at.guest, 'Kari')
    await actForInBrowser(page, 'Antti')
    const place = new URL(page.url()).pathname
    await page.goto(`${place}/permissions`)
    await page
      .getByRole('button', {
        name: 'Jag har läst informationen och tar emot den',
      })
      .click()
    await page.getByRole('button', { name: 'Ge tillstånd' }).click()
    await page.getByText('Tillståndet har getts.').waitFor()
    await page.getByRole('button', { name: 'Återkalla tillståndet' }).click()
    await page.getByText('Utlämnande är förbjudet. Inget lämnas ut.').waitFor()
    await page.goto(`${place}/disclosures`)
    await heading(page, 'Vem som har fått uppgifter')
    await expectAccessibleInAllLanguages(page)
  })
})
