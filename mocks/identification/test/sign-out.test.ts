import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  it,
  vi,
} from 'vitest'
import {
  compactDecrypt,
  createRemoteJWKSet,
  decodeProtectedHeader,
  jwtVerify,
} from 'jose'
import * as client from 'openid-client'
import {
  createBrowser,
  driveSignIn,
  driveSignOut,
  type Browser,
} from '../src/drive.ts'
import { serviceEndpoints } from './service-endpoints.ts'
import {
  CLIENT_ID,
  relyingParty,
  serviceKeys,
  SIGNED_OUT_URI,
  standIn,
  type ServiceKeys,
} from './relying-party.ts'

let keys: ServiceKeys
let service: Awaited<ReturnType<typeof serviceEndpoints>>
let server: Awaited<ReturnType<typeof standIn>>

beforeAll(async () => {
  keys = await serviceKeys()
  service = await serviceEndpoints(() => keys.jwks)
  server = await standIn(
    {},
    {
      jwks: keys.jwks,
      backChannelLogoutUri: `${service.url}/backchannel-logout`,
    },
  )
})
afterAll(() => Promise.all([server.close(), service.close()]))
afterEach(() => {
  service.tokens.length = 0
})

/** The signed token inside an encrypted one. */
async function opened(token: string): Promise<string> {
  const { plaintext } = await compactDecrypt(token, keys.encryption.privateKey)
  return new TextDecoder().decode(plaintext)
}

async function signedIn(browser: Browser) {
  const party = await relyingParty(server.issuer, keys)
  const callback = await driveSignIn(await party.request(), 'venla', browser)
  const tokens = await party.exchange(callback)
  return {
    party,
    claims: tokens.claims(),
    endSession: client.buildEndSessionUrl(party.config, {
      id_token_hint: await opened(tokens.id_token ?? ''),
      post_logout_redirect_uri: SIGNED_OUT_URI,
      state: 'after-sign-out',
    }),
  }
}

describe('signing out', () => {
  it('leads back to the service with its state', async () => {
    const browser = createBrowser()
    const { endSession } = await signedIn(browser)

    const back = await driveSignOut(endSession, browser)

    expect(back.href).toBe(`${SIGNED_OUT_URI}?state=after-sign-out`)
  })

  it('sends the service a logout token of the sign-in', async () => {
    const browser = createBrowser()
    const { endSession, claims } = await signedIn(browser)
    await driveSignOut(endSession, browser)

    expect(service.tokens).toHaveLength(1)
    const { payload, protectedHeader } = await jwtVerify(
      await opened(service.tokens[0] ?? ''),
      createRemoteJWKSet(new URL(`${server.issuer}/jwks`)),
      { issuer: server.issuer, audience: CLIENT_ID, typ: 'logout+jwt' },
    )
    expect(protectedHeader).toMatchObject({ alg: 'RS256', typ: 'logout+jwt' })
    expect(payload).toEqual({
      iss: server.issuer,
      aud: CLIENT_ID,
      sub: claims?.sub,
      sid: claims?.sid,
      jti: expect.stringMatching(/^[\w-]{20,}$/) as unknown,
      iat: expect.any(Number) as unknown,
      exp: (payload.iat ?? 0) + 120,
      events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
    })
    expect(claims?.sid).toMatch(/^[\w-]{20,}$/)
  })

  it('asks before it ends a sign-in that the service has not named', async () => {
    const browser = createBrowser()
    const { endSession } = await signedIn(browser)
    const named = await browser.visit(endSession)
    endSession.searchParams.delete('id_token_hint')

    const unnamed = await browser.visit(endSession)

    expect(await named.text()).toContain('<script src="/assets/continue.js"')
    expect(await unnamed.text()).not.toContain('<script')
    expect(service.tokens).toEqual([])
  })

  it('does not lead to an address that is not registered', async () => {
    const browser = createBrowser()
    const { endSession } = await signedIn(browser)
    endSession.searchParams.set(
      'post_logout_redirect_uri',
      'https://other.example/',
    )

    const response = await browser.visit(endSession)

    expect(response.status).toBe(400)
    expect(service.tokens).toEqual([])
  })

  it('ends the earlier sign-in when another person signs in on top of it', async () => {
    const browser = createBrowser()
    const { claims } = await signedIn(browser)
    await signedIn(browser)

    const { payload } = await jwtVerify(
      await opened(service.tokens[0] ?? ''),
      createRemoteJWKSet(new URL(`${server.issuer}/jwks`)),
    )
    expect(payload.sid).toBe(claims?.sid)
    expect(service.tokens).toHaveLength(1)
  })

  it('succeeds, and is logged, when the service does not take its token', async () => {
    const refused = await standIn(
      {},
      { jwks: keys.jwks, backChannelLogoutUri: `${service.url}/refuses` },
    )
    const browser = createBrowser()
    const party = await relyingParty(refused.issuer, keys)
    await driveSignIn(await party.request(), 'venla', browser)
    const url = client.buildEndSessionUrl(party.config, {
      post_logout_redirect_uri: SIGNED_OUT_URI,
    })

    const back = await driveSignOut(url, browser)

    await refused.close()
    expect(back.href).toBe(SIGNED_OUT_URI)
    expect(refused.logged).toEqual(['logout-not-delivered'])
  })
})

describe('a service that publishes its keys at an address', () => {
  afterEach(() => vi.useRealTimers())

  it('may change them, and gets its tokens encrypted for the new ones', async () => {
    let current = keys
    const keysAddress = await serviceEndpoints(() => current.jwks)
    const published = await standIn({}, { jwksUri: `${keysAddress.url}/jwks` })
    const keyOfToken = async () => {
      const party = await relyingParty(published.issuer, current)
      const callback = await driveSignIn(await party.request(), 'olavi')
      const tokens = await party.exchange(callback)
      return decodeProtectedHeader(tokens.id_token ?? '').kid
    }

    expect(await keyOfToken()).toBe(keys.encryption.kid)
    current = await serviceKeys()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 })
    expect(await keyOfToken()).toBe(current.encryption.kid)

    await Promise.all([published.close(), keysAddress.close()])
  })
})
