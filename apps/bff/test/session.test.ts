import { fixedClock } from '@mittkanta/test-kit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { FRAME } from './support/browser.ts'
import { REF } from './support/fake-archive.ts'
import { house, type House } from './support/house.ts'
import { ALMOST_ADULT, FATHER, MINOR } from './support/people.ts'

const FRONT_PAGE = '/api/subjects/self/front-page'
const MINUTE = 60_000

const clock = fixedClock('2024-03-01T10:00:00Z')
let bff: House
beforeAll(async () => {
  bff = await house({ clock })
})
afterAll(() => bff.close())
beforeEach(() => clock.set('2024-03-01T10:00:00Z'))

describe('GET /api/session', () => {
  it('says that no one is signed in', async () => {
    const answer = await bff.browser().fetch('/api/session')
    expect(answer.json()).toEqual({ state: 'signed-out' })
    expect(answer.cookies).toEqual([])
  })

  it('states the time that is left', async () => {
    const browser = await bff.signedIn()
    clock.advance(MINUTE)
    expect((await browser.fetch('/api/session')).json()).toMatchObject({
      state: 'signed-in',
      displayName: 'Testi Henkilö',
      idleSeconds: 14 * 60,
      absoluteSeconds: 8 * 60 * 60 - 60,
      warnSeconds: 120,
    })
  })

  it('informs a minor, and no one else, when they turn 18', async () => {
    const turns18On = async (code: string) => {
      bff.provider.person = { 'urn:oid:1.2.246.21': code }
      const answer = await (await bff.signedIn()).fetch('/api/session')
      bff.provider.person = {}
      return (answer.json() as { turns18On: unknown }).turns18On
    }
    expect(await turns18On(MINOR)).toBe('2028-02-28')
    expect(await turns18On(ALMOST_ADULT)).toBe('2024-03-02')
    expect(await turns18On(FATHER)).toBeNull()
    clock.set('2024-03-01T22:00:00Z')
    expect(await turns18On(ALMOST_ADULT)).toBeNull()
  })

  it('does not prolong the session however often it is asked', async () => {
    const browser = await bff.signedIn()
    for (let minute = 0; minute < 15; minute += 1) {
      clock.advance(MINUTE)
      await browser.fetch('/api/session')
    }
    expect((await browser.fetch(FRONT_PAGE)).status).toBe(401)
  })

  it('clears the cookie of a session that has ended', async () => {
    const browser = await bff.signedIn()
    clock.advance(15 * MINUTE)
    const answer = await browser.fetch('/api/session')
    expect(answer.json()).toEqual({ state: 'signed-out' })
    expect(browser.session).toBeUndefined()
  })
})

describe('POST /api/session/keep-alive', () => {
  it('prolongs the session', async () => {
    const browser = await bff.signedIn()
    clock.advance(14 * MINUTE)
    expect((await browser.post('/api/session/keep-alive')).status).toBe(204)
    clock.advance(14 * MINUTE)
    expect((await browser.fetch(FRONT_PAGE)).status).toBe(200)
  })

  it('is refused without a session', async () => {
    const answer = await bff.browser().post('/api/session/keep-alive')
    expect(answer.status).toBe(401)
    expect(answer.text).toContain('urn:mittkanta:problem:not-signed-in')
  })

  it('does not bring back a session that has ended', async () => {
    const browser = await bff.signedIn()
    clock.advance(15 * MINUTE)
    const answer = await browser.post('/api/session/keep-alive')
    expect(answer.status).toBe(401)
    expect(answer.text).toContain('urn:mittkanta:problem:session-ended')
  })
})

describe('reading', () => {
  it('prolongs the session, but never beyond 8 hours', async () => {
    const browser = await bff.signedIn()
    for (let minutes = 10; minutes < 8 * 60; minutes += 10) {
      clock.advance(10 * MINUTE)
      expect((await browser.fetch(FRONT_PAGE)).status).toBe(200)
    }
    clock.advance(10 * MINUTE)
    expect((await browser.fetch(FRONT_PAGE)).status).toBe(401)
  })
})

describe('POST /api/session/end', () => {
  it('ends the session here and sends the browser on to the provider', async () => {
    const browser = await bff.signedIn()
    const answer = await browser.post('/api/session/end')
    const { next } = answer.json() as { next: string }
    const address = new URL(next)

    expect(address.origin).toBe(bff.provider.issuer)
    expect(address.pathname).toBe('/end-session')
    expect(Object.fromEntries(address.searchParams)).toEqual({
      client_id: 'mittkanta',
      post_logout_redirect_uri: 'http://localhost:3000/signed-out',
    })
  })

  it('is in the log with the sign-in before it, and neither says of whom', async () => {
    const earlier = bff.events('signed-in').length
    const browser = await bff.signedIn()
    await browser.post('/api/session/end')
    const lines = [
      ...bff.events('signed-in').slice(earlier),
      ...bff.events('signed-out').slice(-1),
    ]
    expect(lines).toMatchObject([
      { level: 'info', rule: 'http://ftn.ficora.fi/2017/loatest2' },
      { level: 'info', rule: 'by-the-reader' },
    ])
    for (const line of lines) {
      expect(Object.keys(line).sort()).toEqual([
        'event',
        'instance',
        'level',
        'msg',
        'rule',
        'service',
        'time',
      ])
    }
  })

  it('clears the HttpOnly cookie and what the browser has kept', async () => {
    const browser = await bff.signedIn()
    const answer = await browser.post('/api/session/end')
    expect(answer.cookies).toEqual([
      '__Host-mittkanta-session=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0',
    ])
    expect(answer.headers['clear-site-data']).toBe('"cache", "storage"')
  })

  it('is harmless when no one is signed in', async () => {
    expect((await bff.browser().post('/api/session/end')).status).toBe(200)
  })

  it('works while the provider is down', async () => {
    const alone = await house()
    try {
      const browser = await alone.signedIn()
      await alone.provider.close()
      expect((await browser.post('/api/session/end')).status).toBe(200)
      expect((await browser.fetch(FRONT_PAGE)).status).toBe(401)
    } finally {
      await alone.close()
    }
  })

  it('leaves a copied cookie good for nothing on every personal route', async () => {
    const browser = await bff.signedIn()
    const copy = bff.browser()
    copy.cookies.set('__Host-mittkanta-session', browser.session ?? '')
    await browser.post('/api/session/end')

    const personal = bff.bff.routes.filter(({ isPersonal }) => isPersonal)
    expect(personal.length).toBeGreaterThanOrEqual(6)
    for (const { method, path, admits } of personal) {
      copy.cookies.set('__Host-mittkanta-session', browser.session ?? 'x')
      const address = path
        .replace(':subjectRef', 'self')
        .replace(':task', 'child-protection')
        .replace(':ref', REF)
      const answer =
        method === 'post'
          ? await copy.post(address)
          : await copy.fetch(address, admits === 'frame' ? FRAME : {})
      expect([path, answer.status]).toEqual([path, 401])
    }
  })
})

describe('the session token', () => {
  it('is not the one that was planted before signing in', async () => {
    const planted = 'A'.repeat(43)
    const browser = bff.browser()
    browser.cookies.set('__Host-mittkanta-session', planted)
    await browser.signIn()

    const attacker = bff.browser()
    attacker.cookies.set('__Host-mittkanta-session', planted)
    expect(browser.session).not.toBe(planted)
    expect((await attacker.fetch(FRONT_PAGE)).status).toBe(401)
  })

  it('ends the session that the browser had before', async () => {
    const browser = await bff.signedIn()
    const old = bff.browser()
    old.cookies.set('__Host-mittkanta-session', browser.session ?? '')
    await browser.signIn()

    expect((await old.fetch(FRONT_PAGE)).status).toBe(401)
    expect((await browser.fetch(FRONT_PAGE)).status).toBe(200)
  })

  it('is in no body and no other header', async () => {
    const browser = bff.browser()
    const answers = [
      await browser.signIn(),
      await browser.fetch('/api/session'),
      await browser.fetch(FRONT_PAGE),
    ]
    for (const { text, headers } of answers) {
      const rest = JSON.stringify({ ...headers, 'set-cookie': undefined })
      expect(text + rest).not.toContain(browser.session)
    }
  })
})
