import { describe, expect, it } from 'vitest'
import { keyboardSuite, signInByKeyboard } from '../support/keyboard-suite.ts'
import type { Keyboard } from '../support/keyboard.ts'
import { found, storyOf } from '../support/searches.ts'

const { at, come } = keyboardSuite()

/** Receives the information and gives the permission, from any page. */
async function permit(keys: Keyboard) {
  await keys.choose('link', 'Tillstånd och förbud', { back: true })
  await keys.arrivesOn('Tillstånd och förbud')
  await keys.choose('button', /^Jag har läst informationen/)
  await keys.arrivesAt('heading', 'Kanta-information')
  await keys.choose('button', 'Ge tillstånd')
  await keys.arrivesAt('heading', 'Tillstånd för utlämnande')
}

describe('deciding with the keyboard alone', () => {
  it('receives the information, permits, prohibits, sees a receipt and revokes', async () => {
    const keys = await come()
    await signInByKeyboard(keys, 'Aino')
    await permit(keys)

    await keys.choose('link', 'Gör eller återkalla förbud')
    await keys.arrivesOn('Gör eller återkalla förbud')
    await keys.choose('button', 'Se vad det betyder')
    await keys.page.getByText(/^Du har inte ändrat något/).waitFor()
    await expect.poll(() => keys.focused()).toBe('button "Se vad det betyder"')
    await keys.to('textbox', /^Sök handlingar/, { back: true })
    await keys.type('äldreservice')
    await keys.choose('checkbox', /^Beslut om äldreservice/)
    await keys.choose('button', 'Se vad det betyder')
    await keys.arrivesAt('heading', 'Kontrollera innan du sparar')
    await keys.choose('button', 'Ändra valen')
    await keys.arrivesAt('heading', 'Välj vad som inte lämnas ut')
    await keys.choose('button', 'Se vad det betyder')
    await keys.arrivesAt('heading', 'Kontrollera innan du sparar')
    await keys.choose('button', 'Spara')
    await keys.arrivesAt('heading', 'Förbuden har sparats')

    await keys.to('button', 'Skriv ut kvittot')
    await keys.choose('link', 'Tillstånd och förbud', { back: true })
    await keys.arrivesAt('link', 'Gör eller återkalla förbud')
    await keys.choose('button', 'Återkalla tillståndet', { back: true })
    await keys.arrivesAt('heading', 'Tillstånd för utlämnande')
    await keys.page.getByText('Utlämnande är förbjudet.').first().waitFor()
  })

  it('narrows the list of disclosures, and is led to a wrong date', async () => {
    const keys = await come()
    await signInByKeyboard(keys, 'Hanna')
    await permit(keys)
    const disclosed = await found(at.portal, storyOf(at.portal, 's11'), 'hanna')
    expect(disclosed.length).toBeGreaterThan(0)
    await keys.choose('link', 'Vem som har fått uppgifter', { back: true })
    await keys.arrivesOn('Vem som har fått uppgifter')
    await keys.to('textbox', 'Från och med')
    await keys.type('igår')
    await keys.to('combobox', 'Mottagare')
    await keys.choose('button', 'Sök')
    await keys.arrivesAt('alert', '')
    await keys.choose('link', /^Från och med: skriv ett datum/)
    await keys.arrivesAt('textbox', 'Från och med')
    await keys.type('1.1.2020')
    await keys.press('Enter')
    await keys.choose('link', 'Visa allt')
    await keys.page
      .getByRole('link', { name: 'Visa allt' })
      .waitFor({ state: 'hidden' })
    // The link that was pressed has gone; one is still at the search.
    await keys.arrivesAt('heading', 'Begränsa listan')
  })

  it('chooses documents for a copy and downloads them', async () => {
    const keys = await come()
    await signInByKeyboard(keys, 'Aino')
    await keys.choose('link', 'Ladda ner en kopia')
    await keys.arrivesOn('Min kopia')
    await keys.choose('button', /^Välj ur: /)
    await keys.arrivesAt('checkbox', /^Alla handlingar i serviceuppgiften/)
    await keys.press('Space')
    await keys.page.getByText(/har valts\.$/).waitFor()
    await keys.to('link', 'Ladda ner de valda handlingarna')
    const [download] = await Promise.all([
      keys.page.waitForEvent('download'),
      keys.press('Enter'),
    ])
    expect(download.suggestedFilename()).toBe('document.zip')
    await expect
      .poll(() => keys.focused())
      .toBe('link "Ladda ner de valda handlingarna"')
  })

  it('writes a letter to an organisation', async () => {
    const keys = await come()
    await signInByKeyboard(keys, 'Aino')
    await keys.choose('link', 'Begär resten eller en rättelse')
    await keys.arrivesOn('Begär resten eller en rättelse')
    await keys.toChosenRadio()
    await keys.press('ArrowUp')
    await expect
      .poll(() => keys.focused())
      .toMatch(/^radio "En annan organisation/)
    await keys.toChosenRadio()
    await keys.press('ArrowDown')
    await expect
      .poll(() => keys.focused())
      .toMatch(/^radio "Att något som är fel rättas/)
    await keys.to('textbox', 'Organisationens namn')
    await keys.type('Provköpings socialbyrå')
    await keys.to('textbox', 'Skriv här vad du menar')
    await keys.type('Datumet är fel')
    await keys.to('button', 'Skriv ut brevet')
    await keys.page
      .getByRole('heading', { name: 'Krav på rättelse av klientuppgifter' })
      .waitFor()
  })
})
