import type { Language } from '@mittkanta/contracts'
import type { IdentityCode } from '@mittkanta/identity-code'
import { z } from 'zod'
import type { RegistryConfig } from '../config/registry.ts'
import { basicOf, CHECKSUM_HEADER, checksumOf } from './checksum.ts'
import {
  Principals,
  Registered,
  Roles,
  TokenAnswer,
} from './registry-answers.ts'
import {
  RegistryTransport,
  type RegistryAsking,
  type TransportDeps,
} from './registry-transport.ts'

/** What opens a session of the registry, and until when. */
export interface RegistryTokens {
  readonly accessToken: string
  /** Null when the registry gave none: the session is then over with the token. */
  readonly refreshToken: string | null
  /** By the machine's clock, in milliseconds. */
  readonly expiresAt: number
}

/** A session of the registry and its tokens. */
export interface RegistrySession {
  readonly registrySession: string
  readonly tokens: RegistryTokens
}

/** A token that is about to run out is treated as no token. */
const LEEWAY_MILLISECONDS = 10_000

export const isExpired = ({ expiresAt }: RegistryTokens) =>
  expiresAt - LEEWAY_MILLISECONDS <= Date.now()

const enc = encodeURIComponent

/**
 * The Suomi.fi e-Authorizations web API for acting for a person (HPA). Every
 * function throws as {@link RegistryTransport.ask} does.
 */
export class RegistryClient {
  readonly #config: RegistryConfig
  readonly #returnUrl: string
  readonly #transport: RegistryTransport

  constructor(config: RegistryConfig, publicUrl: URL, deps: TransportDeps) {
    this.#config = config
    this.#returnUrl = new URL('/acting/return', publicUrl).href
    this.#transport = new RegistryTransport(config, deps)
  }

  /** A question for a person who waits from now on. */
  asking(instance: string): RegistryAsking {
    const { totalMilliseconds } = this.#config
    return { instance, deadline: performance.now() + totalMilliseconds }
  }

  /**
   * Opens a session of the registry for the reader. Never sent twice: each
   * request opens one, and one whose answer was lost could not be closed.
   */
  register(reader: IdentityCode, asking: RegistryAsking): Promise<Registered> {
    const client = enc(this.#config.clientId)
    const person = enc(reader.reveal())
    return this.#transport.ask(
      {
        method: 'GET',
        route: '/service/hpa/user/register/{clientId}/{delegate}',
        path: (id) =>
          `/service/hpa/user/register/${client}/${person}?requestId=${id}`,
        headers: this.#signed(),
        answer: Registered,
        isRepeatable: false,
        refusals: [],
      },
      asking,
    )
  }

  /** Where the browser goes for the person to choose; it comes back with a code and the state. */
  authorizeUrl(userId: string, state: string, language: Language): URL {
    const url = new URL('/oauth/authorize', this.#config.url)
    url.search = new URLSearchParams({
      client_id: this.#config.clientId,
      response_type: 'code',
      redirect_uri: this.#returnUrl,
      user: userId,
      state,
      lang: language,
    }).toString()
    return url
  }

  /** Exchanges the code that the browser brought; a code is good once. */
  exchange(code: string, asking: RegistryAsking): Promise<RegistryTokens> {
    const query = `code=${enc(code)}&grant_type=authorization_code&redirect_uri=${enc(this.#returnUrl)}`
    return this.#token(query, [400], asking)
  }

  /** New tokens for those that have run out. */
  async refresh(
    refreshToken: string,
    asking: RegistryAsking,
  ): Promise<RegistryTokens> {
    const query = `grant_type=refresh_token&refresh_token=${enc(refreshToken)}`
    const tokens = await this.#token(query, [400, 401], asking)
    // The old one stays good when no new one is given (RFC 6749, section 6).
    return { ...tokens, refreshToken: tokens.refreshToken ?? refreshToken }
  }

  /** Whom the reader chose at the registry. */
  principals(
    session: RegistrySession,
    asking: RegistryAsking,
  ): Promise<Principals> {
    const id = enc(session.registrySession)
    return this.#transport.ask(
      {
        method: 'GET',
        route: '/service/hpa/api/delegate/{sessionId}',
        path: (request) =>
          `/service/hpa/api/delegate/${id}?requestId=${request}`,
        headers: this.#signed(session),
        answer: Principals,
        isRepeatable: true,
        refusals: [400, 401],
      },
      asking,
    )
  }

  /** The roles in which the reader may act for a person now; none means not at all. */
  async roles(
    session: RegistrySession,
    principal: IdentityCode,
    asking: RegistryAsking,
  ): Promise<readonly string[]> {
    const id = enc(session.registrySession)
    const person = enc(principal.reveal())
    const { roles } = await this.#transport.ask(
      {
        method: 'GET',
        route: '/service/hpa/api/authorizationlist/{sessionId}/{principal}',
        path: (request) =>
          `/service/hpa/api/authorizationlist/${id}/${person}?requestId=${request}`,
        headers: this.#signed(session),
        answer: Roles,
        isRepeatable: true,
        refusals: [400, 401],
      },
      asking,
    )
    return roles
  }

  /**
   * Closes sessions of the registry, in the background: no request waits, and
   * one that stays open expires.
   */
  leave(registrySessions: readonly string[], instance: string): void {
    for (const registrySession of registrySessions) {
      this.#unregister(registrySession, this.asking(instance)).catch(
        // The failure has been reported where it happened.
        () => undefined,
      )
    }
  }

  /** Lets what is under way end, and closes the connections. */
  close(): Promise<void> {
    return this.#transport.close()
  }

  async #unregister(
    registrySession: string,
    asking: RegistryAsking,
  ): Promise<void> {
    const id = enc(registrySession)
    await this.#transport.ask(
      {
        method: 'GET',
        route: '/service/hpa/user/unregister/{sessionId}',
        path: (request) =>
          `/service/hpa/user/unregister/${id}?requestId=${request}`,
        headers: this.#signed(),
        answer: z.unknown(),
        isRepeatable: true,
        // It was closed already.
        refusals: [400, 401, 404],
      },
      asking,
    )
  }

  /** Never asked twice: the first may have used the code up. */
  async #token(
    query: string,
    refusals: readonly number[],
    asking: RegistryAsking,
  ): Promise<RegistryTokens> {
    const { clientId, oauthPassword } = this.#config
    const answer = await this.#transport.ask(
      {
        method: 'POST',
        route: '/oauth/token',
        path: () => `/oauth/token?${query}`,
        headers: () => ({ authorization: basicOf(clientId, oauthPassword) }),
        answer: TokenAnswer,
        isRepeatable: false,
        refusals,
      },
      asking,
    )
    return {
      accessToken: answer.access_token,
      refreshToken: answer.refresh_token ?? null,
      expiresAt: Date.now() + answer.expires_in * 1000,
    }
  }

  #signed(session?: RegistrySession) {
    return (path: string): Record<string, string> => ({
      [CHECKSUM_HEADER]: checksumOf(
        this.#config,
        path,
        new Date().toISOString(),
      ),
      ...(session && { authorization: `Bearer ${session.tokens.accessToken}` }),
    })
  }
}
