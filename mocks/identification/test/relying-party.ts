import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, SignJWT, type JWK } from 'jose'
import * as client from 'openid-client'
import {
  generateIdentificationKeys,
  startIdentification,
  type ClientSettings,
  type IdentificationSettings,
} from '../src/index.ts'
import { people } from './people.ts'

export const CLIENT_ID = 'mittkanta'
export const REDIRECT_URI = 'http://localhost:3999/sign-in/callback'
export const SIGNED_OUT_URI = 'http://localhost:3999/signed-out'
export const LOA2 = 'http://ftn.ficora.fi/2017/loa2'

type Algorithm = 'RS256' | 'PS256' | 'ES256'

async function keyPair(alg: string, use: 'sig' | 'enc') {
  const pair = await generateKeyPair(alg, { extractable: true })
  const kid = randomUUID()
  const jwk: JWK = { ...(await exportJWK(pair.publicKey)), kid, use, alg }
  return { ...pair, kid, jwk: { ...jwk, kty: jwk.kty ?? '', kid } }
}

/** Both keys of a service, and their public halves. */
export async function serviceKeys(alg: Algorithm = 'RS256') {
  const signing = await keyPair(alg, 'sig')
  const encryption = await keyPair('RSA-OAEP', 'enc')
  return { signing, encryption, jwks: { keys: [signing.jwk, encryption.jwk] } }
}

export type ServiceKeys = Awaited<ReturnType<typeof serviceKeys>>

const SHARED_KEYS = await generateIdentificationKeys()

/** Starts a stand-in on a free port, with one service registered. */
export async function standIn(
  settings: IdentificationSettings,
  registration: Partial<ClientSettings>,
) {
  const logged: string[] = []
  const write = (fields: { readonly event?: string }) => {
    logged.push(fields.event ?? '')
  }
  const server = await startIdentification(
    settings,
    {
      people,
      clients: [
        {
          clientId: CLIENT_ID,
          name: 'MittKanta',
          redirectUris: [REDIRECT_URI],
          postLogoutRedirectUris: [SIGNED_OUT_URI],
          ...registration,
        },
      ],
      keys: SHARED_KEYS,
      log: { info: write, warn: write, error: write },
    },
    0,
  )
  return { ...server, logged }
}

/** A service as openid-client makes it: discovery, assertion to the token endpoint, decryption. */
export async function relyingParty(
  issuer: string,
  keys: ServiceKeys,
  modifyAssertion?: client.ModifyAssertionFunction,
) {
  const signingKey = { key: keys.signing.privateKey, kid: keys.signing.kid }
  const config = await client.discovery(
    new URL(issuer),
    CLIENT_ID,
    { id_token_signed_response_alg: 'RS256' },
    client.PrivateKeyJwt(
      signingKey,
      modifyAssertion && { [client.modifyAssertion]: modifyAssertion },
    ),
    // The stand-in is on the loopback address, without TLS.
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- deprecated only as a warning
    { execute: [client.allowInsecureRequests] },
  )
  client.enableNonRepudiationChecks(config)
  client.enableDecryptingResponses(config, ['A128CBC-HS256'], {
    key: keys.encryption.privateKey,
    kid: keys.encryption.kid,
  })

  const verifier = client.randomPKCECodeVerifier()
  const nonce = client.randomNonce()
  const state = client.randomState()
  const parameters: Record<string, string> = {
    redirect_uri: REDIRECT_URI,
    scope: 'openid',
    acr_values: LOA2,
    ui_locales: 'sv',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state,
    nonce,
  }
  return {
    config,
    parameters,
    /** The address of an authorization request, signed. */
    request: (changes: Record<string, string> = {}) =>
      client.buildAuthorizationUrlWithJAR(
        config,
        { ...parameters, ...changes },
        signingKey,
      ),
    /** Changes the code for tokens, with every check that openid-client has. */
    exchange: (callback: URL, options: client.DPoPOptions = {}) =>
      client.authorizationCodeGrant(
        config,
        callback,
        {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        },
        {},
        options,
      ),
    /** The form of a token request, written by hand so that a test can repeat or break it. */
    tokenForm: (callback: URL, assertion: string) =>
      new URLSearchParams({
        grant_type: 'authorization_code',
        code: callback.searchParams.get('code') ?? '',
        redirect_uri: REDIRECT_URI,
        code_verifier: verifier,
        client_id: CLIENT_ID,
        client_assertion_type:
          'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
      }),
  }
}

/** A client assertion (RFC 7523). */
export function clientAssertion(
  keys: ServiceKeys,
  audience: string,
  jti: string = randomUUID(),
): Promise<string> {
  return new SignJWT({ jti })
    .setProtectedHeader({ alg: 'RS256', kid: keys.signing.kid })
    .setIssuer(CLIENT_ID)
    .setSubject(CLIENT_ID)
    .setAudience(audience)
    .setIssuedAt()
    .setExpirationTime('60 s')
    .sign(keys.signing.privateKey)
}

/** Posts a token request and returns the status and the error code. */
export async function postToken(issuer: string, form: URLSearchParams) {
  const response = await fetch(`${issuer}/token`, {
    method: 'POST',
    body: form,
  })
  const body: unknown = await response.json()
  const error =
    typeof body === 'object' && body !== null && 'error' in body
      ? body.error
      : undefined
  return { status: response.status, error }
}
