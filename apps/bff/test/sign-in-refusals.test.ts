import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { CompactSign, importJWK } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Browser, type Answer } from './support/browser.ts'
import { house, type House, type HouseOptions } from './support/house.ts'
import {
  clientSigning,
  otherKey,
  privateJwk,
  providerKey,
  publicJwk,
} from './support/keys.ts'
import { ACR, type Claims, type Lie } from './support/lying-provider.ts'
import {
  forged,
  hmacWithPublicKey,
  signedText,
  signedWith,
  twice,
} from './support/forgeries.ts'

const seconds = () => Math.floor(Date.now() / 1000)
const WEEK = 7 * 24 * 60 * 60

const claim =
  (name: string, value: unknown): NonNullable<Lie['claims']> =>
  (claims) => {
    claims[name] = value
  }

const answer =
  (status: number, type: string, body: string) => (res: ServerResponse) => {
    res.writeHead(status, { 'content-type': type })
    res.end(body)
  }

const tokens = (over: Claims) =>
  answer(
    200,
    'application/json',
    JSON.stringify({ access_token: 'a', token_type: 'Bearer', ...over }),
  )

const wholeHash = (text: string) =>
  createHash('sha256').update(text).digest('base64url')

const halfOfHash = (text: string) =>
  createHash('sha256')
    .update(text)
    .digest()
    .subarray(0, 16)
    .toString('base64url')

/** Well signed, and one byte of a claim is no UTF-8. */
const signedBytes: NonNullable<Lie['sign']> = async (claims, header) => {
  const text = JSON.stringify({ ...claims, note: '#' })
  const bytes = Buffer.from(text.replace('#', '\u00ff'), 'latin1')
  return new CompactSign(bytes)
    .setProtectedHeader(header as { alg: string })
    .sign(await importJWK(providerKey, 'RS256'))
}

interface Case {
  readonly lie: Lie
  /** The word that the person is shown; `refused` when absent. */
  readonly word?: 'unavailable' | 'no-identity-code'
}

/** The names of openid-client's own refusal tests where it has one, then ours. */
const CASES: Readonly<Record<string, Case>> = {
  'remove-authorization-response-iss': {
    lie: { answer: (answer) => answer.delete('iss') },
  },
  'invalid-authorization-response-iss': {
    lie: { answer: (answer) => answer.set('iss', 'https://other.example') },
  },
  'state-invalid': {
    lie: { answer: (answer) => answer.set('state', 'other') },
  },
  'state-missing': { lie: { answer: (answer) => answer.delete('state') } },
  'state-twice': { lie: { answer: (answer) => answer.append('state', 'two') } },
  'code-missing': { lie: { answer: (answer) => answer.delete('code') } },
  'code-twice': { lie: { answer: (answer) => answer.append('code', 'two') } },
  'id-token-through-the-browser': {
    lie: { answer: (answer) => answer.set('id_token', 'a.b.c') },
  },
  'jarm-response-not-asked-for': {
    lie: { answer: (answer) => answer.set('response', 'a.b.c') },
  },
  'error-invalid-request': {
    lie: { answer: (answer) => answer.set('error', 'invalid_request') },
  },
  'error-login-required': {
    lie: { answer: (answer) => answer.set('error', 'login_required') },
  },
  'error-server-error': {
    lie: { answer: (answer) => answer.set('error', 'server_error') },
    word: 'unavailable',
  },
  'error-with-another-iss': {
    lie: {
      answer: (answer) => {
        answer.set('error', 'access_denied')
        answer.set('iss', 'https://other.example')
      },
    },
  },

  'token-endpoint-500': {
    lie: { token: answer(500, 'application/json', '{}') },
    word: 'unavailable',
  },
  'token-endpoint-503-error-body': {
    lie: { token: answer(503, 'application/json', '{"error":"server_error"}') },
    word: 'unavailable',
  },
  'token-endpoint-invalid-grant': {
    lie: {
      token: answer(400, 'application/json', '{"error":"invalid_grant"}'),
    },
  },
  'token-endpoint-never-answers': {
    lie: { token: () => undefined },
    word: 'unavailable',
  },
  'token-endpoint-hangs-up': {
    lie: { token: (res) => void res.destroy() },
    word: 'unavailable',
  },
  'token-endpoint-rubbish': {
    lie: { token: answer(200, 'application/json', '{"access_token":') },
  },
  'token-endpoint-html': {
    lie: { token: answer(200, 'text/html', '<h1>Welcome</h1>') },
  },
  'token-endpoint-redirects': {
    lie: {
      token: (res) => {
        res.writeHead(302, { location: 'https://other.example/token' })
        res.end()
      },
    },
  },
  'id-token-missing': { lie: { token: tokens({}) } },
  'id-token-not-a-text': { lie: { token: tokens({ id_token: { a: 1 } }) } },
  'id-token-rubbish': { lie: { token: tokens({ id_token: 'a.b.c' }) } },
  'token-type-unknown': {
    lie: { token: tokens({ token_type: 'mac', id_token: 'a.b.c' }) },
  },

  'invalid-iss': { lie: { claims: claim('iss', 'https://other.example') } },
  'invalid-aud': { lie: { claims: claim('aud', 'somebody-else') } },
  'invalid-secondary-aud': {
    lie: { claims: claim('aud', ['mittkanta', 'somebody-else']) },
  },
  'invalid-azp': {
    lie: {
      claims: (claims) => {
        claims.aud = ['mittkanta', 'somebody-else']
        claims.azp = 'somebody-else'
      },
    },
  },
  // OIDC Core 1.0, section 3.1.3.7, steps 3 to 5.
  'azp-of-another-client': { lie: { claims: claim('azp', 'somebody-else') } },
  'azp-not-a-text': { lie: { claims: claim('azp', ['mittkanta']) } },
  'second-audience-with-our-azp': {
    lie: {
      claims: (claims) => {
        claims.aud = ['mittkanta', 'somebody-else']
        claims.azp = 'mittkanta'
      },
    },
  },
  'audience-twice': {
    lie: {
      claims: (claims) => {
        claims.aud = ['mittkanta', 'mittkanta']
        claims.azp = 'mittkanta'
      },
    },
  },
  // OIDC Core 1.0, section 2.
  'sub-empty': { lie: { claims: claim('sub', '') } },
  'sub-too-long': { lie: { claims: claim('sub', 's'.repeat(256)) } },
  'sub-with-a-control-character': {
    lie: { claims: claim('sub', 'sub\u0000') },
  },
  // RFC 8725, sections 3.11 and 3.12.
  'typ-of-a-logout-token': {
    lie: { header: (header) => (header.typ = 'logout+jwt') },
  },
  'typ-of-an-access-token': {
    lie: { header: (header) => (header.typ = 'application/at+jwt') },
  },
  'typ-not-a-text': { lie: { header: (header) => (header.typ = ['JWT']) } },
  'events-of-a-logout-token': {
    lie: {
      claims: claim('events', {
        'http://schemas.openid.net/event/backchannel-logout': {},
      }),
    },
  },
  // RFC 7519, section 4.
  'claim-twice': {
    lie: { sign: signedText(providerKey, twice('"sub":"transient-2"')) },
  },
  'claim-twice-with-one-value': {
    lie: { sign: signedText(providerKey, twice(`"acr":"${ACR}"`)) },
  },
  'claim-twice-written-otherwise': {
    lie: { sign: signedText(providerKey, twice('"\\u0073ub":"transient-2"')) },
  },
  'claim-twice-in-an-object': {
    lie: { sign: signedText(providerKey, twice('"a":{"b":1,"b":2}')) },
  },
  'claims-not-in-utf-8': {
    lie: { sign: signedBytes },
  },
  // OIDC Core 1.0, sections 3.1.3.8 and 3.3.2.11; FAPI.
  'at-hash-of-another-token': {
    lie: { claims: claim('at_hash', halfOfHash('another token')) },
  },
  'at-hash-of-everything': {
    lie: { claims: claim('at_hash', wholeHash('access-token-of-the-test')) },
  },
  'at-hash-not-a-text': { lie: { claims: claim('at_hash', 1) } },
  'c-hash-of-another-code': {
    lie: { claims: claim('c_hash', halfOfHash('another code')) },
  },
  's-hash-of-another-state': {
    lie: { claims: claim('s_hash', halfOfHash('another state')) },
  },
  'invalid-expired-exp': { lie: { claims: claim('exp', seconds() - 3600) } },
  'invalid-missing-iss': { lie: { claims: claim('iss', null) } },
  'invalid-missing-aud': { lie: { claims: claim('aud', null) } },
  'invalid-missing-exp': { lie: { claims: claim('exp', null) } },
  'invalid-missing-nonce': { lie: { claims: claim('nonce', null) } },
  'missing-sub': { lie: { claims: claim('sub', null) } },
  'missing-iat': { lie: { claims: claim('iat', null) } },
  'invalid-nonce': { lie: { claims: claim('nonce', 'n'.repeat(43)) } },
  'iat-is-week-in-past': { lie: { claims: claim('iat', seconds() - WEEK) } },
  'iat-in-the-future': { lie: { claims: claim('iat', seconds() + 600) } },
  'nbf-in-the-future': { lie: { claims: claim('nbf', seconds() + 600) } },

  'idtoken-sig-none': { lie: { sign: forged({ alg: 'none' }, '') } },
  'invalid-null-alg': { lie: { sign: forged({ alg: null }, 'AAAA') } },
  'invalid-alternate-alg': {
    lie: { sign: signedWith(providerKey, { alg: 'PS256' }) },
  },
  'invalid-sig-hs256': { lie: { sign: hmacWithPublicKey(providerKey) } },
  'invalid-sig-other-key': {
    lie: { sign: signedWith(otherKey, { kid: providerKey.kid }) },
  },
  'invalid-sig-of-our-own-key': {
    lie: { sign: signedWith(clientSigning, { kid: providerKey.kid }) },
  },
  'kid-unknown': { lie: { sign: signedWith(otherKey) } },
  'key-in-the-header': {
    lie: { sign: signedWith(otherKey, { jwk: publicJwk(otherKey) }) },
  },
  'key-address-in-the-header': {
    lie: {
      sign: signedWith(otherKey, {
        jku: 'https://other.example/jwks',
        kid: providerKey.kid,
      }),
    },
  },
  'crit-unknown': { lie: { header: (header) => (header.crit = ['exp']) } },
  'invalid-signature': { lie: { sign: forged({ alg: 'RS256' }, 'AAAA') } },
  'signature-of-other-claims': {
    lie: {
      sign: async (claims, header) => {
        const signed = signedWith(providerKey)
        const [head, , signature] = (
          await signed({ ...claims, sub: 'b' }, header)
        ).split('.')
        const payload = Buffer.from(JSON.stringify(claims))
        return [head, payload.toString('base64url'), signature].join('.')
      },
    },
  },
  'id-token-not-encrypted': { lie: { isPlain: true } },
  'id-token-encrypted-to-an-unknown-key': { lie: { encryptTo: otherKey } },
  'id-token-encrypted-to-another-key-of-our-kid': {
    lie: { encryptTo: { ...otherKey, kid: 'client-enc' } },
  },

  'acr-too-weak': { lie: { claims: claim('acr', 'urn:example:password') } },
  'acr-missing': { lie: { claims: claim('acr', null) } },
  'acr-a-list': {
    lie: { claims: claim('acr', ['http://ftn.ficora.fi/2017/loatest2']) },
  },
  'auth-time-missing': { lie: { claims: claim('auth_time', null) } },
  'auth-time-a-text': {
    lie: { claims: claim('auth_time', String(seconds())) },
  },
  'auth-time-too-long-ago': {
    lie: { claims: claim('auth_time', seconds() - 3600) },
  },
  'auth-time-in-the-future': {
    lie: { claims: claim('auth_time', seconds() + 600) },
  },
  'identity-code-missing': {
    lie: { claims: claim('urn:oid:1.2.246.21', null) },
    word: 'no-identity-code',
  },
  'identity-code-not-one': {
    lie: { claims: claim('urn:oid:1.2.246.21', '010280-952M') },
  },
  'identity-code-lower-case': {
    lie: { claims: claim('urn:oid:1.2.246.21', '010280-952l') },
  },
  'birth-date-of-somebody-else': {
    lie: { claims: claim('urn:oid:1.3.6.1.5.5.7.9.1', '1980-02-02') },
  },
}

/**
 * Lies about what is fetched once, each answered to a bff that has fetched
 * nothing.
 */
const secondKey = await privateJwk('RS256', 'second', 'sig')
const AT_FIRST: Readonly<Record<string, Case & { options?: HouseOptions }>> = {
  'kid-absent-multiple-jwks': {
    lie: {
      keys: (keys) => [...keys, publicJwk(secondKey)],
      header: (header) => delete header.kid,
    },
  },
  'jwks-500': {
    lie: { jwks: answer(500, 'application/json', '{}') },
    word: 'unavailable',
  },
  'jwks-empty': { lie: { keys: () => [] } },
  'identity-code-artificial-in-production': {
    lie: {},
    options: { change: (config) => ({ ...config, isProduction: true }) },
  },
}

const securityEvents = async (bff: House) =>
  (await bff.counted('sign-in-refused')) +
  (await bff.counted('provider-unavailable'))

async function expectRefusal(bff: House, { lie, word }: Case) {
  const before = await securityEvents(bff)
  const logged = bff.events('sign-in-refused').length
  bff.provider.lie(lie)
  const browser = bff.browser()
  const answer = await browser.signIn()

  expect(answer.status).toBe(303)
  expect(answer.location).toBe(`/signed-out?reason=${word ?? 'refused'}`)
  expect(browser.session).toBeUndefined()
  expect(bff.events('sign-in-refused')).toHaveLength(logged + 1)
  expect(await securityEvents(bff)).toBe(before + 1)
  expect(bff.events('sign-in-refused').at(-1)?.rule).not.toBe('unexpected')
  const { rows } = await sessions(bff)
  expect(rows).toBe(0)
}

const sessions = async (bff: House) => {
  const found = await bff.database.query({ text: 'SELECT 1 FROM bff_session' })
  return { rows: found.length }
}

describe('GET /sign-in/callback, a provider that lies', () => {
  let bff: House
  beforeAll(async () => {
    bff = await house({ environment: { PROVIDER_TIMEOUT_MS: '1500' } })
  })
  afterAll(() => bff.close())

  it.each(Object.entries(CASES))('refuses %s', (_name, lie) =>
    expectRefusal(bff, lie),
  )

  it('is tried with at least sixty lies', () => {
    expect(Object.keys({ ...CASES, ...AT_FIRST }).length).toBeGreaterThan(60)
  })

  it('signs in when no service lies', async () => {
    bff.provider.lie({})
    const browser = bff.browser()
    const answer = await browser.signIn()

    expect(answer.onward).toBe('/')
    expect(browser.session).toMatch(/^[\w-]{43}$/)
    expect(await sessions(bff)).toEqual({ rows: 1 })
  })

  it('signs in with everything that an ID token may hold as well', async () => {
    bff.provider.lie({
      header: (header) => (header.typ = 'JWT'),
      claims: (claims) => {
        claims.aud = ['mittkanta']
        claims.azp = 'mittkanta'
        claims.at_hash = halfOfHash('access-token-of-the-test')
        claims.address = { a: [{ b: '"}:,{' }, {}], b: 'x:y' }
      },
    })
    expect((await bff.browser().signIn()).onward).toBe('/')
  })

  it('has logged no token, no claim and no code', () => {
    expect(bff.logged()).not.toMatch(/eyJ|952L|Testi|transient|access-token/)
  })
})

describe('GET /sign-in/callback, a provider that lies from the first', () => {
  it.each(Object.entries(AT_FIRST))('refuses %s', async (_name, first) => {
    const bff = await house(first.options)
    try {
      await expectRefusal(bff, first)
    } finally {
      await bff.close()
    }
  })
})

const OWN_CREDENTIAL: Readonly<Record<string, (res: ServerResponse) => void>> =
  {
    '401 invalid_client': answer(
      401,
      'application/json',
      '{"error":"invalid_client"}',
    ),
    '400 invalid_client': answer(
      400,
      'application/json',
      '{"error":"invalid_client"}',
    ),
    '401 with a challenge': (res) => {
      res.writeHead(401, { 'www-authenticate': 'Basic realm="clients"' }).end()
    },
    '401 without a word': (res) => {
      res.writeHead(401).end()
    },
  }

describe('a provider that does not accept our own key (RFC 6749, section 5.2)', () => {
  let bff: House
  beforeAll(async () => {
    bff = await house({ environment: { PROVIDER_PUSHED_REQUEST: 'on' } })
  })
  afterAll(() => bff.close())

  const expectTold = async (act: () => Promise<Answer>) => {
    const told = await bff.counted('own-credential-refused')
    const others = await securityEvents(bff)
    const result = await act()
    expect(result.location).toBe('/signed-out?reason=unavailable')
    expect(await bff.counted('own-credential-refused')).toBe(told + 1)
    expect(await securityEvents(bff)).toBe(others)
    expect(bff.events('own-credential-refused').at(-1)).toMatchObject({
      level: 'error',
      rule: 'own-credential-at-provider',
    })
  }

  it.each(Object.entries(OWN_CREDENTIAL))(
    'is a separate event when the token endpoint answers %s',
    async (_name, token) => {
      bff.provider.lie({ token })
      await expectTold(() => bff.browser().signIn())
    },
  )

  it.each(Object.entries(OWN_CREDENTIAL))(
    'is the same event when a pushed request is answered with %s',
    async (_name, par) => {
      bff.provider.lie({ par })
      await expectTold(() => bff.browser().visit('/sign-in'))
    },
  )

  it('is not what the browser says by an error in the address, nor a refused code', async () => {
    const told = await bff.counted('own-credential-refused')
    bff.provider.lie({ answer: (sent) => sent.set('error', 'invalid_client') })
    await bff.browser().signIn()
    bff.provider.lie({
      token: answer(400, 'application/json', '{"error":"invalid_grant"}'),
    })
    await bff.browser().signIn()
    expect(await bff.counted('own-credential-refused')).toBe(told)
  })
})

describe('GET /sign-in, a provider that lies from the first', () => {
  const START: Readonly<Record<string, Case>> = {
    'discovery-issuer-mismatch': {
      lie: {
        metadata: (metadata) => (metadata.issuer = 'https://other.example'),
      },
    },
    'discovery-500': {
      lie: { discovery: answer(500, 'application/json', '{}') },
      word: 'unavailable',
    },
    'discovery-rubbish': {
      lie: { discovery: answer(200, 'application/json', '[') },
    },
    'discovery-without-endpoints': {
      lie: { metadata: (metadata) => delete metadata.authorization_endpoint },
      word: 'unavailable',
    },
  }

  const ENDPOINTS = [
    'authorization_endpoint',
    'pushed_authorization_request_endpoint',
    'token_endpoint',
    'jwks_uri',
    'end_session_endpoint',
  ]
  const ELSEWHERE = [
    'https://other.example/there',
    'http://127.0.0.1:1/there',
    'http://localhost@other.example/there',
    'blob:ISSUER/there',
    'nowhere',
  ]

  it.each(ENDPOINTS)(
    'refuses a provider that names %s at another origin, until it is configured (ASVS 13.2.4)',
    async (endpoint) => {
      const bff = await house({
        environment: { PROVIDER_PUSHED_REQUEST: 'on' },
      })
      try {
        for (const address of ELSEWHERE) {
          const there = address.replace('ISSUER', bff.provider.issuer)
          bff.provider.lie({ metadata: claim(endpoint, there) })
          const answer = await bff.browser().visit('/sign-in')
          expect(answer.location).toBe('/signed-out?reason=unavailable')
        }
        const [event] = bff.events('provider-unavailable')
        expect(event?.rule).toBe('provider-endpoint-elsewhere')
        expect(bff.provider.tokenRequests()).toBe(0)

        const other = bff.provider.issuer.replace('localhost', '127.0.0.1')
        const configured = await bff.anotherInstance({
          PROVIDER_ORIGINS: `https://unused.example ${other}`,
        })
        // The audience of our assertion is the token endpoint, by its one name.
        const given = bff.provider.metadata()[endpoint] as string
        const path = new URL(given).pathname
        if (endpoint !== 'token_endpoint') {
          bff.provider.lie({ metadata: claim(endpoint, other + path) })
          const answer = await new Browser(configured).signIn()
          expect(answer.onward).toBe('/')
        }
      } finally {
        await bff.close()
      }
    },
  )

  it.each(Object.entries(START))('refuses %s', async (_name, { lie, word }) => {
    const bff = await house()
    try {
      bff.provider.lie(lie)
      const answer = await bff.browser().visit('/sign-in')

      expect(answer.location).toBe(`/signed-out?reason=${word ?? 'refused'}`)
      expect(answer.cookies).toEqual([])
      expect(await securityEvents(bff)).toBe(1)

      bff.provider.lie({})
      expect((await bff.browser().signIn()).onward).toBe('/')
    } finally {
      await bff.close()
    }
  })
})
