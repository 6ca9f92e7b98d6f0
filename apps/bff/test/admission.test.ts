import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { REF } from './support/fake-archive.ts'
import type { Browser } from './support/browser.ts'
import { house, type House } from './support/house.ts'

type Headers = Record<string, string>

const OURS: Headers = {
  'x-mittkanta': '1',
  'sec-fetch-site': 'same-origin',
  'sec-fetch-dest': 'empty',
}

/** Requests that another site, or a sibling host, can make a browser send. */
const FOREIGN: Readonly<Record<string, Headers>> = {
  'a form of another site': {
    'sec-fetch-site': 'cross-site',
    'sec-fetch-dest': 'document',
    origin: 'https://evil.example',
  },
  'an image of another site': {
    'sec-fetch-site': 'cross-site',
    'sec-fetch-dest': 'image',
  },
  'a fetch of another site': {
    'sec-fetch-site': 'cross-site',
    'sec-fetch-dest': 'empty',
    origin: 'https://evil.example',
  },
  'a fetch of a sibling host': {
    'sec-fetch-site': 'same-site',
    'sec-fetch-dest': 'empty',
    origin: 'http://evil.localhost:3000',
  },
  'a sandboxed frame': {
    'sec-fetch-site': 'cross-site',
    'sec-fetch-dest': 'empty',
    origin: 'null',
  },
  'a frame of another site': {
    'sec-fetch-site': 'cross-site',
    'sec-fetch-dest': 'iframe',
  },
  'an old browser, without our header': {},
  'an old browser, form of another site': { origin: 'https://evil.example' },
  'a fetch of another site with our header': {
    ...OURS,
    'sec-fetch-site': 'cross-site',
  },
  'our header with the origin null': { ...OURS, origin: 'null' },
  'our header with another origin': { ...OURS, origin: 'http://localhost:30' },
  'our header with another port': { ...OURS, origin: 'http://localhost:3001' },
  'our header with a suffix trick': {
    ...OURS,
    origin: 'http://localhost:3000.evil.example',
  },
  'our header with another value': {
    ...OURS,
    'x-mittkanta': '2',
    'sec-fetch-dest': 'script',
  },
}

let bff: House
let browser: Browser
beforeAll(async () => {
  bff = await house()
  browser = await bff.signedIn()
})
afterAll(() => bff.close())

const addressOf = (path: string) =>
  path
    .replace(':subjectRef', 'self')
    .replace(':task', 'child-protection')
    .replace(':ref', REF)

const routesThat = (...admissions: string[]) =>
  bff.bff.routes.filter(({ admits }) => admissions.includes(admits))

describe('requests of other sites', () => {
  it.each(Object.entries(FOREIGN))('refuses %s', async (_name, headers) => {
    const guarded = routesThat('data', 'frame', 'download')
    expect(guarded).toHaveLength(25)
    for (const { method, path } of guarded) {
      const verb = method.toUpperCase()
      const answer = await browser.ask(verb, addressOf(path), headers)
      expect([path, answer.status]).toEqual([path, 403])
      expect(answer.text).toContain('urn:mittkanta:problem:cross-site')
    }
  })

  it('has no effect on the session', async () => {
    const before = browser.session
    const [, form] = Object.entries(FOREIGN)[0] ?? []
    await browser.ask('POST', '/api/session/end', form)
    expect(browser.session).toBe(before)
    const session = await browser.fetch('/api/session')
    expect(session.text).toContain('signed-in')
  })

  it('never gets a permission to read (CORS)', async () => {
    for (const origin of ['null', 'https://evil.example', bff.url]) {
      for (const method of ['GET', 'OPTIONS']) {
        const headers = {
          origin,
          'access-control-request-method': 'GET',
          'access-control-request-headers': 'x-mittkanta',
        }
        const answer = await browser.ask(method, '/api/session', headers)
        const names = Object.keys(answer.headers)
        expect(names.filter((name) => name.includes('access-control'))).toEqual(
          [],
        )
      }
    }
  })
})

describe('requests of our own pages', () => {
  it('reads data with our header, also in a browser that states no site', async () => {
    for (const headers of [OURS, { 'x-mittkanta': '1' }]) {
      const answer = await browser.ask('GET', '/api/session', headers)
      expect(answer.status).toBe(200)
    }
  })

  it('accepts our own origin', async () => {
    const headers = { ...OURS, origin: 'http://localhost:3000' }
    const answer = await browser.ask('GET', '/api/session', headers)
    expect(answer.status).toBe(200)
  })

  it('shows a document in a frame or a tab of ours and nowhere else', async () => {
    const path = `/api/subjects/self/documents/${REF}/display`
    const statusFor = async (destination: string, site = 'same-origin') => {
      const headers = { 'sec-fetch-site': site, 'sec-fetch-dest': destination }
      return (await browser.ask('GET', path, headers)).status
    }
    expect(await statusFor('iframe')).not.toBe(403)
    expect(await statusFor('document')).not.toBe(403)
    expect(await statusFor('document', 'none')).toBe(403)
    expect(await statusFor('embed')).toBe(403)
    expect(await statusFor('object')).toBe(403)
    expect(await statusFor('empty')).toBe(403)
  })

  it('downloads by a link or by a fetch, not into a frame', async () => {
    const path = `/api/subjects/self/documents/${REF}/file`
    const statusFor = async (destination: string, site = 'same-origin') => {
      const headers = { 'sec-fetch-site': site, 'sec-fetch-dest': destination }
      return (await browser.ask('GET', path, headers)).status
    }
    expect(await statusFor('document')).toBe(200)
    expect(await statusFor('empty')).toBe(200)
    expect(await statusFor('iframe')).toBe(403)
    expect(await statusFor('document', 'none')).toBe(403)
  })

  it('refuses bodies that a form can send', async () => {
    for (const type of [
      'text/plain',
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
    ]) {
      const headers = { ...OURS, 'content-type': type }
      const path = '/api/session/keep-alive'
      const answer = await browser.ask('POST', path, headers, '{}')
      expect(answer.status).toBe(415)
    }
  })
})
