import { fixedClock } from '@mittkanta/test-kit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PERSON } from './support/fake-archive.ts'
import { house, type House } from './support/house.ts'
import { ACR, ARTIFICIAL_CODE } from './support/lying-provider.ts'

let bff: House
beforeAll(async () => {
  bff = await house()
})
afterAll(() => bff.close())
beforeEach(() => {
  bff.provider.lie({})
  bff.archive.misbehave = undefined
})

const COME_BACK = { 'sec-fetch-site': 'cross-site' }

describe('GET /sign-in', () => {
  it('asks in a signed request object for what the profile wants', async () => {
    const browser = bff.browser()
    const address = new URL(await browser.begin('?language=sv'))
    await browser.follow(address.href)

    expect([...address.searchParams.keys()].sort()).toEqual([
      'client_id',
      'request',
    ])
    expect(bff.provider.lastRequest()).toMatchObject({
      client_id: 'mittkanta',
      iss: 'mittkanta',
      aud: bff.provider.issuer,
      redirect_uri: 'http://localhost:3000/sign-in/callback',
      response_type: 'code',
      scope: 'openid',
      code_challenge_method: 'S256',
      acr_values: ACR,
      ui_locales: 'sv',
      max_age: 900,
    })
    const { nonce, state, exp, iat } = bff.provider.lastRequest()
    expect(String(nonce).length).toBeGreaterThanOrEqual(32)
    expect(String(state).length).toBeGreaterThanOrEqual(32)
    expect(Number(exp) - Number(iat)).toBe(600)
  })

  it('keeps its half in a short Lax cookie', async () => {
    const { cookies } = await bff.browser().visit('/sign-in')
    expect(cookies).toHaveLength(1)
    expect(cookies[0]).toMatch(
      /^__Host-mittkanta-sign-in-[0-9a-f]{16}=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=600$/,
    )
  })

  it('sends who comes from another site to the front page', async () => {
    for (const site of ['cross-site', 'same-site']) {
      const headers = { 'sec-fetch-site': site }
      const answer = await bff.browser().visit('/sign-in', headers)
      expect(answer.location).toBe('/')
      expect(answer.cookies).toEqual([])
    }
  })

  it('refuses to begin in a frame', async () => {
    const answer = await bff
      .browser()
      .visit('/sign-in', { 'sec-fetch-dest': 'iframe' })
    expect(answer.status).toBe(403)
  })

  it('forgets old attempts rather than filling the cookie jar', async () => {
    const browser = bff.browser()
    for (let attempt = 0; attempt < 12; attempt += 1) await browser.begin()
    expect(browser.cookies.size).toBeLessThanOrEqual(5)
    expect((await browser.signIn()).onward).toBe('/')
  })

  it('says within three seconds that the provider is down, and again works after', async () => {
    const slow = await house()
    try {
      slow.provider.lie({ discovery: () => undefined })
      const begun = performance.now()
      const answer = await slow.browser().visit('/sign-in')
      expect(answer.location).toBe('/signed-out?reason=unavailable')
      expect(performance.now() - begun).toBeLessThan(3500)
      expect(await slow.counted('provider-unavailable')).toBe(1)

      slow.provider.lie({})
      expect((await slow.browser().signIn()).onward).toBe('/')
    } finally {
      await slow.close()
    }
  })

  it('leaves open sessions alone while the provider is down', async () => {
    const alone = await house()
    try {
      const browser = await alone.signedIn()
      await alone.provider.close()
      const page = await browser.fetch('/api/subjects/self/front-page')
      expect(page.status).toBe(200)
    } finally {
      await alone.close()
    }
  })
})

describe('GET /sign-in/callback', () => {
  it('opens a session under a Strict cookie that ends with the browser', async () => {
    const { cookies } = await bff.browser().signIn()
    expect(cookies).toHaveLength(2)
    expect(cookies[0]).toMatch(/sign-in-[0-9a-f]{16}=; .*Max-Age=0$/)
    expect(cookies[1]).toMatch(
      /^__Host-mittkanta-session=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Strict$/,
    )
  })

  it('asks the archive who it is, with the code in the body only', async () => {
    bff.archive.paths.length = 0
    bff.archive.bodies.length = 0
    bff.archive.callers.length = 0
    await bff.browser().signIn()
    const nobody = '00000000-0000-0000-0000-000000000000'

    expect(bff.archive.paths).toEqual(['/portal/persons'])
    expect(bff.archive.bodies).toEqual([
      JSON.stringify({ identityCode: ARTIFICIAL_CODE }),
    ])
    expect(bff.archive.callers).toMatchObject([
      { sub: nobody, subject: nobody, ground: 'own', subjectAge: 'adult' },
    ])
  })

  it('leads back to the page that was wanted, if it is one of ours', async () => {
    const wishes = {
      '/about': '/about',
      '/visits': '/visits',
      '/tasks/child-protection': '/tasks/child-protection',
      '//evil.example': '/',
      'https://evil.example/': '/',
      '/\\evil.example': '/',
      '/api/session': '/',
      '/about\n': '/',
    }
    for (const [wish, place] of Object.entries(wishes)) {
      const query = `?returnTo=${encodeURIComponent(wish)}`
      expect((await bff.browser().signIn(query)).onward).toBe(place)
    }
  })

  it('leads on from a page of ours that runs nothing and is kept nowhere', async () => {
    const browser = bff.browser()
    browser.cookies.set('__Host-mittkanta-language', 'sv')
    const { status, headers, text } = await browser.signIn('?returnTo=/visits')
    const policy = String(headers['content-security-policy'])

    expect(status).toBe(200)
    expect(headers.location).toBeUndefined()
    expect(headers['cache-control']).toBe('no-store')
    expect(policy).toMatch(/^default-src 'none'; .*style-src 'sha256-/)
    expect(policy).not.toMatch(/script-src|sandbox|unsafe/)
    expect(text).toContain(
      '<a href="/visits">Fortsätt till dina handlingar</a>',
    )
    expect(text).not.toMatch(/<script|code=|state=/)
  })

  it('lets two tabs of one browser sign in at once', async () => {
    const browser = bff.browser()
    const first = await browser.follow(await browser.begin('?returnTo=/about'))
    const second = await browser.follow(await browser.begin())

    expect((await browser.visit(first, COME_BACK)).onward).toBe('/about')
    expect((await browser.visit(second, COME_BACK)).onward).toBe('/')
  })

  it("refuses one tab's code with the other tab's state", async () => {
    const browser = bff.browser()
    const first = await browser.follow(await browser.begin())
    const second = await browser.follow(await browser.begin())
    const mixed = new URL(second, bff.url)
    const code = new URL(first, bff.url).searchParams.get('code') ?? ''
    mixed.searchParams.set('code', code)

    const answer = await browser.visit(mixed.pathname + mixed.search, COME_BACK)
    expect(answer.location).toBe('/signed-out?reason=refused')
    expect(browser.session).toBeUndefined()
  })

  it('refuses an answer that another browser brings', async () => {
    const browser = bff.browser()
    const callback = await browser.follow(await browser.begin())
    const thief = bff.browser()
    await thief.begin()
    const before = await bff.counted('sign-in-refused')

    const answer = await thief.visit(callback, COME_BACK)
    expect(answer.location).toBe('/signed-out?reason=refused')
    expect(thief.session).toBeUndefined()
    expect(await bff.counted('sign-in-refused')).toBe(before + 1)
    expect((await browser.visit(callback, COME_BACK)).onward).toBe('/')
  })

  it('refuses the same answer a second time, even at the same time', async () => {
    const browser = bff.browser()
    const callback = await browser.follow(await browser.begin())
    const cookies = [...browser.cookies]
    const tokenRequests = bff.provider.tokenRequests()
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => {
        const copy = bff.browser()
        cookies.forEach(([name, value]) => copy.cookies.set(name, value))
        return copy.visit(callback, COME_BACK)
      }),
    )
    const places = answers
      .map(({ location, onward }) => location || onward)
      .sort()
    expect(places[0]).toBe('/')
    expect(places.slice(1)).toEqual(
      places.slice(1).map(() => '/signed-out?reason=refused'),
    )
    expect(bff.provider.tokenRequests()).toBe(tokenRequests + 1)
  })

  it('refuses an answer that comes after ten minutes', async () => {
    const clock = fixedClock('2024-03-01T10:00:00Z')
    const late = await house({ clock })
    try {
      const browser = late.browser()
      const callback = await browser.follow(await browser.begin())
      clock.advance(10 * 60_000)
      const answer = await browser.visit(callback, COME_BACK)
      expect(answer.location).toBe('/signed-out?reason=refused')

      await late.bff.tidy()
      const text = 'SELECT 1 FROM bff_sign_in'
      expect(await late.database.query({ text })).toEqual([])
    } finally {
      await late.close()
    }
  })

  it('calls a change of mind no refusal', async () => {
    const before = await bff.counted('sign-in-refused')
    for (const error of ['access_denied', 'cancel']) {
      bff.provider.lie({
        answer: (answer) => {
          answer.delete('code')
          answer.set('error', error)
        },
      })
      const answer = await bff.browser().signIn()
      expect(answer.location).toBe('/signed-out?reason=cancelled')
    }
    expect(await bff.counted('sign-in-refused')).toBe(before)
    expect(await bff.counted('sign-in-cancelled')).toBe(2)
  })

  it('signs no one in while the archive does not answer', async () => {
    bff.archive.misbehave = (res) => {
      res.writeHead(503)
      res.end()
    }
    const browser = bff.browser()
    const answer = await browser.signIn()
    expect(answer.location).toBe('/signed-out?reason=unavailable')
    expect(browser.session).toBeUndefined()
  })

  it('takes a name together from its parts, without control characters', async () => {
    const browser = bff.browser()
    bff.provider.lie({
      claims: (claims) => {
        claims['urn:oid:2.16.840.1.113730.3.1.241'] = null
        claims['urn:oid:1.2.246.575.1.14'] = 'Eva\u202e\u0000'
        claims['urn:oid:2.5.4.4'] = 'Exempel'
      },
    })
    await browser.signIn()
    expect((await browser.fetch('/api/session')).json()).toMatchObject({
      displayName: 'Eva Exempel',
    })
  })

  it('states reader, subject and age to the archive from then on', async () => {
    const browser = await bff.signedIn()
    bff.archive.callers.length = 0
    await browser.fetch('/api/subjects/self/front-page')
    expect(bff.archive.callers).toMatchObject([
      { sub: PERSON, subject: PERSON, ground: 'own', subjectAge: 'adult' },
    ])
    const { exp, iat } = bff.archive.callers[0] ?? {}
    expect(Number(exp) - Number(iat)).toBe(60)
  })
})

describe('GET /.well-known/jwks.json', () => {
  it('publishes the public halves of both keys and nothing of the private ones', async () => {
    const answer = await bff.browser().visit('/.well-known/jwks.json')
    const { keys } = answer.json() as { keys: Record<string, unknown>[] }
    expect(keys.map(({ kid, use, alg }) => [kid, use, alg])).toEqual([
      ['client-sig', 'sig', 'RS256'],
      ['client-enc', 'enc', 'RSA-OAEP'],
    ])
    for (const key of keys) {
      expect(Object.keys(key).sort()).toEqual(
        ['alg', 'e', 'kid', 'kty', 'n', 'use'].sort(),
      )
    }
  })
})
