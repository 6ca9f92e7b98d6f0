import { requiredLine } from '@mittkanta/contracts'
import type { Database, Queryable } from '@mittkanta/database'
import { errors, jwtVerify, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'
import type { ProviderProfile } from '../config.ts'
import { ProviderSession, ProviderSubject } from '../sign-in/claims.ts'
import {
  isEncrypted,
  type Provider,
  type ProviderKeys,
} from '../sign-in/provider.ts'
import { isForClientAlone, partsOf } from '../sign-in/strict-token.ts'
import { hashOf } from './secret-token.ts'
import type { ProviderLogout, SessionStore } from './session-store.ts'

/** A logout token is good for two minutes (OIDC Back-Channel Logout 1.0, section 4). */
const MOST_AGE_SECONDS = 120
/** Used tokens are remembered for longer than any could still be good. */
const REMEMBERED_MILLISECONDS = 60 * 60 * 1000

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'

const LogoutClaims = z
  .looseObject({
    jti: requiredLine(300),
    sub: ProviderSubject.optional(),
    sid: ProviderSession.optional(),
    events: z.looseObject({ [EVENT]: z.looseObject({}) }),
    // With a nonce it would be an ID token under another name (section 2.4).
    nonce: z.undefined().optional(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined)

/** The token is not valid, or has been used: another try does not help. */
export class LogoutTokenInvalid extends Error {
  constructor(options?: ErrorOptions) {
    super('The logout token is not valid', options)
    this.name = 'LogoutTokenInvalid'
  }
}

/** The token could not be judged, because the provider's keys could not be had. */
export class ProviderKeysUnavailable extends Error {
  constructor(cause: unknown) {
    super('The keys of the identification service cannot be had', { cause })
    this.name = 'ProviderKeysUnavailable'
  }
}

interface VerifiedToken {
  /** Issuer and `jti`. */
  readonly id: string
  readonly logout: ProviderLogout
}

/** Carries out logout tokens; each is good once. */
export class LogoutTokens {
  readonly #database: Database
  readonly #provider: Provider
  readonly #profile: ProviderProfile
  readonly #store: SessionStore

  constructor(
    database: Database,
    provider: Provider,
    profile: ProviderProfile,
    store: SessionStore,
  ) {
    this.#database = database
    this.#provider = provider
    this.#profile = profile
    this.#store = store
  }

  /**
   * Ends the sessions that a logout token names. The token is marked as used in
   * the same transaction, so that one whose sessions were not ended is good when
   * it is sent again.
   *
   * @throws {LogoutTokenInvalid} for a token that is not valid, or has been used
   * @throws {ProviderKeysUnavailable} when nothing is known of the token yet
   * @throws the database's error; nothing has been done, or all of it
   */
  async carryOut(token: string, now: Date): Promise<void> {
    const { id, logout } = await this.#verified(token)
    await this.#database.transaction(async (tx) => {
      await useOnce(tx, id, now)
      await this.#store.endOfProvider(logout, now, tx)
    })
  }

  /** Forgets used tokens that are too old to be good again. */
  async tidy(now: Date): Promise<void> {
    await this.#database.query({
      text: 'DELETE FROM bff_logout_token WHERE seen_at < $1',
      values: [new Date(now.getTime() - REMEMBERED_MILLISECONDS)],
    })
  }

  async #verified(token: string): Promise<VerifiedToken> {
    const { keys, issuer } = await this.#provider
      .verification()
      .catch((error: unknown) => {
        throw new ProviderKeysUnavailable(error)
      })
    try {
      const signed = isEncrypted(token)
        ? await this.#provider.decrypt(token)
        : token
      partsOf(signed)
      const { payload } = await jwtVerify(signed, orUnavailable(keys), {
        typ: 'logout+jwt',
        algorithms: [this.#profile.idTokenAlg],
        issuer,
        audience: this.#profile.clientId,
        maxTokenAge: MOST_AGE_SECONDS,
        requiredClaims: ['exp', 'jti', 'events'],
        clockTolerance: this.#profile.clockToleranceSeconds,
      })
      const { jti, sub, sid } = LogoutClaims.parse(payload)
      if (!isForClientAlone(payload, this.#profile.clientId)) {
        throw new Error('The token is for another party as well')
      }
      return { id: `${issuer} ${jti}`, logout: { sub, sid } }
    } catch (error) {
      throw error instanceof ProviderKeysUnavailable
        ? error
        : new LogoutTokenInvalid({ cause: error })
    }
  }
}

/** Errors by which jose says that no key of the provider fits the token. */
const OF_THE_TOKEN = [
  errors.JWKSNoMatchingKey,
  errors.JWKSMultipleMatchingKeys,
  errors.JOSENotSupported,
]

/**
 * The same keys; a failure to fetch or read them is distinguished from a token
 * that no key fits. Keys that were fetched a moment ago and are not fetched
 * again yet may lack the provider's newest: then nothing is known of the token,
 * and it is to be sent again.
 */
const orUnavailable =
  (keys: ProviderKeys): JWTVerifyGetKey =>
  async (header, token) => {
    const isNotFetchedAgain = keys.coolingDown
    try {
      return await keys(header, token)
    } catch (error) {
      const mayBeTooNew =
        isNotFetchedAgain && error instanceof errors.JWKSNoMatchingKey
      throw !mayBeTooNew && OF_THE_TOKEN.some((kind) => error instanceof kind)
        ? error
        : new ProviderKeysUnavailable(error)
    }
  }

/** @throws {LogoutTokenInvalid} when the token has been used */
async function useOnce(tx: Queryable, id: string, now: Date): Promise<void> {
  const rows = await tx.query({
    text: `INSERT INTO bff_logout_token (jti_hash, seen_at) VALUES ($1, $2)
           ON CONFLICT (jti_hash) DO NOTHING RETURNING jti_hash`,
    values: [hashOf(id), now],
  })
  if (rows.length === 0) throw new LogoutTokenInvalid()
}
