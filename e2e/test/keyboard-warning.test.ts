import { expect, it } from 'vitest'
import { keyboardSuite, signInByKeyboard } from '../support/keyboard-suite.ts'

/** Seconds; activity is noted every 30, so that the warning comes after 32. */
const SHORT = { SESSION_IDLE_SECONDS: '42', SESSION_WARN_SECONDS: '10' }

const { come } = keyboardSuite({ bff: SHORT, isRunning: true })

it('holds the focus in the warning, and gives it back on Escape', async () => {
  const keys = await come()
  await signInByKeyboard(keys, 'Aino')
  await keys.to('searchbox', 'Sök bland alla handlingar')
  const warning = keys.page.getByRole('alertdialog')
  await warning.waitFor({ timeout: 60_000 })
  await expect
    .poll(() => keys.focused())
    .toBe('button "Fortsätt vara inloggad"')

  await keys.press('Tab')
  await expect.poll(() => keys.focused()).toBe('button "Logga ut"')
  await keys.to('button', 'Fortsätt vara inloggad')
  await keys.press('Escape')

  await warning.waitFor({ state: 'hidden' })
  await expect
    .poll(() => keys.focused())
    .toBe('searchbox "Sök bland alla handlingar"')
}, 180_000)
