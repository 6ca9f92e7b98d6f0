import { describe, expect, it } from 'vitest'
import { keyboardSuite, signInByKeyboard } from '../support/keyboard-suite.ts'

const { at, come } = keyboardSuite()

describe('acting for a child with the keyboard alone', () => {
  it('starts, chooses, reads, switches back and stops', async () => {
    const keys = await come()
    await signInByKeyboard(keys, 'Maria Nyström')
    await keys.choose('link', 'Uträtta ärenden för någon annan', { back: true })
    await keys.arrivesOn('Uträtta ärenden för någon annan')
    await keys.choose('button', 'Välj en person')
    await keys.page.getByRole('button', { name: /^Leo/ }).waitFor()
    await keys.choose('button', /^Leo/)
    await keys.arrivesAnew(/: Leo/)

    await keys.choose('link', /^Alla handlingar: /)
    await keys.arrivesOn(/^Handlingar: /)
    const name = await keys.page
      .getByRole('list', { name: 'Handlingar' })
      .getByRole('link')
      .first()
      .innerText()
    await keys.choose('link', name)
    await keys.arrivesOn(name)
    await keys.choose('link', 'Mina egna handlingar', { back: true })
    await keys.arrivesOn('Mina handlingar inom socialvården')

    await keys.choose('link', 'Uträtta ärenden för någon annan', { back: true })
    await keys.arrivesOn('Uträtta ärenden för någon annan')
    await keys.choose('link', /^Läs handlingarna: Leo/)
    await keys.arrivesOn(/: Leo/)
    await keys.choose('link', 'Välj person', { back: true })
    await keys.arrivesOn('Uträtta ärenden för någon annan')
    await keys.choose('button', /^Sluta uträtta ärenden för: Leo/)
    await keys.arrivesAt('heading', 'Personer som du har valt')
    await keys.page.getByText('Du uträttar inte längre ärenden').waitFor()
  })

  it('comes back from the registry without a choice', async () => {
    const keys = await come()
    await signInByKeyboard(keys, 'Maria Nyström')
    await keys.choose('link', 'Uträtta ärenden för någon annan', { back: true })
    await keys.arrivesOn('Uträtta ärenden för någon annan')
    await keys.choose('button', 'Välj en person')
    await keys.page.locator('button[name=cancel]').waitFor()
    const cancel = await keys.page.locator('button[name=cancel]').innerText()
    await keys.choose('button', cancel)
    await keys.page.getByText('Du valde ingen person.').waitFor()
    await keys.arrivesAnew('Uträtta ärenden för någon annan')
  })

  it('confirms that the guardians decide together', async () => {
    const keys = await come('phone')
    await signInByKeyboard(keys, 'Maria Nyström')
    await keys.choose('button', 'Meny')
    await keys.choose('link', 'Uträtta ärenden för någon annan')
    await keys.arrivesOn('Uträtta ärenden för någon annan')
    await keys.choose('button', 'Välj en person')
    await keys.page.getByRole('button', { name: /^Leo/ }).waitFor()
    await keys.choose('button', /^Leo/)
    await keys.arrivesAnew(/: Leo/)
    await keys.choose('link', 'Tillstånd och förbud', { back: true })
    await keys.arrivesOn('Tillstånd och förbud')
    await keys.choose('button', /^Jag har läst informationen/)
    await keys.arrivesAt('heading', 'Kanta-information')
    await keys.choose('button', 'Ge tillstånd')
    await keys.page.getByText(/^Bekräfta att vårdnadshavarna/).waitFor()
    await keys.choose('checkbox', /bestämt om det här tillsammans/, {
      back: true,
    })
    await keys.choose('button', 'Ge tillstånd')
    await keys.arrivesAt('heading', 'Tillstånd för utlämnande')
  })

  it('sees afterwards who has acted', async () => {
    at.portal.clock.set('2024-03-02T12:00:00+02:00')
    const keys = await come()
    await signInByKeyboard(keys, 'Leo')
    await keys.choose('link', 'Vem som har uträttat ärenden för mig')
    await keys.arrivesOn('Vem som har uträttat ärenden för mig')
    const shown = await keys.page.getByRole('main').innerText()
    expect(shown).toContain('1.3.2024')
  })
})
