import type { WatchedCall } from '@mittkanta/service-kit'
import { compactDecrypt, createRemoteJWKSet } from 'jose'
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildAuthorizationUrlWithJAR,
  buildAuthorizationUrlWithPAR,
  buildEndSessionUrl,
  getDPoPHandle,
  modifyAssertion,
  randomDPoPKeyPair,
  type Configuration,
  type IDToken,
} from 'openid-client'
import type { ProviderProfile } from '../config.ts'
import { DeadlinePassed, withDeadline } from './deadline.ts'
import { checkIdToken } from './id-token.ts'
import type { ClientKeys } from './keys.ts'
import { providerClient } from './provider-client.ts'
import { ofOwnCredential, refusalOf, SignInRefused } from './refusal.ts'

/** What a sign-in under way must come back with. */
export interface Checks {
  readonly state: string
  readonly nonce: string
  readonly codeVerifier: string
}

/** The identification service, as the rest of the bff speaks to it. */
export interface Provider {
  /**
   * Where the browser goes to sign in.
   *
   * @throws {SignInRefused} `unavailable` when the service does not answer
   */
  authorizationUrl: (request: {
    readonly state: string
    readonly nonce: string
    readonly codeChallenge: string
    readonly language: string | undefined
    /**
     * Whether the person identifies again even where the service remembers
     * them.
     */
    readonly isAnew: boolean
  }) => Promise<URL>

  /**
   * Exchanges the answer that the browser brought for a verified ID token.
   *
   * @throws {SignInRefused} for everything that is not exactly as it must be
   */
  exchange: (query: URLSearchParams, checks: Checks) => Promise<IDToken>

  /** Where the browser goes to end the provider's session; `undefined` when nowhere. */
  endSessionUrl: () => Promise<URL | undefined>

  /** The provider's keys and issuer, for logout tokens. */
  verification: () => Promise<{
    readonly keys: ProviderKeys
    readonly issuer: string
  }>

  /** Decrypts what was encrypted to us. @throws {Error} when it was not */
  decrypt: (token: string) => Promise<string>
}

/**
 * Keys are fetched again for a token of an unknown key, but not sooner than this:
 * anybody can send such a token.
 */
const REFETCH_REST_MILLISECONDS = 1_000

/** The keys of the identification service, fetched when they are needed. */
export type ProviderKeys = ReturnType<typeof createRemoteJWKSet>

/** FTN brokers take a request object for ten minutes; the library makes it last one. */
const REQUEST_OBJECT_SECONDS = 600

/** Speaks to the identification service of a profile. */
export function createProvider(
  profile: ProviderProfile,
  keys: ClientKeys,
  publicUrl: URL,
  watched: WatchedCall,
): Provider {
  const client = providerClient(profile, keys)
  // The registered address, never one put together from what the request says.
  const callback = new URL('/sign-in/callback', publicUrl)
  const remoteKeys = new Map<string, ProviderKeys>()

  const timed = async <Result>(
    operation: 'authorize' | 'exchange' | 'discover',
    work: () => Promise<Result>,
  ): Promise<Result> => {
    try {
      return await watched({ system: 'provider', operation }, () =>
        withDeadline(work(), profile.timeoutMilliseconds),
      )
    } catch (error) {
      throw error instanceof DeadlinePassed
        ? new SignInRefused('unavailable', 'provider-timeout')
        : refusalOf(error)
    }
  }

  const authorizationUrl = async (
    parameters: Record<string, string>,
  ): Promise<URL> => {
    const configuration = await client()
    const url = profile.isRequestSigned
      ? await buildAuthorizationUrlWithJAR(
          configuration,
          parameters,
          keys.signing,
          { [modifyAssertion]: asFtnRequestObject },
        )
      : buildAuthorizationUrl(configuration, parameters)

    return profile.isRequestPushed
      ? asClient(
          configuration.serverMetadata().pushed_authorization_request_endpoint,
          buildAuthorizationUrlWithPAR(configuration, url.searchParams),
        )
      : url
  }

  const exchange = async (
    query: URLSearchParams,
    { state, nonce, codeVerifier }: Checks,
  ): Promise<IDToken> => {
    const configuration = await client()
    const answer = new URL(callback)
    answer.search = query.toString()
    const tokens = await asClient(
      configuration.serverMetadata().token_endpoint,
      authorizationCodeGrant(
        configuration,
        answer,
        {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: codeVerifier,
          idTokenExpected: true,
          maxAge: profile.maxAuthAgeSeconds,
        },
        undefined,
        profile.isDpopUsed ? { DPoP: await dpop(configuration) } : undefined,
      ),
    )
    const claims = tokens.claims()
    if (claims === undefined || tokens.id_token === undefined) {
      throw new SignInRefused('refused', 'id-token-missing')
    }
    if (profile.isIdTokenEncrypted && !isEncrypted(tokens.id_token)) {
      throw new SignInRefused('refused', 'id-token-not-encrypted')
    }
    const signed = isEncrypted(tokens.id_token)
      ? await decrypt(tokens.id_token)
      : tokens.id_token
    checkIdToken(signed, {
      clientId: profile.clientId,
      accessToken: tokens.access_token,
      code: query.get('code') ?? '',
      state,
    })
    return claims
  }

  const decrypt = async (token: string): Promise<string> => {
    const { plaintext } = await compactDecrypt(
      token,
      ({ kid }) => {
        const key = keys.decryption.find((candidate) => candidate.kid === kid)
        if (key === undefined) throw new Error('No such key')
        return key.key
      },
      {
        keyManagementAlgorithms: [profile.encryptionAlg],
        contentEncryptionAlgorithms: [...profile.encryptionEncs],
      },
    )
    return new TextDecoder().decode(plaintext)
  }

  return {
    authorizationUrl: ({ state, nonce, codeChallenge, language, isAnew }) =>
      timed('authorize', () =>
        authorizationUrl({
          redirect_uri: callback.href,
          scope: profile.scope,
          response_type: 'code',
          code_challenge: codeChallenge,
          code_challenge_method: 'S256',
          state,
          nonce,
          acr_values: profile.acrValues.join(' '),
          max_age: String(profile.maxAuthAgeSeconds),
          ...(isAnew && { prompt: 'login' }),
          ...(profile.isLanguageSent &&
            language !== undefined && { ui_locales: language }),
        }),
      ),

    exchange: (query, checks) =>
      timed('exchange', () => exchange(query, checks)),

    endSessionUrl: async () => {
      if (!profile.isEndSessionUsed) return undefined
      const configuration = await timed('discover', client)
      if (configuration.serverMetadata().end_session_endpoint === undefined) {
        return undefined
      }
      return buildEndSessionUrl(configuration, {
        post_logout_redirect_uri: new URL('/signed-out', publicUrl).href,
      })
    },

    verification: async () => {
      const { issuer, jwks_uri: address } = (
        await timed('discover', client)
      ).serverMetadata()
      if (address === undefined) throw new Error('The provider has no keys')
      const known =
        remoteKeys.get(address) ??
        createRemoteJWKSet(new URL(address), {
          timeoutDuration: profile.timeoutMilliseconds,
          cooldownDuration: REFETCH_REST_MILLISECONDS,
        })
      remoteKeys.set(address, known)
      return { keys: known, issuer }
    },

    decrypt,
  }
}

/** Five parts are a JWE (RFC 7516), three a JWS. */
export const isEncrypted = (token: string) => token.split('.').length === 5

/** The access token is not used, so that a key for one exchange is enough. */
const dpop = async (configuration: Configuration) =>
  getDPoPHandle(configuration, await randomDPoPKeyPair())

/** A request that carries our client assertion, to an endpoint of the provider. */
const asClient = <Result>(
  endpoint: string | undefined,
  request: Promise<Result>,
): Promise<Result> =>
  request.catch((error: unknown) => {
    throw endpoint === undefined ? error : ofOwnCredential(error, endpoint)
  })

function asFtnRequestObject(
  header: Record<string, unknown>,
  payload: Record<string, unknown>,
): void {
  header.typ = 'JWT'
  payload.exp = Number(payload.iat) + REQUEST_OBJECT_SECONDS
  delete payload.nbf
}
