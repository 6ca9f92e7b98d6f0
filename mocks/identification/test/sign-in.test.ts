import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  compactDecrypt,
  createRemoteJWKSet,
  decodeProtectedHeader,
  jwtVerify,
} from 'jose'
import { createBrowser, driveCancel, driveSignIn } from '../src/drive.ts'
import { PERSON_CLAIMS, TEST_METHOD } from '../src/index.ts'
import { venla } from './people.ts'
import {
  CLIENT_ID,
  LOA2,
  REDIRECT_URI,
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

describe('discovery', () => {
  it('states the profile of the Finnish Trust Network', async () => {
    const { config } = await relyingParty(server.issuer, keys)

    expect(config.serverMetadata()).toMatchObject({
      issuer: server.issuer,
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'],
      token_endpoint_auth_signing_alg_values_supported: ['RS256'],
      request_object_signing_alg_values_supported: ['RS256'],
      require_signed_request_object: true,
      id_token_signing_alg_values_supported: ['RS256'],
      id_token_encryption_alg_values_supported: ['RSA-OAEP'],
      id_token_encryption_enc_values_supported: ['A128CBC-HS256'],
      authorization_response_iss_parameter_supported: true,
      backchannel_logout_supported: true,
      backchannel_logout_session_supported: true,
      ui_locales_supported: ['fi', 'sv', 'en'],
      end_session_endpoint: `${server.issuer}/session/end`,
    })
    expect(config.serverMetadata().userinfo_endpoint).toBeUndefined()
    expect(
      config.serverMetadata().pushed_authorization_request_endpoint,
    ).toBeUndefined()
  })
})

describe('a sign-in', () => {
  it('says who signed in, how and when', async () => {
    const party = await relyingParty(server.issuer, keys)
    const before = Math.floor(Date.now() / 1000)

    const callback = await driveSignIn(await party.request(), 'venla')
    const claims = (await party.exchange(callback)).claims()

    expect(callback.href.startsWith(REDIRECT_URI)).toBe(true)
    expect(callback.searchParams.get('iss')).toBe(server.issuer)
    expect(claims).toMatchObject({
      iss: server.issuer,
      aud: CLIENT_ID,
      acr: LOA2,
      amr: [TEST_METHOD],
      nonce: party.parameters.nonce,
      [PERSON_CLAIMS.identityCode]: venla.identityCode,
      [PERSON_CLAIMS.birthDate]: '1986-05-14',
      [PERSON_CLAIMS.surname]: 'Östergård',
      [PERSON_CLAIMS.givenNames]: 'Venla Maria',
      [PERSON_CLAIMS.displayName]: 'Venla Östergård',
    })
    expect(claims?.session_index).toMatch(/^_[\w-]{36}$/)
    expect(claims?.auth_time).toBeGreaterThanOrEqual(before)
    expect(claims?.auth_time).toBeLessThanOrEqual(before + 60)
    expect((claims?.exp ?? 0) - (claims?.iat ?? 0)).toBe(300)
  })

  it('sends the ID token signed and then encrypted for the service', async () => {
    const party = await relyingParty(server.issuer, keys)
    const callback = await driveSignIn(await party.request(), 'venla')

    const { id_token: token = '' } = await party.exchange(callback)

    expect(decodeProtectedHeader(token)).toMatchObject({
      alg: 'RSA-OAEP',
      enc: 'A128CBC-HS256',
      cty: 'JWT',
      kid: keys.encryption.kid,
    })
    const { plaintext } = await compactDecrypt(
      token,
      keys.encryption.privateKey,
    )
    const { protectedHeader } = await jwtVerify(
      new TextDecoder().decode(plaintext),
      createRemoteJWKSet(new URL(`${server.issuer}/jwks`)),
      { issuer: server.issuer, audience: CLIENT_ID, algorithms: ['RS256'] },
    )
    expect(protectedHeader.alg).toBe('RS256')
  })

  it('has another subject and session each time, for the same person in the same browser too', async () => {
    const browser = createBrowser()
    const seen = new Set()
    for (let time = 0; time < 3; time += 1) {
      const party = await relyingParty(server.issuer, keys)
      const callback = await driveSignIn(
        await party.request(),
        'venla',
        browser,
      )
      const claims = (await party.exchange(callback)).claims()
      seen.add(claims?.sub).add(claims?.session_index)
    }

    expect(seen.size).toBe(6)
  })

  it('lets another person in after the first in the same browser', async () => {
    const browser = createBrowser()
    const first = await relyingParty(server.issuer, keys)
    await driveSignIn(await first.request(), 'venla', browser)
    const second = await relyingParty(server.issuer, keys)

    const callback = await driveSignIn(await second.request(), 'olavi', browser)

    const claims = (await second.exchange(callback)).claims()
    expect(claims?.[PERSON_CLAIMS.displayName]).toBe('Olavi Mäki')
  })

  it.each(['loa2', 'loa3', 'loatest2'])(
    'is of the level %s when that is asked for',
    async (level) => {
      const acr = `http://ftn.ficora.fi/2017/${level}`
      const party = await relyingParty(server.issuer, keys)
      const url = await party.request({ acr_values: acr })

      const tokens = await party.exchange(await driveSignIn(url, 'venla'))

      expect(tokens.claims()?.acr).toBe(acr)
    },
  )

  it('answers access_denied when it is cancelled', async () => {
    const party = await relyingParty(server.issuer, keys)

    const callback = await driveCancel(await party.request())

    expect(Object.fromEntries(callback.searchParams)).toMatchObject({
      error: 'access_denied',
      state: party.parameters.state,
      iss: server.issuer,
    })
    expect(callback.searchParams.has('code')).toBe(false)
  })

  it('never lets prompt=none through', async () => {
    const browser = createBrowser()
    const party = await relyingParty(server.issuer, keys)
    await driveSignIn(await party.request(), 'venla', browser)

    const callback = await driveSignIn(
      await party.request({ prompt: 'none' }),
      'venla',
      browser,
    )

    expect(callback.searchParams.get('error')).toBe('login_required')
  })
})
