import { describe, expect, it } from 'vitest'
import { browserSuite } from '../support/browser-suite.ts'
import { expectAccessible, signInAs, signOut } from '../support/visitor.ts'

const { at, come } = browserSuite()

describe('a citizen reads their own record', () => {
  it('finds a decision from the front page and reads it, and no other host is asked', async () => {
    const { page, asked, complaints } = await come()
    await signInAs(at.guest, 'Aino')
    expect(await page.title()).toContain('MittKanta')
    await expectAccessible(page)
    await page.getByText('Oona').first().waitFor()

    await page
      .getByRole('link', { name: /Alla handlingar: / })
      .first()
      .click()
    await page
      .getByRole('heading', { level: 1, name: /Handlingar: / })
      .waitFor()
    await expectAccessible(page)

    await page
      .getByRole('list', { name: 'Handlingar' })
      .getByRole('link', { name: 'Beslut om äldreservice' })
      .first()
      .click()
    await page
      .getByRole('heading', { level: 1, name: 'Beslut om äldreservice' })
      .waitFor()
    const content = page.locator('iframe').first().contentFrame()
    await content.getByRole('heading').first().waitFor()
    expect((await content.locator('body').innerText()).length).toBeGreaterThan(
      300,
    )
    await expectAccessible(page)

    expect(complaints).toEqual([])
    const hosts = new Set(asked.map((url) => new URL(url).host))
    expect([...hosts].sort()).toEqual(
      [
        new URL(at.portal.url).host,
        new URL(at.portal.identificationUrl).host,
      ].sort(),
    )
    expect(asked.join('\n')).not.toMatch(/\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]/)
  })

  it('sorts by name, searches by date, and reads what is wrong with a date', async () => {
    const { page } = await come()
    await signInAs(at.guest, 'Aino')
    await page
      .getByRole('link', { name: /Alla handlingar: / })
      .first()
      .click()
    const names = () =>
      page
        .getByRole('list', { name: 'Handlingar' })
        .getByRole('heading')
        .allInnerTexts()
    await page.getByRole('link', { name: 'Namn A–Ö' }).click()
    await page.getByRole('status').filter({ hasText: 'Namn A–Ö' }).waitFor()
    const sorted = await names()
    expect(sorted.length).toBeGreaterThan(3)
    expect(sorted).toEqual([...sorted].sort(new Intl.Collator('sv').compare))

    await page.getByLabel('Från och med').fill('31.12.2022')
    await page.getByRole('button', { name: 'Sök' }).click()
    await page
      .getByText(/datumet kan vara tidigast/)
      .first()
      .waitFor()
    await expectAccessible(page)

    await page.getByLabel('Från och med').fill('1.1.2031')
    await page.getByRole('button', { name: 'Sök' }).click()
    await page
      .getByText('Inga handlingar hittades för de här datumen.')
      .waitFor()
    await page.getByRole('link', { name: 'Visa alla handlingar' }).click()
    await page.getByRole('list', { name: 'Handlingar' }).waitFor()
  })

  it('opens a PDF in place, page by page', async () => {
    const { page, complaints } = await come()
    await signInAs(at.guest, 'Ida')
    await page
      .getByRole('link', { name: 'Sektorsövergripande sysselsättningsplan' })
      .first()
      .click()
    const viewer = page.locator('iframe').first().contentFrame()
    await viewer
      .getByText(/[A-Za-zÅÄÖåäö]{5,}/)
      .first()
      .waitFor({ state: 'attached' })
    await page
      .getByText(/\d+ sid(a|or)/)
      .first()
      .waitFor()
    await expectAccessible(page)
    expect(complaints).toEqual([])
  })

  it('shows the text of a PDF as text of the page, by the keyboard alone', async () => {
    const { page, complaints } = await come()
    await signInAs(at.guest, 'Ida')
    await page
      .getByRole('link', { name: 'Sektorsövergripande sysselsättningsplan' })
      .first()
      .click()
    const button = page.getByRole('button', { name: /^Visa som text/ })
    await button.focus()
    await page.keyboard.press('Enter')
    const text = page.getByRole('region', { name: 'Texten i handlingen' })
    await text.getByRole('heading', { name: /^Sida 1 av/ }).waitFor()
    const first = text.locator('[lang] > p').first()
    expect((await first.textContent())?.trim()).toMatch(/[A-Za-zÅÄÖåäö]{5,}/)
    expect(await text.locator('[lang]').first().getAttribute('lang')).toMatch(
      /^(sv|fi)$/,
    )
    await expectAccessible(page)
    expect(complaints).toEqual([])
  })

  it('opens an attachment under its document', async () => {
    const { page } = await come()
    await signInAs(at.guest, 'Aino')
    await page
      .getByRole('link', {
        name: 'Ansökan om kompletterande eller förebyggande utkomststöd',
      })
      .first()
      .click()
    await page.getByRole('heading', { name: 'Bilagor' }).waitFor()
    const show = page.getByRole('button', { name: /Visa bilagan/ })
    expect(await show.count()).toBe(1)
    await show.click()
    await page.locator('iframe').nth(1).waitFor()
    await expectAccessible(page)
  })

  it('downloads a document under a name that reveals nothing', async () => {
    const { page } = await come()
    await signInAs(at.guest, 'Aino')
    await page
      .getByRole('link', { name: 'Beslut om äldreservice' })
      .first()
      .click()
    // The front page has a link to the copy of all documents.
    await page
      .getByRole('heading', { level: 1, name: 'Beslut om äldreservice' })
      .waitFor()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('link', { name: /Ladda ner/ })
        .first()
        .click(),
    ])
    expect(download.suggestedFilename()).not.toMatch(/Aino|Beslut|äldre/i)
  })

  it('changes the language and stays where they were', async () => {
    const { page } = await come('phone')
    await signInAs(at.guest, 'Aino')
    await page
      .getByRole('link', { name: 'Beslut om äldreservice' })
      .first()
      .click()
    await page
      .getByRole('heading', { level: 1, name: 'Beslut om äldreservice' })
      .waitFor()
    const path = new URL(page.url()).pathname

    await page.getByRole('link', { name: 'Suomi' }).click()
    await page.getByRole('heading', { level: 1, name: /äätös/ }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('fi')
    expect(new URL(page.url()).pathname).toBe(path)
    await page.getByRole('link', { name: 'English' }).click()
    await page.getByRole('heading', { level: 1, name: /ecision/ }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    await expectAccessible(page)
  })
})

describe('when it is over', () => {
  it('shows nothing of the record after signing out, by Back, Forward or reload', async () => {
    const { page } = await come()
    await signInAs(at.guest, 'Aino')
    const front = page.url()
    await page
      .getByRole('link', { name: 'Beslut om äldreservice' })
      .first()
      .click()
    await page
      .getByRole('heading', { level: 1, name: 'Beslut om äldreservice' })
      .waitFor()
    await signOut(page)

    const seesNothing = async () => {
      await page.waitForLoadState()
      await page.waitForTimeout(300)
      const seen = `${await page.title()} ${await page.content()}`
      expect(seen).not.toMatch(/Aino|äldreservice|Oona/)
    }
    await seesNothing()
    await page.goBack()
    await seesNothing()
    await page.goBack()
    await seesNothing()
    await page.goForward()
    await seesNothing()
    await page.goto(front)
    await seesNothing()
    const stored = await page.evaluate(() => [
      ...Object.entries(localStorage),
      ...Object.entries(sessionStorage),
    ])
    expect(JSON.stringify(stored)).not.toMatch(/Aino|documents/)
  })

  it('ends the session of a page after a sign-out in another tab', async () => {
    const { page, context } = await come()
    await signInAs(at.guest, 'Aino')
    const other = await context.newPage()
    await other.goto('/?lang=sv')
    await signOut(other)

    await page
      .getByRole('heading', { level: 1, name: 'Du är inte längre inloggad' })
      .waitFor()
    expect(await page.content()).not.toMatch(/Oona|Beslut om äldreservice/)
  })
})

describe('pages for everybody', () => {
  for (const size of ['phone', undefined] as const) {
    for (const language of ['sv', 'fi', 'en']) {
      it(`are accessible in ${language} on a ${size ?? 'desktop'}`, async () => {
        const { page } = await come(size)
        for (const path of ['/', '/about', '/signed-out', '/nowhere']) {
          await page.goto(`${path}?lang=${language}`)
          await page.getByRole('heading', { level: 1 }).waitFor()
          expect(await page.locator('html').getAttribute('lang')).toBe(language)
          await expectAccessible(page)
          const width = await page.evaluate(
            () => document.documentElement.scrollWidth,
          )
          expect(width).toBeLessThanOrEqual(page.viewportSize()?.width ?? 0)
        }
      })
    }
  }
})
