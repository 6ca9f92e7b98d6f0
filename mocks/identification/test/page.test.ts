import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBrowser } from '../src/drive.ts'
import { choosePage } from '../src/pages/choose-page.ts'
import { errorPage } from '../src/pages/error-page.ts'
import { LANGUAGES, languageOf } from '../src/pages/texts.ts'
import { readPeople } from '../src/people.ts'
import { people, venla } from './people.ts'
import {
  relyingParty,
  serviceKeys,
  standIn,
  type ServiceKeys,
} from './relying-party.ts'

let keys: ServiceKeys
let server: Awaited<ReturnType<typeof standIn>>

beforeAll(async () => {
  keys = await serviceKeys()
  server = await standIn({}, { jwks: keys.jwks })
})
afterAll(() => server.close())

/** Opens the page of a request. */
async function opened(changes: Record<string, string> = {}) {
  const browser = createBrowser()
  const party = await relyingParty(server.issuer, keys)
  const start = await party.request(changes)
  const redirect = await browser.visit(start)
  const url = new URL(redirect.headers.get('Location') ?? '', start)
  const response = await browser.visit(url)
  return { browser, url, response, page: await response.text() }
}

describe('the page', () => {
  it.each([
    ['sv', 'Vem loggar in?'],
    ['fi', 'Kuka kirjautuu?'],
    ['en', 'Who is signing in?'],
  ])('speaks the language asked for: %s', async (language, title) => {
    const { page } = await opened({ ui_locales: language })

    expect(page).toContain(`<html lang="${language}">`)
    expect(page).toContain(`<h1>${title}</h1>`)
  })

  it('can be changed to another language', async () => {
    const { browser, url } = await opened({ ui_locales: 'sv' })
    url.search = '?language=en'

    const page = await (await browser.visit(url)).text()

    expect(page).toContain('<html lang="en">')
  })

  it('shows the people under their stories, without identity codes', async () => {
    const { page } = await opened({ ui_locales: 'sv' })

    expect(page).toMatch(
      /Första besöket<\/h2>[^]*Venla Östergård[^]*Olavi Mäki/,
    )
    for (const person of people) {
      expect(page).not.toContain(person.identityCode)
    }
  })

  it('names the service by the name in the request', async () => {
    const { page } = await opened({ ftn_spname: 'Kanta <b>' })

    expect(page).toContain('Kanta &lt;b&gt;')
  })

  it('lets nothing but its own files run, and its forms lead only to the services', async () => {
    const { response } = await opened()

    const policy = response.headers.get('Content-Security-Policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("form-action 'self' http://localhost:3999")
    expect(response.headers.get('Cache-Control')).toBe('no-store')
  })

  it('refuses a person who is not on the list', async () => {
    const { browser, url } = await opened()

    const response = await browser.visit(url, {
      method: 'POST',
      body: new URLSearchParams({ person: 'nobody' }),
    })

    expect(response.status).toBe(400)
    expect(await response.text()).toContain('<h1>')
  })

  it('refuses another service’s address', async () => {
    const { url } = await opened()

    const response = await createBrowser().visit(url, {
      method: 'POST',
      body: new URLSearchParams({ person: 'venla' }),
    })

    expect(response.status).toBe(400)
    expect(server.logged).toEqual([])
  })
})

describe('the page of a request that cannot be answered', () => {
  it('speaks the language of the browser', async () => {
    const response = await fetch(`${server.issuer}/auth?client_id=nobody`, {
      headers: { 'Accept-Language': 'sv-FI,sv;q=0.9,en;q=0.8' },
    })

    expect(response.status).toBe(400)
    expect(await response.text()).toContain('<html lang="sv">')
  })
})

describe('what the page shows', () => {
  it.each(LANGUAGES)('is text and never markup (%s)', (language) => {
    const evil = `"><script>alert('&')</script>`
    const text = { sv: evil, fi: evil, en: evil }
    const page = choosePage({
      language,
      service: evil,
      action: '/interaction/x',
      people: readPeople([
        {
          ...venla,
          displayName: evil,
          about: text,
          story: { id: 'x', title: text },
        },
      ]),
    })

    expect(page).not.toContain('<script')
    expect(page + errorPage(language, evil, evil)).not.toContain("alert('")
  })
})

describe('languageOf', () => {
  it.each([
    [['sv-FI fi', undefined], 'sv'],
    [[undefined, 'de, en;q=0.9, sv;q=0.8'], 'en'],
    [['de', 'et'], 'fi'],
    [[], 'fi'],
  ])('of %j is %s', (preferences, language) => {
    expect(languageOf(...preferences)).toBe(language)
  })
})
