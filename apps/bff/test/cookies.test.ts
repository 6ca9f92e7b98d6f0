import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { SESSION_COOKIE } from '../src/http/cookies.ts'
import type { Browser } from './support/browser.ts'
import { house, type House } from './support/house.ts'
import { rawRequest } from './support/raw-request.ts'

let bff: House
let browser: Browser
let token: string
beforeAll(async () => {
  bff = await house()
})
afterAll(() => bff.close())
beforeEach(async () => {
  browser = await bff.signedIn()
  token = browser.session ?? ''
})

/** A request of our own page, with cookies that no browser would send. */
const ask = (
  cookies: readonly string[],
  request = 'GET /api/subjects/self/front-page',
) =>
  rawRequest(
    bff.url,
    [
      `${request} HTTP/1.1`,
      'Host: localhost',
      'Connection: close',
      'X-MittKanta: 1',
      'Sec-Fetch-Site: same-origin',
      ...cookies.map((cookie) => `Cookie: ${cookie}`),
      '',
      '',
    ].join('\r\n'),
  )

/** White space to Unicode and not to HTTP (RFC 9110, section 5.6.3). */
const SPACES = ['\u00a0', '\u0085', '\u000c', '\u000b']

describe('a cookie', () => {
  it.each(['', ' ', '\t', ' \t '])(
    'is read with white space of HTTP around it: %j',
    async (space) => {
      const pair = `${space}${SESSION_COOKIE}${space}=${space}${token}${space}`
      expect((await ask([`a=b;${pair};c=d`])).statuses).toEqual([200])
    },
  )

  it.each(SPACES)(
    'has another name when its name begins or ends with %j, and another value likewise (ASVS 3.3.3)',
    async (space) => {
      for (const pair of [
        `${space}${SESSION_COOKIE}=${token}`,
        `a=b; ${space}${SESSION_COOKIE}=${token}`,
        `${SESSION_COOKIE}${space}=${token}`,
        `${SESSION_COOKIE}=${token}${space}`,
        `${SESSION_COOKIE}=${space}${token}`,
      ]) {
        const { statuses } = await ask([pair])
        expect(statuses.filter((status) => status < 400)).toEqual([])
      }
    },
  )

  it.each([
    ['in one header', (one: string, two: string) => [`${one}; ${two}`]],
    [
      'with another between',
      (one: string, two: string) => [`${one}; a=b; ${two}`],
    ],
  ])('that is there twice is no session: %s', async (_how, cookies) => {
    const good = `${SESSION_COOKIE}=${token}`
    for (const other of [
      good,
      `${SESSION_COOKIE}=`,
      `${SESSION_COOKIE}=${'A'.repeat(43)}`,
    ]) {
      for (const sent of [cookies(good, other), cookies(other, good)]) {
        const { statuses, text } = await ask(sent)
        expect(statuses).toEqual([401])
        expect(text).toContain('problem:session-ended')
        expect(text).toContain(`${SESSION_COOKIE}=; Path=/;`)
      }
    }
    // Nothing has ended by it.
    expect((await browser.fetch('/api/session')).text).toContain('signed-in')
  })

  it('is refused with the request when it comes in two headers', async () => {
    const pair = `${SESSION_COOKIE}=${token}`
    const { statuses, text } = await ask([pair, pair])
    expect(statuses).toEqual([400])
    expect(text).toContain('problem:invalid-request')
    // Nothing has ended by it.
    expect((await browser.fetch('/api/session')).text).toContain('signed-in')
  })

  it('that is there twice is ended all the same by signing out', async () => {
    const other = await bff.signedIn()
    const both = [token, other.session ?? '']
    const pairs = both.map((value) => `${SESSION_COOKIE}=${value}`).join('; ')
    await ask([pairs], 'POST /api/session/end')
    for (const one of [browser, other]) {
      expect((await one.fetch('/api/session')).text).toContain('signed-out')
    }
  })

  it('of a sign-in under way that is there twice does not finish it', async () => {
    const fresh = bff.browser()
    const callback = await fresh.follow(await fresh.begin())
    const [[name, value] = []] = [...fresh.cookies]
    const pair = `${name ?? ''}=${value ?? ''}`
    const { text } = await rawRequest(
      bff.url,
      `GET ${callback} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\nSec-Fetch-Site: cross-site\r\nCookie: ${pair}; ${pair}\r\n\r\n`,
    )
    expect(text).toContain('/signed-out?reason=refused')
    expect(bff.events('sign-in-refused').at(-1)?.rule).toBe(
      'not-begun-in-this-browser',
    )
  })
})
