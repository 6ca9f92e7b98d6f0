import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { SignJWT } from 'jose'
import * as client from 'openid-client'
import {
  CLIENT_ID,
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

/** The error that an authorization request ends in, by redirect or on a page. */
async function refusalOf(url: URL): Promise<string | undefined> {
  const response = await fetch(url, { redirect: 'manual' })
  const location = response.headers.get('Location')
  if (location !== null) {
    const { search, hash } = new URL(location, server.issuer)
    const answer = new URLSearchParams(search || hash.slice(1))
    return answer.get('error') ?? undefined
  }
  return /<code>(\w+)<\/code>/.exec(await response.text())?.[1]
}

/** A request object signed by any key, with any header and claims. */
function requestUrl(
  parameters: Record<string, string>,
  sign: (jwt: SignJWT) => Promise<string>,
  claims: Record<string, unknown> = {},
): Promise<URL> {
  const jwt = new SignJWT({
    response_type: 'code',
    client_id: CLIENT_ID,
    iss: CLIENT_ID,
    aud: server.issuer,
    ...parameters,
    ...claims,
  })
    .setIssuedAt()
    .setExpirationTime('10 min')
  return sign(jwt).then((request) => {
    const url = new URL(`${server.issuer}/auth`)
    url.search = new URLSearchParams({
      client_id: CLIENT_ID,
      request,
    }).toString()
    return url
  })
}

const signedBy = (by: ServiceKeys) => (jwt: SignJWT) =>
  jwt
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: by.signing.kid })
    .sign(by.signing.privateKey)

describe('an authorization request', () => {
  it('is taken as the brokers of the network take it, with typ JWT', async () => {
    const { parameters } = await relyingParty(server.issuer, keys)
    const url = await requestUrl(parameters, signedBy(keys))

    expect(await refusalOf(url)).toBeUndefined()
  })

  it('is refused when it is not signed', async () => {
    const { config, parameters } = await relyingParty(server.issuer, keys)

    const url = client.buildAuthorizationUrl(config, parameters)

    expect(await refusalOf(url)).toBe('invalid_request')
  })

  it('is refused when its request object has no signature', async () => {
    const { parameters } = await relyingParty(server.issuer, keys)
    const encode = (value: unknown) =>
      Buffer.from(JSON.stringify(value)).toString('base64url')
    const payload = {
      ...parameters,
      response_type: 'code',
      client_id: CLIENT_ID,
      iss: CLIENT_ID,
      aud: server.issuer,
    }
    const url = await requestUrl(parameters, () =>
      Promise.resolve(`${encode({ alg: 'none' })}.${encode(payload)}.`),
    )

    expect(await refusalOf(url)).toBe('invalid_request_object')
  })

  it('is refused when a stranger signed it', async () => {
    const { parameters } = await relyingParty(server.issuer, keys)
    const url = await requestUrl(parameters, signedBy(await serviceKeys()))

    expect(await refusalOf(url)).toBe('invalid_request_object')
  })

  it('is refused when it was made for another issuer', async () => {
    const { parameters } = await relyingParty(server.issuer, keys)
    const url = await requestUrl(parameters, signedBy(keys), {
      aud: 'https://other.example',
    })

    expect(await refusalOf(url)).toBe('invalid_request_object')
  })

  it('is refused when its signature is of a kind that is not accepted', async () => {
    const other = await serviceKeys('PS256')
    const { parameters } = await relyingParty(server.issuer, keys)
    const url = await requestUrl(parameters, (jwt) =>
      jwt.setProtectedHeader({ alg: 'PS256' }).sign(other.signing.privateKey),
    )

    expect(await refusalOf(url)).toBe('invalid_request_object')
  })

  it.each([
    [
      'has no PKCE challenge',
      { code_challenge: '', code_challenge_method: '' },
      'invalid_request',
    ],
    [
      'has a plain PKCE challenge',
      { code_challenge_method: 'plain' },
      'invalid_request',
    ],
    [
      'wants to come back to an address that is not registered',
      { redirect_uri: `${REDIRECT_URI}/elsewhere` },
      'invalid_redirect_uri',
    ],
    [
      'asks for no level of assurance',
      { acr_values: '' },
      'unmet_authentication_requirements',
    ],
    [
      'asks for a level of assurance that is not given',
      { acr_values: 'http://eidas.europa.eu/LoA/low' },
      'unmet_authentication_requirements',
    ],
    [
      'has too long a name for the service',
      { ftn_spname: 'x'.repeat(41) },
      'invalid_request',
    ],
    [
      'wants the tokens through the browser',
      { response_type: 'id_token' },
      'unsupported_response_type',
    ],
  ])('is refused when it %s', async (_what, changes, error) => {
    const { parameters } = await relyingParty(server.issuer, keys)
    const url = await requestUrl(parameters, signedBy(keys), changes)

    expect(await refusalOf(url)).toBe(error)
  })
})
