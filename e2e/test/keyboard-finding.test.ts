import { parseScenario } from '@mittkanta/client-system'
import { describe, expect, it } from 'vitest'
import { keyboardSuite, signInByKeyboard } from '../support/keyboard-suite.ts'
import type { Keyboard } from '../support/keyboard.ts'
import { longRecord } from '../support/long-record.ts'

const { scenario: ofOneYear, person } = longRecord(48)
/** Of two years: what was drawn up first is moved to the next one. */
const scenario = parseScenario(
  {
    ...ofOneYear,
    documents: ofOneYear.documents.map((document) => ({
      ...document,
      drawnUp: document.drawnUp.replace(/^2023-(0[12])/, '2024-$1'),
    })),
  },
  'long record of two years',
)
const { come } = keyboardSuite({ scenarios: [scenario] })

const result = (keys: Keyboard) => keys.page.locator('.result__count')

const expectResult = (keys: Keyboard, what: RegExp) =>
  result(keys).filter({ hasText: what }).waitFor()

async function toAllDocuments(keys: Keyboard) {
  await signInByKeyboard(keys, person)
  await keys.choose('link', 'Alla handlingar', { exact: true })
  await keys.arrivesOn('Alla handlingar')
}

describe('finding with the keyboard alone', () => {
  it('searches from the front page, and empties the words', async () => {
    const keys = await come()
    await signInByKeyboard(keys, person)
    await keys.to('searchbox', 'Sök bland alla handlingar')
    await keys.type('äldreservice')
    await keys.press('Enter')
    await keys.arrivesOn('Alla handlingar')
    await expectResult(keys, /Ord: äldreservice/)

    await keys.choose('button', 'Töm sökfältet')

    await expectResult(keys, /^48 av 48/)
    await expect.poll(() => keys.focused()).toMatch(/^searchbox "Sök bland/)
  })

  it('filters, and takes a filter away', async () => {
    const keys = await come()
    await toAllDocuments(keys)
    await keys.choose('checkbox', /^Service för personer i arbetsför ålder/)
    await keys.choose('button', 'Visa', { exact: true })
    await expectResult(keys, /Du har valt/)
    await expect.poll(() => keys.focused()).toBe('button "Visa"')

    await keys.choose('button', /^Ta bort valet:/)

    await expectResult(keys, /^48 av 48/)
    await keys.arrivesAt('status', '')
    await expect.poll(() => keys.focused()).toMatch(/48 av 48/)
  })

  it('takes one of two filters away and focuses the other', async () => {
    const keys = await come()
    await toAllDocuments(keys)
    await keys.to('searchbox', 'Sök bland alla handlingar')
    await keys.type('beslut')
    await keys.press('Enter')
    await expectResult(keys, /Ord: beslut/)
    await keys.choose('button', /^2024/)
    await expectResult(keys, /2024/)

    await keys.choose('button', 'Ta bort valet: Ord: beslut')

    await expectResult(keys, /valt: (?!Ord)/)
    await keys.arrivesAt('button', /^Ta bort valet: .*2024/)
  })

  it('goes along the years, and stays at them', async () => {
    const keys = await come()
    await toAllDocuments(keys)
    for (const year of ['2024', '2023']) {
      await keys.choose('button', new RegExp(`^${year}`))
      await keys.page
        .getByRole('button', { name: new RegExp(`^${year}`), pressed: true })
        .waitFor()
      await expect
        .poll(() => keys.focused())
        .toMatch(new RegExp(`^button "${year}`))
    }
    await keys.choose('button', 'Alla år', { back: true })
    await expectResult(keys, /^48 av 48/)
    await expect.poll(() => keys.focused()).toMatch(/^button "Alla år"/)
  })

  it('puts in another order, turns the page, and is back at the document', async () => {
    const keys = await come()
    await toAllDocuments(keys)
    await keys.choose('link', 'Äldsta först')
    await expectResult(keys, /Äldsta först/)
    await expect.poll(() => keys.focused()).toBe('link "Äldsta först"')

    await keys.choose('link', 'Nästa sida')
    await keys.arrivesOn('Alla handlingar')
    await expectResult(keys, /Visar 21–40/)
    await keys.choose('link', /^Beslut/)
    await keys.arrivesOn(/^Beslut/)
    await keys.choose('link', 'Tillbaka till alla handlingar')

    await keys.arrivesAt('link', /^Beslut/)
    await expectResult(keys, /Visar 21–40/)
  })

  it('opens and closes the filters on a phone', async () => {
    const keys = await come('phone')
    await signInByKeyboard(keys, person)
    await keys.choose('button', 'Meny')
    await keys.choose('link', 'Alla handlingar', { exact: true })
    await keys.arrivesOn('Alla handlingar')
    await keys.choose('button', 'Välj vilka som visas')
    await keys.choose('checkbox', /^Service för personer i arbetsför ålder/)
    await keys.choose('button', 'Visa', { exact: true })

    await keys.arrivesAt('button', 'Välj vilka som visas (1 val)')
    await expectResult(keys, /Du har valt/)
  })
})
