import { randomUUID } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { ENGINES } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  forged,
  hmacWithPublicKey,
  signedText,
  twice,
} from './support/forgeries.ts'
import type { JWK } from 'jose'
import { Browser } from './support/browser.ts'
import {
  failingDatabase,
  type FailingDatabase,
  type Failure,
} from './support/failing-database.ts'
import { encryptedTo, type Lie } from './support/lying-provider.ts'
import { house, type House } from './support/house.ts'
import {
  clientEncryption,
  clientSigning,
  otherKey,
  providerKey,
  publicJwk,
} from './support/keys.ts'

const PATH = '/sign-in/backchannel-logout'
const EVENT = 'http://schemas.openid.net/event/backchannel-logout'
const seconds = () => Math.floor(Date.now() / 1000)

let bff: House
beforeAll(async () => {
  bff = await house()
})
afterAll(() => bff.close())

const send = (body: string, type = 'application/x-www-form-urlencoded') =>
  bff.browser().ask('POST', PATH, { 'content-type': type }, body)
const sendToken = (token: string) => send(`logout_token=${token}`)

/** Sends it again while the provider's keys are too fresh to be fetched again. */
async function judged(token: string, by = sendToken) {
  for (;;) {
    const answer = await by(token)
    if (answer.status !== 503) return answer
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

const claims = () => ({
  iss: bff.provider.issuer,
  aud: 'mittkanta',
  iat: seconds(),
  exp: seconds() + 120,
  jti: randomUUID(),
  sub: 'transient-1',
  events: { [EVENT]: {} },
})
const header = { typ: 'logout+jwt', alg: 'RS256', kid: providerKey.kid }

const FORGERIES: Readonly<Record<string, () => string | Promise<string>>> = {
  'without typ': () => bff.provider.logoutToken({}, { typ: undefined }),
  'of type JWT': () => bff.provider.logoutToken({}, { typ: 'JWT' }),
  'with alg none': () => forged({ alg: 'none' }, '')(claims(), header),
  'with HS256 and the public key': () =>
    hmacWithPublicKey(providerKey)(claims(), header),
  'with another alg': () => bff.provider.logoutToken({}, { alg: 'PS256' }),
  'of another key': () =>
    bff.provider.logoutToken({}, { kid: providerKey.kid }, otherKey),
  'of an unknown key': () => bff.provider.logoutToken({}, {}, otherKey),
  'of our own key': () =>
    bff.provider.logoutToken({}, { kid: providerKey.kid }, clientSigning),
  'with its key in the header': () =>
    bff.provider.logoutToken({}, { jwk: publicJwk(otherKey) }, otherKey),
  'with a signature that is none': () => forged({}, 'AAAA')(claims(), header),
  'for another audience': () => bff.provider.logoutToken({ aud: 'other' }),
  'without audience': () => bff.provider.logoutToken({ aud: null }),
  'of another issuer': () =>
    bff.provider.logoutToken({ iss: 'https://other.example' }),
  'without issuer': () => bff.provider.logoutToken({ iss: null }),
  'issued in the future': () =>
    bff.provider.logoutToken({ iat: seconds() + 600 }),
  'without iat': () => bff.provider.logoutToken({ iat: null }),
  'more than two minutes old': () =>
    bff.provider.logoutToken({ iat: seconds() - 200, exp: seconds() + 500 }),
  expired: () => bff.provider.logoutToken({ exp: seconds() - 60 }),
  'without exp': () => bff.provider.logoutToken({ exp: null }),
  'with a nonce': () => bff.provider.logoutToken({ nonce: 'n' }),
  'without events': () => bff.provider.logoutToken({ events: null }),
  'with another event': () =>
    bff.provider.logoutToken({ events: { 'urn:other': {} } }),
  'with an event that is no object': () =>
    bff.provider.logoutToken({ events: { [EVENT]: true } }),
  'without sub and sid': () => bff.provider.logoutToken({ sub: null }),
  'with a sub that is no text': () => bff.provider.logoutToken({ sub: 1 }),
  'without jti': () => bff.provider.logoutToken({ jti: null }),
  'for a second audience': () =>
    bff.provider.logoutToken({ aud: ['mittkanta', 'other'] }),
  'with the azp of another client': () =>
    bff.provider.logoutToken({ azp: 'other' }),
  'with an empty sub': () => bff.provider.logoutToken({ sub: '' }),
  'with a sub that no subject can be': () =>
    bff.provider.logoutToken({ sub: 'sub\u0000' }),
  'with an empty sid': () => bff.provider.logoutToken({ sid: '' }),
  'with a claim twice': () =>
    signedText(providerKey, twice('"sub":"transient-2"'))(claims(), header),
  'with a claim twice, the second time inside of events': () =>
    signedText(providerKey, () =>
      JSON.stringify(claims()).replace('{}', '{"a":1,"a":1}'),
    )(claims(), header),
  'that is an ID token': () =>
    bff.provider.logoutToken(
      { events: null, nonce: 'n', auth_time: seconds() },
      { typ: 'JWT' },
    ),
  'that is no token': () => 'rubbish',
  'encrypted by nobody': () => 'a.b.c.d.e',
}

describe('POST /sign-in/backchannel-logout', () => {
  it.each(Object.entries(FORGERIES))('refuses a token %s', async (_n, make) => {
    const browser = await bff.signedIn()
    const before = await bff.counted('logout-token-refused')
    const answer = await judged(await make())

    expect(answer.status).toBe(400)
    expect(answer.text).toBe('{"error":"invalid_request"}')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(await bff.counted('logout-token-refused')).toBe(before + 1)
    expect((await browser.fetch('/api/session')).text).toContain('signed-in')
  })

  it('refuses a body that is not the form of the protocol', async () => {
    const token = await bff.provider.logoutToken()
    for (const [body, type] of [
      [JSON.stringify({ logout_token: token }), 'application/json'],
      ['', 'application/x-www-form-urlencoded'],
      [`logout_token=a&logout_token=${token}`, undefined],
    ] as const) {
      expect((await send(body, type)).status).toBe(400)
    }
  })

  it('ends every session of the subject', async () => {
    const browsers = [await bff.signedIn(), await bff.signedIn()]
    const answer = await sendToken(await bff.provider.logoutToken())

    expect(answer.status).toBe(200)
    expect(answer.headers['cache-control']).toBe('no-store')
    for (const browser of browsers) {
      const session = await browser.fetch('/api/session')
      expect(session.json()).toEqual({ state: 'signed-out' })
    }
  })

  it("ends the sessions of a session of the provider's", async () => {
    const browser = await bff.signedIn()
    const token = await bff.provider.logoutToken({
      sub: null,
      sid: 'session-1',
    })
    expect((await sendToken(token)).status).toBe(200)
    expect((await browser.fetch('/api/session')).text).toContain('signed-out')
  })

  it("leaves B's session alone when sub is A's and sid is B's (Back-Channel Logout 2.6)", async () => {
    const b = await bff.signedIn()
    const token = (over: object) =>
      bff.provider.logoutToken({
        sub: 'transient-a',
        sid: 'session-1',
        ...over,
      })
    expect((await sendToken(await token({}))).status).toBe(200)
    expect((await b.fetch('/api/session')).text).toContain('signed-in')

    const right = await token({ sub: 'transient-1' })
    expect((await sendToken(right)).status).toBe(200)
    expect((await b.fetch('/api/session')).text).toContain('signed-out')
  })

  it('accepts a token that is encrypted to us, and no other way', async () => {
    const browser = await bff.signedIn()
    const signed = await bff.provider.logoutToken()
    const wrong = { ...otherKey, kid: clientEncryption.kid ?? '' }
    const status = async (to: JWK) =>
      (await sendToken(await encryptedTo(signed, to))).status

    expect(await status(otherKey)).toBe(400)
    expect(await status(wrong)).toBe(400)
    expect((await browser.fetch('/api/session')).text).toContain('signed-in')
    expect(await status(clientEncryption)).toBe(200)
    expect((await browser.fetch('/api/session')).text).toContain('signed-out')
  })

  it('accepts a token once', async () => {
    const token = await bff.provider.logoutToken()
    expect((await sendToken(token)).status).toBe(200)
    const browser = await bff.signedIn()
    expect((await sendToken(token)).status).toBe(400)
    expect((await browser.fetch('/api/session')).text).toContain('signed-in')
  })

  it('is not there when it is switched off', async () => {
    const off = await house({
      environment: { PROVIDER_BACKCHANNEL_LOGOUT: 'off' },
    })
    try {
      const token = await off.provider.logoutToken()
      const type = { 'content-type': 'application/x-www-form-urlencoded' }
      const body = `logout_token=${token}`
      const answer = await off.browser().ask('POST', PATH, type, body)
      expect(answer.status).toBe(404)
    } finally {
      await off.close()
    }
  })
})

const FAILURES: Readonly<Record<string, Failure>> = {
  'no connection is free': { at: 'BEGIN', when: 'before' },
  'marking the token as used': {
    at: 'INTO bff_logout_token',
    when: 'before',
  },
  'the answer to that': { at: 'INTO bff_logout_token', when: 'after' },
  'ending the sessions': { at: 'UPDATE bff_session', when: 'before' },
  'the answer to that as well': { at: 'UPDATE bff_session', when: 'after' },
  'ending the sessions, in a way of its own': {
    at: 'UPDATE bff_session',
    when: 'before',
    error: new Error('deadlock detected'),
  },
  'counting the limit': { at: 'INTO bff_rate', when: 'before' },
}

describe.each(ENGINES)(
  'POST /sign-in/backchannel-logout, a database that fails once, on %s',
  (engine) => {
    let failing: FailingDatabase
    let fails: House
    beforeAll(async () => {
      fails = await house({
        engine,
        through: (database) => {
          failing = failingDatabase(database)
          return failing.database
        },
      })
    })
    afterAll(() => fails.close())

    const sent = async (token: string) => {
      const type = { 'content-type': 'application/x-www-form-urlencoded' }
      const body = `logout_token=${token}`
      return fails.browser().ask('POST', PATH, type, body)
    }

    it.each(Object.entries(FAILURES))(
      'ends the session when the same token is sent again: %s',
      async (_name, failure) => {
        const browser = await fails.signedIn()
        const refused = await fails.counted('logout-token-refused')
        const token = await fails.provider.logoutToken()
        failing.failOnce(failure)
        const first = await sent(token)
        expect(failing.waiting()).toBe(0)
        expect(first.status).toBe(failure.error ? 500 : 503)
        expect(first.text).not.toContain('invalid_request')

        expect((await sent(token)).status).toBe(200)
        const session = await browser.fetch('/api/session')
        expect(session.json()).toEqual({ state: 'signed-out' })
        expect(await fails.counted('logout-token-refused')).toBe(refused)
      },
    )

    it('has ended the session when only the answer to the commit was lost, and the token is used', async () => {
      const browser = await fails.signedIn()
      const token = await fails.provider.logoutToken()
      failing.failOnce({ at: 'COMMIT', when: 'after' })
      expect((await sent(token)).status).toBe(503)
      const session = await browser.fetch('/api/session')
      expect(session.json()).toEqual({ state: 'signed-out' })
      expect((await sent(token)).status).toBe(400)
    })

    it('says when to try again', async () => {
      failing.failOnce({ at: 'BEGIN', when: 'before' })
      const answer = await sent(await fails.provider.logoutToken())
      expect(answer.headers['retry-after']).toBe('5')
      expect(answer.headers['content-type']).toContain('problem+json')
    })
  },
)

const serving =
  (status: number, text: string) =>
  (res: ServerResponse): void => {
    res.writeHead(status, { 'content-type': 'application/json' })
    res.end(text)
  }

const UNKNOWN_KEYS: Readonly<Record<string, Lie>> = {
  'the keys are answered with 500': { jwks: serving(500, '{}') },
  'the keys are rubbish': { jwks: serving(200, '{"keys":') },
  'the keys are another JSON': { jwks: serving(200, '{"keys":1}') },
  'the request for the keys is cut off': {
    jwks: (res) => void res.destroy(),
  },
  'the keys are somewhere else': {
    jwks: (res) => {
      res.writeHead(302, { location: 'https://other.example/jwks' }).end()
    },
  },
  'discovery is answered with 500': { discovery: serving(500, '{}') },
  'discovery names keys at another origin': {
    metadata: (metadata) => (metadata.jwks_uri = 'https://other.example/jwks'),
  },
}

describe('POST /sign-in/backchannel-logout, a provider whose keys cannot be had', () => {
  it.each(Object.entries(UNKNOWN_KEYS))(
    'calls no token invalid, and ends the session when it is sent again: %s',
    async (_name, lie) => {
      const browser = await bff.signedIn()
      // An instance that has fetched nothing yet.
      const fresh = new Browser(await bff.anotherInstance())
      const type = { 'content-type': 'application/x-www-form-urlencoded' }
      const body = `logout_token=${await bff.provider.logoutToken()}`
      const refused = await bff.counted('logout-token-refused')
      const failed = await bff.counted('provider-unavailable')

      bff.provider.lie(lie)
      const first = await fresh.ask('POST', PATH, type, body)
      expect(first.status).toBe(503)
      expect(first.headers['retry-after']).toBe('5')
      expect(await bff.counted('logout-token-refused')).toBe(refused)
      expect(await bff.counted('provider-unavailable')).toBe(failed + 1)

      bff.provider.lie({})
      expect((await fresh.ask('POST', PATH, type, body)).status).toBe(200)
      const session = await browser.fetch('/api/session')
      expect(session.json()).toEqual({ state: 'signed-out' })
    },
  )

  it('calls no token of a new key invalid that came sooner than the keys are fetched again (Back-Channel Logout 2.7)', async () => {
    const browser = await bff.signedIn()
    const fresh = new Browser(await bff.anotherInstance())
    const sent = (token: string) =>
      fresh.ask(
        'POST',
        PATH,
        { 'content-type': 'application/x-www-form-urlencoded' },
        `logout_token=${token}`,
      )
    const others = await bff.provider.logoutToken({ sub: 'nobody-here' })
    expect((await sent(others)).status).toBe(200)

    const keys = [providerKey, otherKey].map(publicJwk)
    bff.provider.lie({ jwks: serving(200, JSON.stringify({ keys })) })
    const token = await bff.provider.logoutToken({}, {}, otherKey)
    expect((await sent(token)).status).toBe(503)
    expect((await judged(token, sent)).status).toBe(200)
    bff.provider.lie({})
    expect((await browser.fetch('/api/session')).json()).toEqual({
      state: 'signed-out',
    })
  })
})
