import { describe, expect, it } from 'vitest'
import { signIn } from '../support/portal-client.ts'
import { keyboardSuite, signInByKeyboard } from '../support/keyboard-suite.ts'
import { personId } from '@mittkanta/demo'

const { at, come } = keyboardSuite()

const DECISION = 'Beslut om äldreservice'

describe('reading with the keyboard alone', () => {
  it('skips to the content, and continues from there', async () => {
    const keys = await come()
    await signInByKeyboard(keys, 'Aino')
    await keys.page.reload()
    await keys.page.getByRole('heading', { level: 1 }).waitFor()
    await keys.press('Tab')
    await expect
      .poll(() => keys.focused())
      .toBe('link "Gå direkt till innehållet"')

    await keys.press('Enter')

    await expect.poll(() => keys.focused()).toMatch(/^main/)
    await keys.press('Tab')
    await expect
      .poll(() => keys.focused())
      .toBe('searchbox "Sök bland alla handlingar"')
  })

  it('opens a document from what is new, and is back at its link', async () => {
    at.portal.clock.set('2023-06-01T12:00:00+03:00')
    const before = await signIn(at.portal.url, personId('s10', 'eeva'))
    await before.record().frontPage()
    at.portal.clock.set('2024-03-01T12:00:00+02:00')
    const keys = await come()
    await signInByKeyboard(keys, 'Eeva')
    const news = keys.page.getByRole('list', { name: 'Nya handlingar' })
    const name = await news.getByRole('link').first().innerText()

    await keys.choose('link', name)
    await keys.arrivesOn(name)
    await keys.choose('link', 'Tillbaka till förstasidan')

    await keys.arrivesAt('link', name)
    expect(
      await news
        .getByRole('link')
        .first()
        .evaluate((link) => link === document.activeElement),
    ).toBe(true)
  })

  it('goes through a service task: order, dates, errors, a document and back', async () => {
    const keys = await come()
    await signInByKeyboard(keys, 'Aino')
    await keys.choose('link', /^Alla handlingar: /)
    await keys.arrivesOn(/^Handlingar: /)

    await keys.choose('link', 'Namn A–Ö')
    await keys.page
      .getByRole('status')
      .filter({ hasText: 'Namn A–Ö' })
      .waitFor()
    await expect.poll(() => keys.focused()).toBe('link "Namn A–Ö"')

    await keys.to('textbox', 'Från och med', { back: true })
    await keys.type('31.12.2022')
    await keys.press('Enter')
    await keys.arrivesAt('alert', '')
    await expect.poll(() => keys.focused()).toMatch(/^alert/)
    await keys.choose('link', /datumet kan vara tidigast/)
    await keys.arrivesAt('textbox', 'Från och med')

    await keys.type('1.1.2023')
    await keys.to('textbox', 'Till och med')
    await keys.type('1.3.2024')
    await keys.choose('button', 'Sök')
    await keys.page
      .getByRole('link', { name: 'Visa alla handlingar' })
      .waitFor()
    await expect.poll(() => keys.focused()).toBe('button "Sök"')

    await keys.choose('link', DECISION)
    await keys.arrivesOn(DECISION)
    await keys.choose('link', /^Tillbaka till/)
    await keys.arrivesAt('link', DECISION)
  })

  it('opens what explains a service task, and closes it', async () => {
    const keys = await come()
    await signInByKeyboard(keys, 'Aino')
    const explained = keys.page.locator('main section details').first()
    const question = await explained.locator('summary').innerText()

    await keys.toText(question)
    await keys.press('Enter')
    expect(await explained.getAttribute('open')).not.toBeNull()
    await keys.press('Space')

    expect(await explained.getAttribute('open')).toBeNull()
    await expect.poll(() => keys.focused()).toContain(question)
  })

  it.each([
    ['Suomi', 'fi'],
    ['English', 'en'],
  ])('changes the language and keeps the focus: %s', async (name, code) => {
    const keys = await come()
    await signInByKeyboard(keys, 'Aino')
    await keys.choose('link', name)
    await keys.page.locator(`html[lang=${code}]`).waitFor()
    await expect
      .poll(() => keys.focused())
      .toMatch(new RegExp(`^link "${name}"`))
  })
})
