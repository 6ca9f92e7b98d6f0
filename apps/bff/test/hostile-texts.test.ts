import { bareStrings } from '@mittkanta/contracts/bare-strings'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from './support/browser.ts'
import { house, type House } from './support/house.ts'

/** In every hostile text, so that a log or an answer that repeats it is seen. */
const MARK = 'qzjx7bff'
const HOSTILE = {
  'U+0000': `${MARK}\0`,
  'half of a surrogate pair': `${MARK}\ud800`,
  'a bidirectional override': `${MARK}\u202e`,
  'a line break': `${MARK}\n${MARK}`,
  'white space only': ' \u00a0',
  '2,500 characters': MARK.repeat(320),
} as const
type Kind = keyof typeof HOSTILE
const KINDS = Object.keys(HOSTILE) as Kind[]

let bff: House
let browser: Browser
beforeAll(async () => {
  bff = await house()
  browser = await bff.signedIn()
})
afterAll(() => bff.close())

describe('hostile texts of a browser', () => {
  it.each([
    ['U+0000', '%00'],
    ['U+0000 in a name', 'Anna%00Berg'],
    ['a bidirectional override', '%E2%80%AE'],
    ['a line break', '1.2%0A3'],
    ['201 characters', 'x'.repeat(201)],
  ])(
    'are refused in an address before the archive is asked: %s (ASVS 2.2.1)',
    async (_words, text) => {
      bff.archive.paths.length = 0
      for (const path of [
        `/api/subjects/self/disclosures?organisation=${text}`,
        `/api/subjects/self/disclosures.csv?organisation=${text}`,
      ]) {
        const answer = await browser.fetch(path)
        expect(answer.status).toBe(400)
        expect(answer.text).toContain('urn:mittkanta:problem:invalid-request')
        expect(answer.text).toMatch(/"rule":"text-(characters|length)"/)
      }
      expect(bff.archive.paths).toEqual([])
    },
  )

  it.each(KINDS)('are refused in a body: %s (ASVS 2.2.1)', async (kind) => {
    const text = HOSTILE[kind]
    bff.archive.paths.length = 0
    for (const [field, body] of [
      ['tasks', { tasks: [text] }],
      ['controllers', { controllers: [text] }],
      ['text', { text }],
    ] as const) {
      const answer = await browser.send('/api/subjects/self/search', body)
      // Nothing but white space is looked for, and in ASCII it is even a code.
      const isNothing = kind === 'white space only' && field !== 'tasks'
      expect([field, answer.status < 500]).toEqual([field, true])
      if (!isNothing) expect([field, answer.status]).toEqual([field, 400])
      expect(answer.text).not.toContain(MARK)
    }
    const finish = { code: text, state: text }
    const answer = await browser.send('/api/acting/finish', finish)
    expect(answer.status).toBe(400)
  })

  it('are refused where halves of surrogate pairs come as escapes of JSON (RFC 8259)', async () => {
    const answer = await browser.ask(
      'POST',
      '/api/subjects/self/search',
      {
        'x-mittkanta': '1',
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/json',
      },
      '{"text":"\\ud800"}',
    )
    expect(answer.status).toBe(400)
    expect(answer.text).toContain('"rule":"text-characters"')
  })
})

describe('hostile claims of a logout token (OIDC Back-Channel Logout 1.0)', () => {
  it.each(
    KINDS.flatMap((kind) =>
      (['sub', 'sid', 'jti'] as const).map((claim) => [kind, claim] as const),
    ),
  )(
    'are refused, and end no session: %s in %s (ASVS 2.2.1)',
    async (kind, claim) => {
      const before = await bff.counted('logout-token-refused')
      const token = await bff.provider.logoutToken({ [claim]: HOSTILE[kind] })
      const answer = await bff
        .browser()
        .ask(
          'POST',
          '/sign-in/backchannel-logout',
          { 'content-type': 'application/x-www-form-urlencoded' },
          `logout_token=${token}`,
        )
      expect([answer.status, answer.text]).toEqual([
        400,
        '{"error":"invalid_request"}',
      ])
      expect(await bff.counted('logout-token-refused')).toBe(before + 1)
      expect((await browser.fetch('/api/session')).text).toContain('signed-in')
    },
  )
})

describe('hostile claims of an ID token (OIDC Core 1.0)', () => {
  const NAME = 'urn:oid:2.16.840.1.113730.3.1.241'
  const signIn = async (claims: Record<string, unknown>) => {
    bff.provider.person = claims
    try {
      const other = bff.browser()
      return { browser: other, answer: await other.signIn() }
    } finally {
      bff.provider.person = {}
    }
  }

  it.each(
    KINDS.flatMap((kind) =>
      (['sub', 'session_index', 'urn:oid:1.2.246.21', 'acr'] as const).map(
        (claim) => [kind, claim] as const,
      ),
    ),
  )(
    'refuse the sign-in, which is no failure of ours: %s in %s',
    async (kind, claim) => {
      const { answer, browser: other } = await signIn({
        [claim]: HOSTILE[kind],
      })

      expect(answer.status).toBe(303)
      expect(answer.location).toBe('/signed-out?reason=refused')
      expect(other.session).toBeUndefined()
      expect(bff.events('sign-in-refused').at(-1)?.rule).not.toBe('unexpected')
    },
  )

  it.each([
    ['Anna\0 \u202eBerg\ud800', 'Anna Berg'],
    ['𝒳'.repeat(300), '𝒳'.repeat(200)],
  ])('are cleaned where they are a name to be shown', async (given, shown) => {
    const { browser: other } = await signIn({ [NAME]: given })

    expect((await other.fetch('/api/session')).json()).toMatchObject({
      displayName: shown,
    })
  })

  it('are in no log', () => {
    expect(bff.logged()).not.toContain(MARK)
  })
})

describe('every schema of what the bff takes in', () => {
  it('has text types where it has texts (ASVS 2.2.1)', () => {
    const schemas = bff.bff.routes.flatMap(({ path, query, body }) =>
      [query, body && 'schema' in body ? body.schema : undefined].flatMap(
        (schema) => (schema === undefined ? [] : [{ path, schema }]),
      ),
    )
    expect(schemas.length).toBeGreaterThan(10)
    expect(
      schemas.flatMap(({ path, schema }) => bareStrings(schema, path)),
    ).toEqual([])
  })
})
