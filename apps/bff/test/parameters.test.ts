import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { returnTo } from '../src/sign-in/return-to.ts'
import type { Answer, Browser } from './support/browser.ts'
import { REF } from './support/fake-archive.ts'
import { house, type House } from './support/house.ts'

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

/** Routes of our own pages, which say what they are asked. */
const asked = () =>
  bff.bff.routes.filter(
    ({ method, path }) => method === 'get' && path.startsWith('/api/'),
  )

const FRAMED = { 'sec-fetch-dest': 'iframe' }
const get = (path: string, admits: string): Promise<Answer> =>
  browser.fetch(path, admits === 'frame' ? FRAMED : {})

describe('a parameter', () => {
  it('that comes twice is refused on every route that takes it', async () => {
    let tried = 0
    for (const { path, query, admits } of asked()) {
      if (!query) continue
      const address = `${addressOf(path)}?language=sv&language=fi`
      const { status } = await get(address, admits)
      expect([path, status]).toEqual([path, 400])
      tried += 1
    }
    expect(tried).toBeGreaterThan(8)
  })

  it('that is not in the contract is refused by what takes parameters', async () => {
    for (const { path, query, admits } of asked()) {
      if (!query) continue
      for (const name of ['personId', 'subject', '__proto__', 'constructor']) {
        const { status } = await get(
          `${addressOf(path)}?${name}=x&language=sv`,
          admits,
        )
        expect([path, name, status]).toEqual([path, name, 400])
      }
    }
  })

  it('with a path instead of a reference finds nothing', async () => {
    for (const ref of ['..%2f..%2fetc%2fpasswd', '%00', '..', 'a%2F..%2Fb']) {
      const path = `/api/subjects/self/documents/${ref}`
      expect([404, 400]).toContain((await browser.fetch(path)).status)
    }
  })
})

describe('a body', () => {
  const HOSTILE: Readonly<Record<string, string>> = {
    'a prototype': '{"__proto__":{"isAdmin":true}}',
    'a constructor': '{"constructor":{"prototype":{"isAdmin":true}}}',
    'a field of the archive': '{"subject":"x","facts":{}}',
    'a list in place of a text': '{"text":["a"]}',
    'an object in place of a text': '{"text":{"toString":"a"}}',
    'a number in place of a text': '{"text":1}',
    'a list': '[]',
    'a text': '"text"',
    'half of an object': '{"text":',
    'a text of 100 kB': JSON.stringify({ text: 'a'.repeat(100_000) }),
  }

  it.each(Object.entries(HOSTILE))('with %s is refused', async (_n, body) => {
    const { status } = await browser.ask(
      'POST',
      '/api/subjects/self/search',
      {
        'x-mittkanta': '1',
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/json',
      },
      body,
    )
    expect([400, 413]).toContain(status)
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})

describe('a header', () => {
  it('cannot say where the request came to, or from whom', async () => {
    const headers = {
      host: 'evil.example',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'http',
      'x-forwarded-for': '10.0.0.1',
      'x-original-url': '/api/acting',
      'x-rewrite-url': '/api/acting',
      'x-user-id': 'somebody',
      'x-acting-for': 'somebody',
    }
    const signIn = await bff.browser().visit('/sign-in', headers)
    expect(signIn.location).not.toContain('evil.example')
    await bff
      .browser()
      .follow(signIn.location)
      .catch(() => undefined)
    expect(bff.provider.lastRequest().redirect_uri).toBe(
      'http://localhost:3000/sign-in/callback',
    )
    const session = await browser.fetch('/api/session', headers)
    expect(session.json()).toMatchObject({ state: 'signed-in' })
    expect(JSON.stringify(session.headers)).not.toContain('evil.example')
  })

  it('cannot make another method of a request', async () => {
    for (const name of [
      'x-http-method-override',
      'x-http-method',
      'x-method-override',
    ]) {
      const answer = await browser.fetch('/api/session/end', { [name]: 'POST' })
      expect([name, answer.status]).toEqual([name, 405])
    }
    const query = await browser.fetch('/api/session/end?_method=POST')
    expect(query.status).toBe(405)
    expect((await browser.fetch('/api/session')).json()).toMatchObject({
      state: 'signed-in',
    })
  })
})

describe('where a sign-in leads back to', () => {
  it('is never another site', () => {
    const hosts = ['evil.example', 'localhost:3000.evil.example']
    const forms = hosts.flatMap((host) => [
      `https://${host}`,
      `//${host}`,
      `///${host}`,
      `/\\${host}`,
      `\\\\${host}`,
      `/%2f${host}`,
      `/%5c${host}`,
      `/.${host}`,
      `https:${host}`,
      `http:/${host}`,
      `/\t/${host}`,
      `/\n/${host}`,
      `@${host}`,
      `/@${host}`,
      `.${host}`,
      `/about@${host}`,
      `/about//${host}`,
      `/about?next=//${host}`,
      `/about#//${host}`,
      `javascript:alert(1)//${host}`,
      `data:text/html,${host}`,
      `/documents/../..//${host}`,
      `/tasks/a?u=https://${host}`,
      `%68ttps://${host}`,
      `\u2028/${host}`,
      `/\u3002${host}`,
    ])
    for (const wish of [...forms, ['/about', '//evil.example'], {}, null]) {
      expect([wish, returnTo(wish)]).toEqual([wish, '/'])
    }
  })
})
