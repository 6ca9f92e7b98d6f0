import { describe, expect, it } from 'vitest'
import { keyboardSuite, signInByKeyboard } from '../support/keyboard-suite.ts'
import type { Keyboard } from '../support/keyboard.ts'

const { come } = keyboardSuite()

async function open(keys: Keyboard, reader: string, name: string) {
  await signInByKeyboard(keys, reader)
  await keys.choose('link', name)
  await keys.arrivesOn(name)
}

describe('a document with the keyboard alone', () => {
  it('is downloaded, and read in a separate tab, when it is XHTML', async () => {
    const keys = await come()
    await open(keys, 'Aino', 'Beslut om äldreservice')
    await keys.to('link', /^Ladda ner: /)
    const [download] = await Promise.all([
      keys.page.waitForEvent('download'),
      keys.press('Enter'),
    ])
    expect(download.suggestedFilename()).toMatch(/^document\./)
    await keys.to('link', /^Öppna på en egen flik/)
    const [tab] = await Promise.all([
      keys.page.context().waitForEvent('page'),
      keys.press('Enter'),
    ])
    await tab.getByRole('heading').first().waitFor()
    await tab.keyboard.press('End')
    const atTheEnd = () =>
      tab.evaluate(
        () =>
          scrollY + innerHeight >= document.documentElement.scrollHeight - 2,
      )
    await expect.poll(atTheEnd).toBe(true)
  })

  it('is scrolled in its frame, when it is XHTML', async () => {
    const keys = await come()
    await open(keys, 'Aino', 'Beslut om äldreservice')
    const frame = keys.page.locator('iframe').first()
    // A frame whose document is not there yet cannot have the focus.
    await frame.contentFrame().locator('body').waitFor()
    await keys.to('link', /^Öppna på en egen flik/)
    await keys.press('Tab')
    expect(
      await frame.evaluate((element) => element === document.activeElement),
    ).toBe(true)

    // The ring is drawn inside: the page does not know of it.
    const ring = frame
      .contentFrame()
      .locator('body')
      .evaluate((body) => getComputedStyle(body).outlineWidth)
    expect(await ring).toBe('3px')
    const content = frame.contentFrame().locator('html')
    await keys.press('End')
    await expect
      .poll(() => content.evaluate(({ scrollTop }) => scrollTop))
      .toBeGreaterThan(0)
    await keys.to('link', 'Tillgänglighet')
  })

  it('is enlarged and read as text, when it is PDF', async () => {
    const keys = await come()
    await open(keys, 'Ida', 'Sektorsövergripande sysselsättningsplan')
    await keys.page.getByText('Förstoring 100 %').waitFor()
    await keys.to('link', /^Ladda ner: /)
    await keys.choose('button', 'Större')
    await keys.page.getByText('Förstoring 125 %').waitFor()
    await expect.poll(() => keys.focused()).toBe('button "Större"')
    await keys.choose('button', 'Mindre', { back: true })
    await keys.page.getByText('Förstoring 100 %').waitFor()

    await keys.choose('button', /^Visa som text/)
    await keys.page
      .getByRole('region', { name: 'Texten i handlingen' })
      .getByRole('heading', { name: /^Sida 1 av/ })
      .waitFor()
    await expect
      .poll(() => keys.focused())
      .toMatch(/^button "Dölj texten: .*\[expanded\]/)
    await keys.press('Enter')
    await expect.poll(() => keys.focused()).toMatch(/^button "Visa som text/)
    await keys.to('link', 'Tillgänglighet')
  })

  it('shows its attachment and hides it', async () => {
    const keys = await come()
    await open(
      keys,
      'Aino',
      'Ansökan om kompletterande eller förebyggande utkomststöd',
    )
    await keys.choose('button', /^Visa bilagan/)
    await keys.page.locator('iframe').nth(1).waitFor()
    await expect.poll(() => keys.focused()).toMatch(/^button "Dölj bilagan/)
    await keys.press('Enter')
    await expect.poll(() => keys.focused()).toMatch(/^button "Visa bilagan/)
    expect(await keys.page.locator('iframe').count()).toBe(1)
  })

  it('explains what it is', async () => {
    const keys = await come()
    await open(keys, 'Aino', 'Beslut om äldreservice')
    await keys.toText('Vad är det här för handling?')
    await keys.press('Enter')
    const explained = keys.page.locator('main details').first()
    expect(await explained.getAttribute('open')).not.toBeNull()
    await keys.toText('Ord på den här sidan')
    await keys.press('Enter')
    await keys.choose('link', 'Alla ord')
    await keys.arrivesAt('heading', 'Ord som används här')
  })

  it('is there in another language, the focus where it was', async () => {
    const keys = await come()
    await open(keys, 'Aino', 'Beslut om äldreservice')
    await keys.choose('link', 'Suomi', { back: true })
    await keys.page.locator('html[lang=fi]').waitFor()
    await keys.page.getByRole('heading', { level: 1, name: /äätös/ }).waitFor()
    await expect.poll(() => keys.focused()).toMatch(/^link "Suomi"/)
  })
})
