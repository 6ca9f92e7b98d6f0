import { createHash, randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { listen } from '@mittkanta/service-kit'
import {
  CompactEncrypt,
  createLocalJWKSet,
  importJWK,
  jwtVerify,
  SignJWT,
  type JWK,
  type JWTHeaderParameters,
} from 'jose'
import {
  clientEncryption,
  clientSigning,
  providerKey,
  publicJwk,
} from './keys.ts'

export const CLIENT_ID = 'mittkanta'
export const ACR = 'http://ftn.ficora.fi/2017/loatest2'
export const ARTIFICIAL_CODE = '010280-952L'

export type Claims = Record<string, unknown>

/** One way in which the provider does not behave. An empty one is honest. */
export interface Lie {
  readonly metadata?: (metadata: Claims) => void
  readonly keys?: (keys: JWK[]) => JWK[]
  /** Keys of the client that it has fetched, in place of the one it knows. */
  readonly clientKeys?: readonly JWK[]
  /** Answers the request for its keys in place of the provider. */
  readonly jwks?: (res: ServerResponse) => void
  /** Changes what the browser brings back. */
  readonly answer?: (parameters: URLSearchParams) => void
  readonly claims?: (claims: Claims) => void
  readonly header?: (header: Claims) => void
  /** Signs the ID token in another way. */
  readonly sign?: (claims: Claims, header: Claims) => string | Promise<string>
  /** Sends the ID token as it is signed. */
  readonly isPlain?: true
  /** Encrypts the ID token to another key than the client's. */
  readonly encryptTo?: JWK
  /** Answers the token request in place of the provider. */
  readonly token?: (res: ServerResponse) => void
  /** Answers a pushed request in place of the provider. */
  readonly par?: (res: ServerResponse) => void
  /** Answers discovery in place of the provider. */
  readonly discovery?: (res: ServerResponse) => void
}

export interface LyingProvider {
  readonly issuer: string
  /** What discovery says, without a lie. */
  readonly metadata: () => Claims
  /** What it does wrong from now on. */
  lie: (lie: Lie) => void
  /** Claims of the person who signs in, over the usual ones. */
  person: Claims
  /** The last authorization request, verified. */
  lastRequest: () => Claims
  /** How the last sign-in came: which of the profile's switches it used. */
  seen: () => Seen
  tokenRequests: () => number
  /** Signs a logout token; `null` for a claim leaves it out. */
  logoutToken: (claims?: Claims, header?: Claims, key?: JWK) => Promise<string>
  close: () => Promise<void>
}

/** What the provider saw of the switches of a profile. */
export interface Seen {
  readonly isSigned: boolean
  readonly isPushed: boolean
  readonly isDpop: boolean
  /** `aud` of the client assertion at the token endpoint. */
  readonly audience: unknown
}

interface Grant {
  readonly nonce: unknown
  readonly challenge: unknown
}

const sign = async (claims: Claims, header: Claims, key: JWK) =>
  new SignJWT(claims)
    .setProtectedHeader(header as unknown as JWTHeaderParameters)
    .sign(await importJWK(key, String(header.alg)))

const seconds = () => Math.floor(Date.now() / 1000)

const json = (res: ServerResponse, value: unknown, status = 200) => {
  res.writeHead(status, { 'content-type': 'application/json' })
  res.end(JSON.stringify(value))
}

async function bodyOf(req: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const chunk of req) text += String(chunk)
  return new URLSearchParams(text)
}

const verifiedAsClient = async (
  jwt: string,
  audience: string[],
  { clientKeys = [clientSigning] }: Lie,
) => {
  const keys = createLocalJWKSet({ keys: clientKeys.map(publicJwk) })
  const options = { issuer: CLIENT_ID, audience }
  return (await jwtVerify(jwt, keys, options)).payload
}

/** Encrypts to a key of the client, as this profile does. */
export const encryptedTo = async (signed: string, to: JWK): Promise<string> =>
  new CompactEncrypt(new TextEncoder().encode(signed))
    .setProtectedHeader({
      alg: 'RSA-OAEP',
      enc: 'A128CBC-HS256',
      kid: String(to.kid),
      cty: 'JWT',
    })
    .encrypt(await importJWK(publicJwk(to), 'RSA-OAEP'))

/** Leaves out the claims that are null. */
const present = (claims: Claims) =>
  Object.fromEntries(
    Object.entries(claims).filter(([, value]) => value !== null),
  )

/**
 * An identification service that keeps to the profile of the Finnish Trust
 * Network, but for the one lie that a test asks of it. It checks the client as
 * a broker does: request object, client assertion, PKCE.
 */
export async function lyingProvider(): Promise<LyingProvider> {
  const grants = new Map<string, Grant>()
  let lie: Lie = {}
  let request: Claims = {}
  let seen: Seen = {
    isSigned: false,
    isPushed: false,
    isDpop: false,
    audience: undefined,
  }
  const pushed = new Map<string, URLSearchParams>()
  let tokenRequests = 0
  const place: { port?: number } = {}
  const issuer = () => `http://localhost:${place.port ?? 0}`

  const honest = (): Claims => {
    const at = (path: string) => `${issuer()}${path}`
    return {
      issuer: issuer(),
      authorization_endpoint: at('/authorize'),
      pushed_authorization_request_endpoint: at('/par'),
      token_endpoint: at('/token'),
      jwks_uri: at('/jwks'),
      end_session_endpoint: at('/end-session'),
      response_types_supported: ['code'],
      subject_types_supported: ['pairwise'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    }
  }

  const metadata = () => {
    const data = honest()
    lie.metadata?.(data)
    return data
  }

  const push = async (form: URLSearchParams, res: ServerResponse) => {
    if (lie.par) {
      lie.par(res)
      return
    }
    await asClient(form)
    const address = `urn:ietf:params:oauth:request_uri:${randomUUID()}`
    pushed.set(address, form)
    json(res, { request_uri: address, expires_in: 60 }, 201)
  }

  const asClient = (form: URLSearchParams) =>
    verifiedAsClient(
      form.get('client_assertion') ?? '',
      [`${issuer()}/token`, issuer()],
      lie,
    )

  const authorize = async (asked: URLSearchParams, res: ServerResponse) => {
    const query = pushed.get(asked.get('request_uri') ?? '') ?? asked
    const signed = query.get('request')
    request = signed
      ? await verifiedAsClient(signed, [issuer()], lie)
      : Object.fromEntries(query)
    seen = { ...seen, isSigned: signed !== null, isPushed: query !== asked }
    const code = randomUUID()
    grants.set(code, {
      nonce: request.nonce,
      challenge: request.code_challenge,
    })
    const answer = new URLSearchParams({
      code,
      state: String(request.state),
      iss: issuer(),
    })
    lie.answer?.(answer)
    res.writeHead(303, {
      location: `${String(request.redirect_uri)}?${answer.toString()}`,
    })
    res.end()
  }

  const idToken = async (nonce: unknown): Promise<string> => {
    const claims: Claims = {
      iss: issuer(),
      aud: CLIENT_ID,
      sub: 'transient-1',
      iat: seconds(),
      exp: seconds() + 300,
      auth_time: seconds() - 5,
      acr: ACR,
      nonce,
      session_index: 'session-1',
      'urn:oid:1.2.246.21': ARTIFICIAL_CODE,
      'urn:oid:2.16.840.1.113730.3.1.241': 'Testi Henkilö',
      ...provider.person,
    }
    lie.claims?.(claims)
    const header: Claims = { alg: 'RS256', kid: providerKey.kid }
    lie.header?.(header)
    const signed = lie.sign
      ? await lie.sign(claims, header)
      : await sign(present(claims), header, providerKey)
    if (lie.isPlain) return signed

    return encryptedTo(signed, lie.encryptTo ?? clientEncryption)
  }

  const token = async (
    form: URLSearchParams,
    proof: string | string[] | undefined,
    res: ServerResponse,
  ) => {
    tokenRequests += 1
    if (lie.token) {
      lie.token(res)
      return
    }
    const { aud } = await asClient(form)
    seen = { ...seen, audience: aud, isDpop: proof !== undefined }
    const code = form.get('code') ?? ''
    const grant = grants.get(code)
    grants.delete(code)
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (grant?.challenge !== challenge) {
      json(res, { error: 'invalid_grant' }, 400)
      return
    }
    json(res, {
      access_token: 'access-token-of-the-test',
      token_type: proof === undefined ? 'Bearer' : 'DPoP',
      expires_in: 60,
      id_token: await idToken(grant.nonce),
    })
  }

  const handle = async (req: IncomingMessage, res: ServerResponse) => {
    const { pathname, searchParams } = new URL(req.url ?? '/', issuer())
    if (pathname === '/.well-known/openid-configuration') {
      if (lie.discovery) lie.discovery(res)
      else json(res, metadata())
    } else if (pathname === '/jwks') {
      const keys = [publicJwk(providerKey)]
      if (lie.jwks) lie.jwks(res)
      else json(res, { keys: lie.keys?.(keys) ?? keys })
    } else if (pathname === '/authorize') await authorize(searchParams, res)
    else if (pathname === '/par') await push(await bodyOf(req), res)
    else if (pathname === '/token')
      await token(await bodyOf(req), req.headers.dpop, res)
    else json(res, {}, 404)
  }

  const server = await listen((req, res) => {
    handle(req, res).catch((error: unknown) => {
      json(res, { error: 'invalid_request', because: String(error) }, 400)
    })
  }, 0)
  place.port = server.port

  const provider: LyingProvider = {
    issuer: issuer(),
    metadata: honest,
    lie: (next) => {
      lie = next
    },
    person: {},
    lastRequest: () => request,
    seen: () => seen,
    tokenRequests: () => tokenRequests,
    logoutToken: (claims = {}, header = {}, key = providerKey) =>
      sign(
        present({
          iss: issuer(),
          aud: CLIENT_ID,
          iat: seconds(),
          exp: seconds() + 120,
          jti: randomUUID(),
          sub: 'transient-1',
          events: {
            'http://schemas.openid.net/event/backchannel-logout': {},
          },
          ...claims,
        }),
        { alg: 'RS256', kid: key.kid, typ: 'logout+jwt', ...header },
        key,
      ),
    close: server.close,
  }
  return provider
}
