import { decodeJwt } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FRAME } from './support/browser.ts'
import { house, type House } from './support/house.ts'

const NEUTRAL = 'https://weather.example/today'

let bff: House
beforeAll(async () => {
  bff = await house({ environment: { QUICK_LEAVE_URL: NEUTRAL } })
})
afterAll(() => bff.close())

/** How a sign-in asks the identification service to prompt, in its request object. */
const promptIn = (address: string) =>
  decodeJwt(new URL(address).searchParams.get('request') ?? '').prompt

describe('GET /left', () => {
  it('leads to the neutral page, the same for everyone', async () => {
    const signedIn = await (await bff.signedIn()).visit('/left')
    const nobody = await bff.browser().visit('/left')

    for (const answer of [signedIn, nobody]) {
      expect(answer.status).toBe(303)
      expect(answer.location).toBe(NEUTRAL)
      expect(answer.headers['cache-control']).toBe('no-store')
      expect(answer.headers['referrer-policy']).toBe('no-referrer')
    }
    expect(signedIn.cookies).toEqual(nobody.cookies)
    expect(signedIn.text).toBe(nobody.text)
  })

  it('ends a session that is still open', async () => {
    const browser = await bff.signedIn()
    const copy = bff.browser()
    copy.cookies.set('__Host-mittkanta-session', browser.session ?? '')

    await browser.visit('/left')

    expect(browser.session).toBeUndefined()
    const answer = await copy.fetch('/api/subjects/self/front-page')
    expect(answer.status).toBe(401)
  })

  const others = {
    'from another site': { 'sec-fetch-site': 'cross-site' },
    'from a sibling': { 'sec-fetch-site': 'same-site' },
    'in advance': { 'sec-purpose': 'prefetch;prerender' },
  }
  for (const [how, headers] of Object.entries(others))
    it(`ends nothing when it is asked for ${how}`, async () => {
      const browser = await bff.signedIn()

      const answer = await browser.visit('/left', headers)

      expect([answer.status, answer.location]).toEqual([303, NEUTRAL])
      expect(answer.cookies).toEqual([])
      const session = await browser.fetch('/api/session')
      expect(session.text).toContain('signed-in')
    })

  it('leaves the cookie of a browser that states no site unless it is sent', async () => {
    const browser = await bff.signedIn()

    expect((await bff.browser().ask('GET', '/left')).cookies).toEqual([])
    await browser.ask('GET', '/left')

    expect(browser.session).toBeUndefined()
  })

  it('cannot be put into a frame', async () => {
    expect((await bff.browser().visit('/left', FRAME)).status).toBe(403)
  })
})

describe('signing in after a quick leave', () => {
  it('identifies the person again, once', async () => {
    const browser = await bff.signedIn()
    expect(promptIn(await browser.begin())).toBeUndefined()

    await browser.visit('/left')
    const begun = await browser.begin()
    expect(promptIn(begun)).toBe('login')
    const callback = await browser.follow(begun)
    await browser.visit(callback, { 'sec-fetch-site': 'cross-site' })

    expect(browser.session).toBeDefined()
    expect(promptIn(await browser.begin())).toBeUndefined()
  })
})
