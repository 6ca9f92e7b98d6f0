import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBrowser } from '@mittkanta/mock-identification/drive'
import { driveCancelledChoice, driveChoice } from '../src/drive.ts'
import {
  CODES,
  FAMILY,
  NAMES,
  populationWith,
  RETURN,
  testRegistry,
  type Name,
  type TestRegistry,
} from './support.ts'

let registry: TestRegistry
beforeAll(async () => {
  registry = await testRegistry()
})
afterAll(() => registry.close())

async function opened(
  delegate: Name,
  changes: Readonly<Record<string, string>> = {},
  headers: Readonly<Record<string, string>> = {},
) {
  const { userId } = await registry.register(delegate)
  const url = registry.authorizeUrl(userId, changes)
  const response = await fetch(url, { headers })
  return { url, response, page: await response.text() }
}

describe('the page', () => {
  it.each([
    ['sv', 'För vems räkning uträttar du ärenden?'],
    ['fi', 'Kenen puolesta asioit?'],
    ['en', 'For whom are you acting?'],
  ])('speaks the language asked for: %s', async (lang, title) => {
    const { page } = await opened('maria', { lang })

    expect(page).toContain(`<html lang="${lang}">`)
    expect(page).toContain(`<h1>${title}</h1>`)
  })

  it('speaks the language of the browser when none is asked for', async () => {
    const { page } = await opened(
      'maria',
      { lang: '' },
      { 'Accept-Language': 'en' },
    )

    expect(page).toContain('<html lang="en">')
  })

  it('leads to itself in the other languages', async () => {
    const { url, page } = await opened('maria', { lang: 'sv' })
    const href = /href="(\?[^"]*lang=en)"/.exec(page)?.[1] ?? ''
    const other = new URL(href.replaceAll('&amp;', '&'), url)

    const text = await (await fetch(other)).text()

    expect(text).toContain('<html lang="en">')
    expect(text).toContain('Leo Nyström')
  })

  it('offers children, also blocked ones, and givers of mandates, without identity codes', async () => {
    registry.populate(
      populationWith([
        ...FAMILY,
        { kind: 'restricted-marking', person: 'leo' },
      ]),
    )
    const { page } = await opened('maria')
    registry.populate(populationWith())

    expect(page).toMatch(/>Barn<\/h2>[^]*Leo Nyström[^]*fullmakt<\/h2>[^]*Aino/)
    expect(page).not.toContain('Petter')
    for (const name of NAMES) expect(page).not.toContain(CODES[name].reveal())
  })

  it('offers a child to a person with right to information', async () => {
    const { page } = await opened('petter')

    expect(page).toContain('Leo Nyström')
  })

  it('says so when there is no one to choose, and can be left', async () => {
    const { page } = await opened('stranger')

    expect(page).toContain('Det finns ingen för vars räkning')
    expect(page).not.toContain('name="person"')
    expect(page).toContain('name="cancel"')
  })

  it('lets nothing but its own style load, and its form lead only to the service', async () => {
    const { response } = await opened('maria')

    const policy = response.headers.get('Content-Security-Policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("form-action 'self' http://localhost:3000")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(response.headers.get('Cache-Control')).toBe('no-store')
    expect(response.headers.get('Referrer-Policy')).toBe('no-referrer')
    const style = await fetch(`${registry.url}/assets/style.css`)
    expect(style.status).toBe(200)
  })

  it('shows names as text and never as markup', async () => {
    const population = populationWith()
    const evil = `"><script>alert('&')</script>`
    registry.populate({
      ...population,
      people: population.people.map((one) => ({ ...one, surname: evil })),
    })
    const { page } = await opened('maria', { state: evil })
    registry.populate(populationWith())

    expect(page).not.toContain('<script')
  })
})

describe('the choice', () => {
  it('leads back with a code and the state', async () => {
    const { userId } = await registry.register('maria')
    const back = await driveChoice(registry.authorizeUrl(userId), 'leo')

    expect(`${back.origin}${back.pathname}`).toBe(RETURN)
    expect([...back.searchParams.keys()]).toEqual(['code', 'state'])
    expect(back.searchParams.get('state')).toBe('state-of-the-test')
  })

  it('may be of anybody: the service has to check', async () => {
    const { userId } = await registry.register('stranger')
    const browser = createBrowser()
    const back = await driveChoice(
      registry.authorizeUrl(userId),
      'leo',
      browser,
    )

    expect(back.searchParams.has('code')).toBe(true)
  })

  it('can be cancelled', async () => {
    const { userId } = await registry.register('maria')
    const back = await driveCancelledChoice(registry.authorizeUrl(userId))

    expect(back.href).toBe(
      `${RETURN}?error=access_denied&state=state-of-the-test`,
    )
  })

  it('is refused for a person who is not in the population', async () => {
    const { userId } = await registry.register('maria')

    await expect(
      driveChoice(registry.authorizeUrl(userId), 'nobody'),
    ).rejects.toThrow('answered 400')
  })
})

describe('a request that cannot be answered by a redirect', () => {
  it.each([
    ['another client', { client_id: 'ed4b7ae8' }],
    ['another address', { redirect_uri: 'http://localhost:3000/acting' }],
    ['another host', { redirect_uri: 'http://evil.example/acting/return' }],
    ['another response type', { response_type: 'token' }],
    ['an unknown user', { user: 'guessed' }],
    ['a state that is too long', { state: 'x'.repeat(501) }],
  ])('gets a page: %s', async (_what, changes) => {
    const { url, response, page } = await opened('maria', changes)

    expect(response.status).toBe(400)
    expect(page).toContain('<h1>Det går inte att välja</h1>')
    const posted = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams({ person: 'leo' }),
      redirect: 'manual',
    })
    expect(posted.status).toBe(400)
  })

  it('gets a page when the session has expired', async () => {
    const { userId } = await registry.register('maria')
    const url = registry.authorizeUrl(userId)

    registry.clock.advance(3_600_000)

    await expect(driveChoice(url, 'leo')).rejects.toThrow('answered 400')
  })
})
