import { describe, expect, it } from 'vitest'
import { keyboardSuite, signInByKeyboard } from '../support/keyboard-suite.ts'
import { signIn } from '../support/portal-client.ts'
import { personId } from '@mittkanta/demo'

const { at, come } = keyboardSuite()

describe('being safe with the keyboard alone', () => {
  it('ends a session elsewhere', async () => {
    await signIn(at.portal.url, personId('s01', 'aino'))
    const keys = await come()
    await signInByKeyboard(keys, 'Aino')
    await keys.choose('link', /, Var du är inloggad$/, { back: true })
    await keys.arrivesOn('Var du är inloggad')
    await keys.choose('button', /^Logga ut därifrån/)
    await keys.arrivesAt('status', '')
    await expect.poll(() => keys.focused()).toMatch(/Du är utloggad därifrån/)
    await keys.page.getByText('Du är inte inloggad någon annanstans.').waitFor()
  })

  it('makes titles discreet, and plain again', async () => {
    const keys = await come()
    await signInByKeyboard(keys, 'Aino')
    await keys.choose('link', 'Läs tryggt')
    await keys.arrivesOn('Läs tryggt')
    await keys.choose('button', 'Slå på diskreta titlar')
    await keys.page.getByText('Diskreta titlar är på.').waitFor()
    await expect
      .poll(() => keys.focused())
      .toBe('button "Stäng av diskreta titlar"')
    await expect.poll(() => keys.page.title()).toBe('Dokument')

    await keys.press('Enter')
    await expect.poll(() => keys.page.title()).toMatch(/^Läs tryggt/)
    await expect
      .poll(() => keys.focused())
      .toBe('button "Slå på diskreta titlar"')
  })

  it('reads what is covered, from the footer', async () => {
    const keys = await come()
    await signInByKeyboard(keys, 'Aino')
    for (const [link, heading] of [
      ['Vad som kan visas', /./],
      ['Tillgänglighet', 'Tillgänglighetsutlåtande'],
      ['Dataskydd', /./],
    ] as const) {
      await keys.choose('link', link, { back: true })
      await keys.page.waitForURL(/\/(coverage|accessibility|privacy)/)
      await keys.arrivesOn(heading)
    }
  })

  it('opens the menu on a phone, closes it and continues', async () => {
    const keys = await come('phone')
    await signInByKeyboard(keys, 'Aino')
    await keys.choose('button', 'Meny')
    await expect.poll(() => keys.focused()).toBe('button "Meny" [expanded]')
    await keys.press('Enter')
    await expect.poll(() => keys.focused()).toBe('button "Meny"')
    await keys.press('Enter')
    await keys.choose('link', 'Vad som visas här')
    await keys.arrivesOn('Vad som visas här')
    await keys.to('button', 'Meny', { back: true })
    await expect.poll(() => keys.focused()).toBe('button "Meny"')
  })

  it.each(['button', 'key'])('leaves quickly by the %s', async (way) => {
    const keys = await come()
    await signInByKeyboard(keys, 'Aino')
    // From here it leads to another operator's page, which is never requested.
    await at.guest.context.route('**/left', (route) =>
      route.fulfill({ contentType: 'text/html', body: 'away' }),
    )
    if (way === 'button') await keys.choose('button', 'Lämna snabbt')
    else await keys.press('Shift', 'Shift', 'Shift')

    await keys.page.waitForURL('**/left')
    await keys.page.getByText('away').waitFor()
  })

  it('signs out', async () => {
    const keys = await come()
    await signInByKeyboard(keys, 'Aino')
    await keys.choose('button', 'Logga ut', { back: true })
    await keys.page
      .getByRole('heading', { level: 1, name: 'Vill du logga ut?' })
      .waitFor()
    await keys.choose('button', 'Logga ut', { exact: true })
    await keys.page
      .getByRole('heading', { level: 1, name: 'Du har loggat ut' })
      .waitFor()
    await keys.to('link', /ogga in/)
  })
})
