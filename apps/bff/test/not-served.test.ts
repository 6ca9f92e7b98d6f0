import type { ServerResponse } from 'node:http'
import { fixedClock } from '@mittkanta/test-kit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { json } from './support/fake-archive.ts'
import { house, type House } from './support/house.ts'
import { CHILD } from './support/people.ts'

let bff: House
beforeAll(async () => {
  bff = await house({ clock: fixedClock('2024-03-01T10:00:00Z') })
})
afterAll(() => bff.close())
beforeEach(() => {
  bff.archive.answers = () => false
  bff.registry.roles.set(CHILD, ['ALL'])
  bff.registry.chooses = CHILD
})

/** The archive serves no one on paths that hold a text. */
const refusing = (part: string) => (path: string, res: ServerResponse) => {
  if (!path.includes(part)) return false
  const kind = 'person-not-served'
  json(res, { type: `urn:mittkanta:problem:${kind}`, status: 403 }, 403)
  return true
}

/** Answers of every kind of reading. */
const PATHS = (ref: string) =>
  [
    'front-page',
    'tasks/child-protection',
    'wills',
    'wills/choices',
    'copy',
  ].map((rest) => `/api/subjects/${ref}/${rest}`)

describe('a person whom the archive does not serve (11.4.1)', () => {
  it('is not signed in, and reads a page that says so in neutral words', async () => {
    bff.archive.answers = refusing('/portal/persons')
    const browser = bff.browser()
    const answer = await browser.signIn()

    expect(answer.status).toBe(303)
    expect(answer.location).toBe('/signed-out?reason=not-served')
    expect(browser.session).toBeUndefined()
    expect(bff.events('sign-in-refused').at(-1)?.rule).toBe('person-not-served')
  })

  it('reads nothing in a session that continues', async () => {
    const browser = await bff.signedIn()
    bff.archive.answers = refusing('/portal/subjects/')

    for (const path of [...PATHS('self'), '/api/subjects/self/visits']) {
      const answer = await browser.fetch(path)
      expect([path, answer.status, answer.json()]).toMatchObject([
        path,
        403,
        { type: 'urn:mittkanta:problem:person-not-served' },
      ])
    }
  })

  it('is not acted for: the answer is that of every person who cannot be acted for', async () => {
    const browser = await bff.signedIn()
    bff.archive.answers = refusing('/portal/persons')
    const refused = await browser.act()
    expect(refused.json()).toEqual({ outcome: 'refused' })
    expect(bff.events('acting-refused').at(-1)?.rule).toBe('person-not-served')

    bff.archive.answers = () => false
    bff.registry.roles.set(CHILD, [])
    const withoutGround = await browser.act()
    expect(withoutGround.text).toBe(refused.text)
  })

  it('is not acted for any more: the answer is that of a ground that is over', async () => {
    const browser = await bff.signedIn()
    const ref = await browser.actingRef()
    bff.archive.answers = refusing('/portal/subjects/')
    const over = await browser.fetch(
      `/api/subjects/${'x'.repeat(22)}/front-page`,
    )
    const neutral = ({ text }: { readonly text: string }) =>
      text.replace(/urn:uuid:[^"]*/, '')

    for (const path of PATHS(ref)) {
      const answer = await browser.fetch(path)
      expect([path, answer.status, neutral(answer)]).toEqual([
        path,
        403,
        neutral(over),
      ])
    }
  })
})
