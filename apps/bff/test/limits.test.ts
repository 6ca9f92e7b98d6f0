import { randomBytes } from 'node:crypto'
import { ENGINES, fixedClock } from '@mittkanta/test-kit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { limitOf } from '../src/http/limits.ts'
import { Browser, NAVIGATION } from './support/browser.ts'
import { REF } from './support/fake-archive.ts'
import { house, type House } from './support/house.ts'

const FRONT_PAGE = '/api/subjects/self/front-page'
const LIST = '/api/subjects/self/tasks/elderly-services'
const MISSING = `/api/subjects/self/documents/${'x'.repeat(22)}`
const WINDOW_MILLISECONDS = 300_000

const LIMITS = {
  LIMIT_SIGN_IN: '12',
  LIMIT_LOGOUT_TOKEN: '3',
  LIMIT_READING: '40',
  LIMIT_UNKNOWN_SESSION: '20',
  LIMIT_ACTING: '4',
  LIMIT_COPY: '2',
  TRUSTED_PROXIES: '127.0.0.1',
}

/** The address that a trusted proxy reports. */
const from = (address: string) => ({ 'x-forwarded-for': address })

describe.each(ENGINES)('limits over two instances on %s', (engine) => {
  // Tokens go by the machine's clock, so that this one cannot be set to another
  // time.
  const clock = fixedClock(new Date().toISOString())
  let bff: House
  let other: string

  beforeAll(async () => {
    bff = await house({ engine, environment: LIMITS, clock })
    other = await bff.anotherInstance()
  })
  afterAll(() => bff.close())
  // Each test has a separate window.
  beforeEach(() => clock.advance(WINDOW_MILLISECONDS))

  /** The same browser at the other instance. */
  const atOther = (browser: Browser) => {
    const twin = new Browser(other)
    browser.cookies.forEach((value, name) => twin.cookies.set(name, value))
    return twin
  }

  it('counts what a session reads over both, and gives it back with the next window', async () => {
    const browser = await bff.signedIn()
    const twin = atOther(browser)
    const statuses: number[] = []
    for (let n = 0; n < 30; n += 1) {
      statuses.push((await browser.fetch(FRONT_PAGE)).status)
      statuses.push((await twin.fetch(LIST)).status)
    }
    const through = statuses.filter((status) => status === 200).length

    expect(new Set(statuses)).toEqual(new Set([200, 429]))
    // Forty, give or take up to a tenth for each of two instances.
    expect(through).toBeGreaterThanOrEqual(32)
    expect(through).toBeLessThanOrEqual(48)
    expect((await browser.fetch(FRONT_PAGE)).status).toBe(429)
    expect((await twin.fetch(FRONT_PAGE)).status).toBe(429)

    clock.advance(WINDOW_MILLISECONDS)
    // The session would be idle by then if it had not been used.
    expect((await browser.fetch(FRONT_PAGE)).status).toBe(200)
  })

  it('answers existing and missing documents alike, also when there have been too many', async () => {
    const browser = await bff.signedIn()
    const answers = async (path: string) => {
      const { status, headers, json } = await browser.fetch(path)
      const { instance, ...body } = json() as { instance: string }
      return {
        status,
        body: status === 429 ? body : '',
        wait: headers['retry-after'],
        isId: instance ? instance.startsWith('urn:uuid:') : true,
      }
    }
    const seen: Record<string, unknown[]> = { there: [], missing: [] }
    for (let n = 0; n < 30; n += 1) {
      seen.there?.push(await answers(`/api/subjects/self/documents/${REF}`))
      seen.missing?.push(await answers(MISSING))
    }
    const limited = (list: unknown[] = []) =>
      list.map((one) => (one as { status: number }).status === 429)

    expect(limited(seen.there).filter(Boolean)).toHaveLength(10)
    expect(limited(seen.missing)).toEqual(limited(seen.there))
    expect(seen.there?.at(-1)).toEqual(seen.missing?.at(-1))
    expect(seen.there?.at(-1)).toMatchObject({
      status: 429,
      body: { type: 'urn:mittkanta:problem:too-many-requests', status: 429 },
    })
  })

  it('says when to come again', async () => {
    const browser = await bff.signedIn()
    for (let n = 0; n < 40; n += 1) await browser.fetch(MISSING)
    const { status, headers } = await browser.fetch(MISSING)

    expect(status).toBe(429)
    expect(Number(headers['retry-after'])).toBeGreaterThan(0)
    expect(Number(headers['retry-after'])).toBeLessThanOrEqual(300)
  })

  it('lets no session use up what is another’s: other sessions of the same person read on', async () => {
    const attacker = await bff.signedIn()
    for (let n = 0; n < 50; n += 1) await attacker.fetch(MISSING)
    const reader = await bff.signedIn()

    expect((await attacker.fetch(FRONT_PAGE)).status).toBe(429)
    expect((await reader.fetch(FRONT_PAGE)).status).toBe(200)
  })

  it('never keeps a session from ending', async () => {
    const browser = await bff.signedIn()
    for (let n = 0; n < 50; n += 1) await browser.fetch(MISSING)
    expect((await browser.fetch('/api/session')).status).toBe(200)
    expect((await browser.post('/api/session/end')).status).toBe(200)
  })

  it('asks the database nothing more for a reader who reads little', async () => {
    const browser = await bff.signedIn()
    const counted = () =>
      bff.database.query({ text: 'SELECT sum(used) AS used FROM bff_rate' })
    const before = await counted()
    for (let n = 0; n < 4; n += 1) await browser.fetch(FRONT_PAGE)
    expect(await counted()).toEqual(before)

    await browser.fetch(FRONT_PAGE)
    expect(await counted()).not.toEqual(before)
  })

  it('counts sign-ins by address, and lets those of other networks in', async () => {
    const flood = async (address: string, times: number) => {
      const browser = bff.browser()
      const statuses: number[] = []
      for (let n = 0; n < times; n += 1) {
        const answer = await browser.visit('/sign-in', from(address))
        statuses.push(answer.status)
      }
      return statuses
    }
    expect(await flood('192.0.2.1', 13)).toEqual([
      ...Array.from({ length: 12 }, () => 303),
      429,
    ])
    const twin = new Browser(other)
    expect((await twin.visit('/sign-in', from('192.0.2.1'))).status).toBe(429)
    expect((await twin.visit('/sign-in', from('192.0.2.2'))).status).toBe(303)

    // An IPv6 sender has a /64 to choose from.
    expect((await flood('2001:db8::1', 12)).at(-1)).toBe(303)
    expect((await flood('2001:db8::2', 1)).at(-1)).toBe(429)
    expect((await flood('2001:db8:0:1::2', 1)).at(-1)).toBe(303)
  })

  it('takes no sender’s own word for where they come from', async () => {
    // The proxy puts the address that it sees at the end.
    for (let n = 0; n < 12; n += 1) {
      const said = `198.51.100.${String(n)}, 192.0.2.9`
      await bff.browser().visit('/sign-in', from(said))
    }
    const { status } = await bff
      .browser()
      .visit('/sign-in', from('198.51.100.99, 192.0.2.9'))
    expect(status).toBe(429)

    const untrusting = await bff.anotherInstance({ TRUSTED_PROXIES: '' })
    const statuses: number[] = []
    for (let n = 0; n < 13; n += 1) {
      const browser = new Browser(untrusting)
      const answer = await browser.visit(
        '/sign-in',
        from(`192.0.3.${String(n)}`),
      )
      statuses.push(answer.status)
    }
    expect(statuses.at(-1)).toBe(429)
    // It looks like a proxy that the configuration forgot, which is reported
    // once.
    expect(bff.events('proxy-not-trusted')).toHaveLength(1)
  })

  it.each([
    ['sv', 'Vänta en stund'],
    ['fi', 'Odota hetki'],
    ['en', 'Wait a moment'],
  ])(
    'asks a browser that goes to sign in to wait, in its language (%s)',
    async (language, title) => {
      const asking = { ...from('192.0.2.77'), 'accept-language': language }
      for (let n = 0; n < 12; n += 1) {
        await bff.browser().visit('/sign-in/callback?state=x', asking)
      }
      const { status, headers, text } = await bff
        .browser()
        .ask('GET', '/sign-in', { ...NAVIGATION, ...asking })

      expect(status).toBe(429)
      expect(headers['retry-after']).toBeDefined()
      expect(headers['content-type']).toContain('text/html')
      expect(text).toContain(title)
      expect(text).toContain(`lang="${language}"`)
    },
  )

  it('counts logout tokens by address, whatever they are', async () => {
    const send = async (address: string) =>
      bff.browser().ask(
        'POST',
        '/sign-in/backchannel-logout',
        {
          'content-type': 'application/x-www-form-urlencoded',
          ...from(address),
        },
        `logout_token=${await bff.provider.logoutToken()}`,
      )
    const forged = () =>
      bff
        .browser()
        .ask('POST', '/sign-in/backchannel-logout', from('192.0.2.50'))
    expect((await forged()).status).toBe(400)
    expect((await forged()).status).toBe(400)
    expect((await forged()).status).toBe(400)
    expect((await forged()).status).toBe(429)
    // The identification service is a different caller.
    expect((await send('192.0.2.51')).status).toBe(200)
  })

  /** A browser with an invented session cookie. */
  const invented = (url = bff.url) => {
    const browser = new Browser(url)
    const token = randomBytes(32).toString('base64url')
    browser.cookies.set('__Host-mittkanta-session', token)
    return browser
  }

  it('counts invented session cookies by address, over both instances (ASVS 2.4.1)', async () => {
    const told = bff.events('rate-limited').length
    const statuses: number[] = []
    for (let n = 0; n < 40; n += 1) {
      const one = invented(n % 2 === 0 ? bff.url : other)
      const answer = await one.fetch(FRONT_PAGE, from('192.0.2.60'))
      statuses.push(answer.status)
    }
    const refused = statuses.filter((status) => status === 401).length

    expect(new Set(statuses)).toEqual(new Set([401, 429]))
    // Twenty, give or take up to a tenth for each of two instances.
    expect(refused).toBeGreaterThanOrEqual(16)
    expect(refused).toBeLessThanOrEqual(24)
    expect(statuses.slice(-8)).toEqual(Array.from({ length: 8 }, () => 429))
    const rules = bff.events('rate-limited').slice(told)
    expect(rules).toEqual([
      expect.objectContaining({ rule: 'unknown-session' }),
      expect.objectContaining({ rule: 'unknown-session' }),
    ])
    const asking = await invented().fetch('/api/session', from('192.0.2.60'))
    expect(asking.status).toBe(429)
    expect(Number(asking.headers['retry-after'])).toBeGreaterThan(0)
    // Another address is not concerned.
    const elsewhere = await invented().fetch(FRONT_PAGE, from('192.0.2.61'))
    expect(elsewhere.status).toBe(401)
  })

  it('locks no one out behind an address that sends invented cookies', async () => {
    const reader = await bff.signedIn()
    const address = from('192.0.2.62')
    for (let n = 0; n < 30; n += 1) await invented().fetch(FRONT_PAGE, address)
    for (let n = 0; n < 30; n += 1) {
      await invented(other).fetch(FRONT_PAGE, address)
    }
    expect((await invented().fetch(FRONT_PAGE, address)).status).toBe(429)

    for (const browser of [reader, atOther(reader)]) {
      expect((await browser.fetch(FRONT_PAGE, address)).status).toBe(200)
    }
    // A reader signs in behind it, is looked up there, and signs out.
    const late = bff.browser()
    const callback = await late.follow(
      (await late.visit('/sign-in', address)).location,
    )
    const site = { 'sec-fetch-site': 'cross-site' }
    await late.visit(callback, { ...address, ...site })
    expect((await late.fetch('/api/session', address)).text).toContain('-in"')
    expect((await late.post('/api/session/end', address)).status).toBe(200)
    const rows = await bff.database.query({
      text: `SELECT 1 FROM bff_session WHERE end_reason = 'signed-out'
             AND ended_at = $1`,
      values: [clock()],
    })
    expect(rows).toHaveLength(1)
    // Without a cookie nothing is looked up, and signing out is never refused.
    expect((await bff.browser().fetch(FRONT_PAGE, address)).status).toBe(401)
    expect((await invented().post('/api/session/end', address)).status).toBe(
      200,
    )

    clock.advance(WINDOW_MILLISECONDS)
    expect((await invented().fetch(FRONT_PAGE, address)).status).toBe(401)
  })

  it('asks the database once for many invented cookies from addresses over the limit', async () => {
    const address = from('192.0.2.63')
    for (let n = 0; n < 30; n += 1) await invented().fetch(FRONT_PAGE, address)
    const reader = await bff.signedIn()
    const before = bff.statements.length
    const answers = await Promise.all([
      ...Array.from({ length: 100 }, () =>
        invented().fetch(FRONT_PAGE, address),
      ),
      reader.fetch(FRONT_PAGE, address),
    ])
    const statuses = answers.map(({ status }) => status)
    expect(statuses.slice(0, -1)).toEqual(
      Array.from({ length: 100 }, () => 429),
    )
    expect(statuses.at(-1)).toBe(200)
    // One for each tenth of a second that they took, and two of the reader.
    expect(bff.statements.length - before).toBeLessThan(20)
  }, 60_000)

  it('does not count the cookie of a session that is over', async () => {
    const address = from('192.0.2.64')
    const browser = await bff.signedIn()
    const token = browser.session ?? ''
    await browser.post('/api/session/end')
    for (let n = 0; n < 30; n += 1) {
      browser.cookies.set('__Host-mittkanta-session', token)
      await browser.fetch('/api/session', address)
    }
    expect((await invented().fetch(FRONT_PAGE, address)).status).toBe(401)
  })

  it('counts how often a session begins to choose, and how often it copies', async () => {
    const browser = await bff.signedIn()
    const statuses: number[] = []
    for (let n = 0; n < 5; n += 1) {
      statuses.push((await browser.post('/api/acting/start')).status)
    }
    expect(statuses).toEqual([200, 200, 200, 200, 429])
    const copies: number[] = []
    for (let n = 0; n < 3; n += 1) {
      const copy = await browser.fetch('/api/subjects/self/copy')
      copies.push(copy.status)
    }
    expect(copies).toEqual([200, 200, 429])
    // Reading is counted separately.
    expect((await browser.fetch(FRONT_PAGE)).status).toBe(200)
  })

  it('is logged once for each caller who has to wait, without who it is', async () => {
    const before = bff.events('rate-limited').length
    const browser = await bff.signedIn()
    for (let n = 0; n < 60; n += 1) await browser.fetch(MISSING)
    const told = bff.events('rate-limited').slice(before)

    expect(told).toEqual([expect.objectContaining({ rule: 'reading' })])
    expect(bff.logged()).not.toContain('192.0.2.')
  })

  it('forgets what is over', async () => {
    clock.advance(WINDOW_MILLISECONDS)
    await bff.bff.tidy()
    const rows = await bff.database.query({ text: 'SELECT * FROM bff_rate' })
    expect(rows).toEqual([])
  })
})

describe('the table of limits', () => {
  let bff: House
  beforeAll(async () => {
    bff = await house({ engine: 'pglite' })
  })
  afterAll(() => bff.close())

  it('counts every personal route, and says so in the OpenAPI document', async () => {
    const { paths } = (
      await bff.browser().fetch('/api/openapi.json')
    ).json() as {
      paths: Record<string, Record<string, { responses: object }>>
    }
    for (const route of bff.bff.routes.filter((each) => each.isPersonal)) {
      expect(limitOf(route), route.path).toBeDefined()
      const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
      expect(paths[path]?.[route.method]?.responses).toHaveProperty('429')
    }
  })

  it('leaves open what everybody may see, and the ways out', () => {
    const free = bff.bff.routes
      .filter((route) => limitOf(route) === undefined)
      .map(({ path }) => path)

    expect(free).toEqual([
      '/.well-known/jwks.json',
      '/api/session',
      '/api/session/end',
      '/left',
      '/api/coverage',
      '/api/openapi.json',
    ])
  })
})
