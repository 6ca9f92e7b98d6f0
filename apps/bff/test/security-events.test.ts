import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from './support/browser.ts'
import { house, type House } from './support/house.ts'
import { CHILD } from './support/people.ts'

const SESSION = '__Host-mittkanta-session'
const INVENTED = 'Inv3nted'.repeat(5) + 'abc'

let bff: House
let reader: Browser
beforeAll(async () => {
  bff = await house()
  reader = await bff.signedIn()
})
afterAll(() => bff.close())

/** What an event has added to the log and to its metric while something was done. */
async function reported(event: string, work: () => Promise<unknown>) {
  const before = [bff.events(event).length, await bff.counted(event)] as const
  await work()
  const lines = bff.events(event).slice(before[0])
  expect(await bff.counted(event)).toBe(before[1] + lines.length)
  for (const { level } of lines) expect(level).toBe('warn')
  return lines.map(({ rule }) => rule)
}

const withCookie = (value: string) => {
  const browser = bff.browser()
  browser.cookies.set(SESSION, value)
  return browser
}

describe('S4: an invented session cookie is a security event (ASVS 16.3.1)', () => {
  it('an invented cookie is reported, whatever was asked with it', async () => {
    for (const path of ['/api/session', '/api/subjects/self/front-page']) {
      const rules = await reported('session-refused', () =>
        withCookie(INVENTED).fetch(path),
      )
      expect([path, rules]).toEqual([path, ['unknown']])
    }
    expect(bff.logged()).not.toContain(INVENTED)
  })

  it('also when it does not even have the form of one', async () => {
    expect(
      await reported('session-refused', () =>
        withCookie('guess').fetch('/api/session'),
      ),
    ).toEqual(['malformed'])
  })

  it('and the cookie of a session that has ended is none', async () => {
    const browser = await bff.signedIn()
    const token = browser.session ?? ''
    await browser.post('/api/session/end')

    expect(
      await reported('session-refused', async () => {
        const answer = await withCookie(token).fetch('/api/acting')
        expect(answer.status).toBe(401)
      }),
    ).toEqual([])
  })

  it('and a request without a cookie is none', async () => {
    expect(
      await reported('session-refused', () =>
        bff.browser().fetch('/api/session'),
      ),
    ).toEqual([])
  })
})

describe('S4: a reference of another session is a security event (ASVS 16.3.2)', () => {
  const acting = async () => {
    bff.registry.chooses = CHILD
    bff.registry.roles.set(CHILD, ['ALL'])
    const browser = await bff.signedIn()
    return { browser, ref: await browser.actingRef() }
  }

  it('a reference of another session is reported at every route that takes one', async () => {
    const { ref } = await acting()
    for (const path of [
      `/api/acting/${ref}`,
      `/api/subjects/${ref}/front-page`,
    ])
      expect([
        path,
        await reported('handle-refused', () => reader.fetch(path)),
      ]).toEqual([path, ['of-another-session']])
    expect(
      await reported('handle-refused', () =>
        reader.post(`/api/acting/${ref}/end`),
      ),
    ).toEqual(['of-another-session'])
    expect(bff.logged()).not.toContain(ref)
  })

  it('also when it is invented', async () => {
    for (const ref of ['A'.repeat(22), 'no-reference'])
      expect(
        await reported('handle-refused', () =>
          reader.fetch(`/api/subjects/${ref}/front-page`),
        ),
      ).toEqual(['unknown'])
  })

  it('and a reference of one’s own that has ended is none', async () => {
    const { browser, ref } = await acting()
    await browser.post(`/api/acting/${ref}/end`)

    expect(
      await reported('handle-refused', async () => {
        const answer = await browser.fetch(`/api/subjects/${ref}/front-page`)
        expect(answer.status).toBe(403)
      }),
    ).toEqual([])
  })
})

describe('S4: a request of another site is a security event (ASVS 16.3.3)', () => {
  it('a request of another site is reported with what the route admits and the template of its address', async () => {
    const foreign = { 'sec-fetch-site': 'cross-site' }
    expect(
      await reported('admission-refused', async () => {
        await reader.ask('POST', '/api/session/end', foreign)
        await reader.ask('GET', '/api/subjects/self/copy', foreign)
        await reader.ask(
          'GET',
          '/api/subjects/self/documents/x/display',
          foreign,
        )
      }),
    ).toEqual(['data', 'download', 'frame'])
    expect(bff.logged()).toContain('"route":"/api/subjects/:subjectRef/copy"')
  })
})
