import { afterEach, expect } from 'vitest'
import { browserSuite } from './browser-suite.ts'
import { Keyboard } from './keyboard.ts'
import type { TestPortalOptions } from './whole-portal.ts'

const IDENTITY_CODE = /\d{6}[-+A-FU-Y]\d{3}[0-9A-Y]/

/**
 * A portal and a browser for people who have only a keyboard. After each test
 * it is asserted that no address held anything personal and that no page
 * complained.
 */
export function keyboardSuite(options?: TestPortalOptions) {
  const { at, come } = browserSuite(options)
  let keys: Keyboard

  afterEach(() => {
    expect(at.guest.complaints).toEqual([])
    const names = at.portal.scenarios.flatMap(({ people }) =>
      people.flatMap(({ firstName, lastName }) => [firstName, lastName]),
    )
    const secrets = [...names, ...keys.typed.filter((text) => text.length > 2)]
    for (const address of at.guest.asked.map(spelledOut)) {
      expect(address).not.toMatch(IDENTITY_CODE)
      const said = secrets.filter((secret) => hasWord(address, secret))
      expect(said, address).toEqual([])
    }
  })

  const comeWithKeyboard = async (size?: 'phone') => {
    const { page } = await come(size)
    keys = new Keyboard(page)
    return keys
  }
  return { at, come: comeWithKeyboard }
}

/** Signs in by the keyboard alone, as far as the front page. */
export async function signInByKeyboard(
  keys: Keyboard,
  name: string,
): Promise<void> {
  await keys.page.goto('/?lang=sv')
  await keys.page.getByRole('heading', { level: 1 }).waitFor()
  await keys.choose('link', 'Identifiera dig och logga in')
  await keys.page
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .waitFor()
  await keys.choose('button', new RegExp(`^${name}`))
  await keys.arrivesAnew('Mina handlingar inom socialvården')
}

/** As a person reads it, and as a program does. */
const spelledOut = (address: string) =>
  `${address} ${decodeURIComponent(address.replaceAll('+', ' '))}`

const hasWord = (text: string, word: string) =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])${escaped(word)}(?![\\p{L}\\p{N}])`,
    'iu',
  ).test(text)

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
