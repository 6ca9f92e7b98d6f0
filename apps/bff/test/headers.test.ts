import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { FRAME, type Answer, type Browser } from './support/browser.ts'
import { builtPages } from './support/built-pages.ts'
import { document, REF } from './support/fake-archive.ts'
import { house, type House } from './support/house.ts'

const DOCUMENT = `/api/subjects/self/documents/${REF}`

let built: Awaited<ReturnType<typeof builtPages>>
let bff: House
let browser: Browser
beforeAll(async () => {
  built = await builtPages()
  bff = await house({ environment: { WEB_DIRECTORY: built.directory } })
  browser = await bff.signedIn()
})
afterAll(async () => {
  await bff.close()
  await built.remove()
})

const policy = ({ headers }: Answer) =>
  new Map(
    String(headers['content-security-policy'])
      .split('; ')
      .map((directive) => {
        const [name = '', ...sources] = directive.split(' ')
        return [name, sources.join(' ')] as const
      }),
  )

/** One answer of every kind there is. */
async function answers(): Promise<Record<string, Answer>> {
  bff.archive.document = document({
    content: { type: 'application/xhtml+xml', bytes: 7 },
  })
  const framed = await browser.fetch(`${DOCUMENT}/display`, FRAME)
  bff.archive.document = document()
  return {
    page: await browser.visit('/about'),
    asset: await browser.fetch('/assets/index-Ab12Cd34.js'),
    viewer: await browser.visit('/viewer/pdf.html'),
    data: await browser.fetch('/api/subjects/self/front-page'),
    document: await browser.fetch(DOCUMENT),
    download: await browser.fetch(`${DOCUMENT}/file`),
    framed,
    nothing: await browser.post('/api/session/keep-alive'),
    redirect: await bff.browser().visit('/sign-in'),
    refusedSignIn: await bff.browser().visit('/sign-in/callback?state=x'),
    invalid: await browser.fetch('/api/subjects/self/front-page?language=xx'),
    notSignedIn: await bff.browser().fetch(DOCUMENT),
    crossSite: await browser.ask('GET', DOCUMENT),
    notFound: await browser.fetch('/api/nothing'),
    noSuchFile: await browser.fetch('/assets/nothing.js'),
    notAllowed: await browser.ask('DELETE', '/about'),
    keys: await browser.visit('/.well-known/jwks.json'),
    openApi: await browser.visit('/api/openapi.json'),
    badRequest: await browser.ask('GET', '/%zz'),
    onlyHead: await browser.ask('HEAD', '/about'),
    unsupported: await browser.ask(
      'POST',
      '/api/subjects/self/search',
      { 'x-mittkanta': '1', 'content-type': 'text/plain' },
      'text',
    ),
    tooLarge: await browser.send('/api/subjects/self/search', {
      text: 'a'.repeat(500_000),
    }),
    ...(await failures()),
  }
}

/** Answers of our own failures and of another service's. */
async function failures(): Promise<Record<string, Answer>> {
  const { archive } = bff
  archive.misbehave = (res) => void res.writeHead(503).end()
  const unavailable = await browser.fetch(DOCUMENT)
  archive.misbehave = undefined
  const query = vi.spyOn(bff.database, 'query')
  query.mockRejectedValueOnce(new Error('no database'))
  const failed = await browser.fetch(DOCUMENT)
  query.mockRestore()
  return { unavailable, failed }
}

const EVERYWHERE: Readonly<Record<string, RegExp>> = {
  'strict-transport-security': /^max-age=63072000; includeSubDomains$/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^no-referrer$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\).*geolocation=\(\)/,
  'cache-control': /no-store|immutable|max-age=300/,
  'x-request-id': /^[\da-f-]{36}$/,
}

describe('the headers', () => {
  let all: Record<string, Answer>
  beforeAll(async () => {
    all = await answers()
  })

  it('are looked at on answers of every status there is', () => {
    const statuses = new Set(Object.values(all).map(({ status }) => status))
    expect([...statuses].sort()).toEqual([
      200, 204, 303, 400, 401, 403, 404, 405, 413, 415, 500, 503,
    ])
  })

  it('are as strict on every kind of answer', () => {
    for (const [kind, answer] of Object.entries(all)) {
      for (const [name, form] of Object.entries(EVERYWHERE)) {
        expect([kind, name, answer.headers[name]]).toEqual([
          kind,
          name,
          expect.stringMatching(form),
        ])
      }
      for (const name of ['x-powered-by', 'server', 'etag']) {
        expect([kind, answer.headers[name]]).toEqual([kind, undefined])
      }
    }
  })

  it('name the character set of every text', () => {
    for (const answer of Object.values(all)) {
      const type = String(answer.headers['content-type'] ?? '')
      if (/^text|json|xml/.test(type)) expect(type).toMatch(/charset=utf-8/i)
    }
  })

  it('let nothing inline run, nowhere', () => {
    for (const answer of Object.values(all)) {
      const csp = String(answer.headers['content-security-policy'])
      expect(csp).not.toMatch(/'unsafe-(inline|eval|hashes)'/)
      const directives = policy(answer)
      expect(directives.get('default-src')).toBe("'none'")
      expect(directives.get('base-uri')).toBe("'none'")
      expect([...directives.values()].join(' ')).not.toMatch(
        /\*|https?:(?!\/\/localhost:3000)|strict-dynamic/,
      )
      expect(directives.get('script-src') ?? '').not.toContain('data:')
    }
  })

  it('let only the document and the viewer be framed, and only by us', () => {
    for (const [kind, answer] of Object.entries(all)) {
      const isFramed = kind === 'framed' || kind === 'viewer'
      expect([kind, policy(answer).get('frame-ancestors')]).toEqual([
        kind,
        { framed: "'self'", viewer: 'http://localhost:3000' }[kind] ?? "'none'",
      ])
      expect(answer.headers['x-frame-options']).toBe(
        isFramed ? undefined : 'DENY',
      )
    }
  })

  it('keep other origins from loading anything but the viewer', () => {
    for (const [kind, answer] of Object.entries(all)) {
      expect([kind, answer.headers['cross-origin-resource-policy']]).toEqual([
        kind,
        kind === 'viewer' ? 'cross-origin' : 'same-origin',
      ])
    }
  })

  it('give the page what it needs and no more', () => {
    const { page } = all
    expect(page && Object.fromEntries(policy(page))).toEqual({
      'default-src': "'none'",
      'base-uri': "'none'",
      'form-action': "'none'",
      'script-src': "'self'",
      'style-src': "'self'",
      'img-src': "'self' blob:",
      'font-src': "'self'",
      'connect-src': "'self'",
      'frame-src': "'self'",
      'manifest-src': "'self'",
      'object-src': "'none'",
      'frame-ancestors': "'none'",
    })
  })

  it('sandbox the framed document and the viewer', () => {
    const { framed, viewer } = all
    expect(framed && policy(framed).get('sandbox')).toBe('')
    expect(framed && policy(framed).get('style-src')).toMatch(/^'sha256-/)
    expect(viewer && policy(viewer).get('sandbox')).toBe('allow-scripts')
    expect(viewer && policy(viewer).get('connect-src')).toBe("'none'")
    expect(viewer && policy(viewer).get('script-src')).toBe(
      "http://localhost:3000/viewer/ 'wasm-unsafe-eval'",
    )
  })
})

describe('the pages', () => {
  it('are kept for ever when their name has a hash, and never otherwise', async () => {
    const asset = await browser.fetch('/assets/index-Ab12Cd34.js')
    expect(asset.headers['cache-control']).toBe(
      'public, max-age=31536000, immutable',
    )
    const page = await browser.visit('/')
    expect(page.headers['cache-control']).toBe('no-store')
  })

  it('come compressed to who can read it', async () => {
    const path = '/assets/index-Ab12Cd34.js'
    const encodings = ['br, gzip', 'gzip', 'identity']
    const answers = await Promise.all(
      encodings.map((accept) =>
        browser.fetch(path, { 'accept-encoding': accept }),
      ),
    )
    expect(answers.map(({ text }) => text)).toEqual([
      'brotli',
      'gzip',
      'let a = 1',
    ])
    expect(answers.map(({ headers }) => headers['content-encoding'])).toEqual([
      'br',
      'gzip',
      undefined,
    ])
  })

  it('are one page for every address that a person can go to', async () => {
    for (const path of ['/', '/about', '/tasks/child-protection', '/x/y']) {
      const answer = await browser.visit(path)
      expect([path, answer.status, answer.text]).toEqual([
        path,
        200,
        expect.stringContaining('<p>page</p>'),
      ])
    }
  })

  it('are not what a fetch or a missing file gets', async () => {
    expect((await browser.fetch('/about')).status).toBe(404)
    expect((await browser.visit('/assets/missing.js')).status).toBe(404)
    expect((await browser.visit('/.vite/pages.json')).status).toBe(404)
    expect((await browser.visit('/../package.json')).status).toBe(404)
    expect((await browser.visit('/%2e%2e/package.json')).status).toBe(404)
  })

  it('take no other method', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'OPTIONS']) {
      const answer = await browser.ask(method, '/about')
      expect([method, answer.status]).toEqual([method, 405])
    }
  })
})
