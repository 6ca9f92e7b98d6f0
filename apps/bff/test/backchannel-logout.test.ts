import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { forged, hmacWithPublicKey } from './support/forgeries.ts'
import type { JWK } from 'jose'
import { encryptedTo } from './support/lying-provider.ts'
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
    const answer = await sendToken(await make())

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
