import { visibleDocument } from '@mittkanta/visibility-policy'
import { request } from 'undici'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { NAVIGATION, type Answer, type Browser } from './support/browser.ts'
import { builtPages } from './support/built-pages.ts'
import { document, json, REF } from './support/fake-archive.ts'
import { house, type House } from './support/house.ts'
import { CHILD } from './support/people.ts'

const DOCUMENT = `/documents/${REF}?lang=sv`

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
beforeEach(() => {
  bff.archive.answers = () => false
  bff.archive.document = document()
  bff.archive.paths.length = 0
})

const BLOCK =
  /<script type="application\/json" id="initial-data">(.*?)<\/script>/s

/** The data block of a page; undefined when there is none. */
function dataIn(html: string): Record<string, unknown> | undefined {
  const text = BLOCK.exec(html)?.[1]
  return text === undefined
    ? undefined
    : (JSON.parse(text) as Record<string, unknown>)
}

const sentTo = async (who: Browser, path: string, headers = {}) =>
  dataIn((await who.visit(path, headers)).text)

describe('a page that a signed-in reader goes to', () => {
  it('holds the very answers that it is going to ask for', async () => {
    const paths = {
      '/?lang=sv': '/api/subjects/self/front-page?language=sv',
      '/tasks/child-protection?lang=en&sort=name-ascending&page=1':
        '/api/subjects/self/tasks/child-protection?language=en&sort=name&order=ascending&page=1',
      [DOCUMENT]: `/api/subjects/self/documents/${REF}?language=sv`,
      '/permissions?lang=fi': '/api/subjects/self/wills?language=fi',
      '/disclosures?lang=fi':
        '/api/subjects/self/disclosures?language=fi&page=1',
      '/copy?lang=fi': '/api/subjects/self/front-page?language=fi',
      '/visits': '/api/subjects/self/visits',
      '/acting': '/api/acting',
      '/sessions': '/api/session/others',
      '/coverage?lang=sv': '/api/coverage?language=sv',
      '/accessibility?lang=fi': '/api/coverage?language=fi',
      '/privacy?lang=en': '/api/coverage?language=en',
    }
    for (const [page, path] of Object.entries(paths)) {
      const sent = await sentTo(browser, page)
      const asked = await browser.fetch(path)
      expect([page, asked.status, Object.keys(sent ?? {})]).toEqual([
        page,
        200,
        ['/api/session', path],
      ])
      expect(sent?.[path]).toEqual(asked.json())
      expect(sent?.['/api/session']).toMatchObject({ state: 'signed-in' })
    }
  })

  it('holds those of the person whom they act for', async () => {
    bff.registry.roles.set(CHILD, ['ALL'])
    bff.registry.chooses = CHILD
    const guardian = await bff.signedIn()
    const ref = await guardian.actingRef()

    const sent = await sentTo(guardian, `/for/${ref}?lang=sv`)

    expect(Object.keys(sent ?? {})).toEqual([
      '/api/session',
      `/api/acting/${ref}`,
      `/api/subjects/${ref}/front-page?language=sv`,
    ])
  })

  it('holds who is signed in only, where it asks nothing more', async () => {
    for (const page of ['/about', '/nowhere', '/for/nobody', '/documents/x'])
      expect([page, Object.keys((await sentTo(browser, page)) ?? {})]).toEqual([
        page,
        ['/api/session'],
      ])
  })

  it('is kept nowhere and has no tag by which it could be asked for again', async () => {
    const { headers, status } = await browser.visit(DOCUMENT, {
      'if-none-match': '*',
      'if-modified-since': new Date(Date.now() + 9e6).toUTCString(),
    })

    expect(status).toBe(200)
    expect(headers['cache-control']).toBe('no-store')
    expect(headers.etag).toBeUndefined()
    expect(headers['last-modified']).toBeUndefined()
  })

  it('is the same whether a document is hidden, missing or another person’s', async () => {
    const same = ({ text }: Answer) =>
      text.replace(/"(idle|absolute)Seconds":\d+/g, '')
    const missing = await browser.visit(`/documents/${'M'.repeat(22)}?lang=sv`)
    bff.archive.answers = (path, res) => {
      if (!path.includes('/documents/')) return false
      json(res, {}, 404)
      return true
    }
    const others = await browser.visit(DOCUMENT)
    bff.archive.answers = () => false
    bff.archive.document = document({
      facts: { ...visibleDocument, status: 'annulled' },
    })
    const hidden = await browser.visit(DOCUMENT)

    expect(same(others)).toBe(same(missing))
    expect(same(hidden)).toBe(same(missing))
    expect(hidden.text).not.toContain(REF)
  })

  it('begins before its data are there, and does without what is late', async () => {
    bff.archive.answers = (path) => path.includes('/front-page')
    const startedAt = Date.now()
    const { body } = await request(new URL('/?lang=sv', bff.url), {
      headers: {
        ...NAVIGATION,
        cookie: `__Host-mittkanta-session=${browser.session ?? ''}`,
      },
    })
    const parts: { text: string; after: number }[] = []
    for await (const chunk of body as AsyncIterable<Buffer>)
      parts.push({ text: String(chunk), after: Date.now() - startedAt })
    const [first] = parts
    const rest = parts
      .slice(1)
      .map(({ text }) => text)
      .join('')

    expect(first?.text).toContain('<p>page</p>')
    expect(first?.after).toBeLessThan(1500)
    expect(parts.at(-1)?.after).toBeGreaterThan(1500)
    expect(Object.keys(dataIn(rest) ?? {})).toEqual(['/api/session'])
  })

  it('is given up when the reader leaves, and the next one is served', async () => {
    bff.archive.answers = (path) => path.includes('/front-page')
    const leaving = new AbortController()
    const { body } = await request(new URL('/?lang=sv', bff.url), {
      headers: {
        ...NAVIGATION,
        cookie: `__Host-mittkanta-session=${browser.session ?? ''}`,
      },
      signal: leaving.signal,
    })
    const read = body.text()
    leaving.abort()
    await expect(read).rejects.toThrow()

    bff.archive.answers = () => false
    expect(
      Object.keys((await sentTo(browser, '/?lang=sv')) ?? {}),
    ).toHaveLength(2)
  })

  it('does without what fails', async () => {
    bff.archive.answers = (_path, res) => {
      json(res, {}, 500)
      return true
    }

    const answer = await browser.visit('/?lang=sv')

    expect(answer.status).toBe(200)
    expect(Object.keys(dataIn(answer.text) ?? {})).toEqual(['/api/session'])
  })
})

describe('a page holds no data and reads none', () => {
  const nobody = '<body><p>page</p></body>'

  it('without a session', async () => {
    const answer = await bff.browser().visit(DOCUMENT)

    expect(answer.text).toContain(nobody)
    expect(bff.archive.paths).toEqual([])
  })

  it('and names the front page’s own files to who comes from signing in', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' }
    const { text } = await bff.browser().visit('/', headers)

    expect(text).toContain('/assets/Front-11111111.js')
    expect(text).toContain(nobody)
  })

  it('when the session has ended; the page asks and the cookie goes', async () => {
    const ended = await bff.signedIn()
    const cookie = `__Host-mittkanta-session=${ended.session ?? ''}`
    await ended.post('/api/session/end')
    bff.archive.paths.length = 0

    const answer = await ended.visit(DOCUMENT, { cookie })

    expect(answer.text).toContain(nobody)
    expect(bff.archive.paths).toEqual([])
  })

  const others = {
    'from another site': { 'sec-fetch-site': 'cross-site' },
    'from a sibling': { 'sec-fetch-site': 'same-site' },
    'in a frame': { 'sec-fetch-dest': 'iframe' },
    'in advance': { 'sec-purpose': 'prefetch' },
    'drawn in advance': { 'sec-purpose': 'prefetch;prerender' },
    'in advance, as browsers said before': { purpose: 'prefetch' },
  }
  for (const [how, headers] of Object.entries(others))
    it(`when it is asked for ${how}`, async () => {
      const answer = await browser.visit(DOCUMENT, headers)

      expect(answer.text).toContain(nobody)
      expect(bff.archive.paths).toEqual([])
    })

  it('when the browser does not say where the request comes from', async () => {
    const answer = await browser.ask('GET', DOCUMENT)

    expect(answer.text).toContain(nobody)
    expect(bff.archive.paths).toEqual([])
  })

  it('when only its head is asked for', async () => {
    const answer = await browser.ask('HEAD', DOCUMENT, NAVIGATION)

    expect(answer.status).toBe(200)
    expect(answer.text).toBe('')
    expect(bff.archive.paths).toEqual([])
  })
})

describe('a page in discreet mode', () => {
  it('has a title and an icon that reveal nothing, before anything runs', async () => {
    const visit = async (cookie: string) =>
      (await bff.browser().visit('/', { cookie })).text
    const open =
      /<title>MittKanta<\/title><link rel="icon" href="\/favicon.svg"/

    expect(await visit('__Host-view=plain')).toMatch(
      /<title>…<\/title><link rel="icon" href="\/plain.svg"/,
    )
    expect(await visit('__Host-view=plain')).not.toMatch(/MittKanta|favicon/)
    expect(await visit('__Host-view=other')).toMatch(open)
    expect(await visit('a=1')).toMatch(open)
  })
})

describe('what the build writes for the server', () => {
  for (const path of [
    '/.vite/pages.json',
    '/.vite/manifest.json',
    '/%2evite/pages.json',
    '/assets/../.vite/pages.json',
  ])
    it(`is not given out at ${path}`, async () => {
      const { status, text } = await browser.visit(path)

      expect(status).toBe(404)
      expect(text).not.toContain('signedIn')
    })
})

describe('the language of a page', () => {
  it('is what the address, the choice and the browser say, in this order', async () => {
    const chosen = { cookie: '__Host-mittkanta-language=fi' }
    const english = { 'accept-language': 'de, sv;q=0.2, en-GB;q=0.8' }
    const who = bff.browser()
    for (const [path, headers, language] of [
      ['/?lang=sv', { ...chosen, ...english }, 'sv'],
      ['/', { ...chosen, ...english }, 'fi'],
      ['/', english, 'en'],
      ['/', {}, 'fi'],
    ] as const) {
      const { text } = await who.visit(path, headers)
      expect(text).toContain(`<html lang="${language}">`)
    }
  })
})
