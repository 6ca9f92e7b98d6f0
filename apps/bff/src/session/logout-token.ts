import { requiredLine } from '@mittkanta/contracts'
import type { Database } from '@mittkanta/database'
import { jwtVerify } from 'jose'
import { z } from 'zod'
import type { ProviderProfile } from '../config.ts'
import { ProviderSession, ProviderSubject } from '../sign-in/claims.ts'
import { isEncrypted, type Provider } from '../sign-in/provider.ts'
import { hashOf } from './secret-token.ts'

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

/** Whose sessions at the provider are over. */
export interface ProviderLogout {
  readonly sub: string | undefined
  readonly sid: string | undefined
}

/** Verifies logout tokens; each is good once. */
export class LogoutTokens {
  readonly #database: Database
  readonly #provider: Provider
  readonly #profile: ProviderProfile

  constructor(
    database: Database,
    provider: Provider,
    profile: ProviderProfile,
  ) {
    this.#database = database
    this.#provider = provider
    this.#profile = profile
  }

  /** Whose sessions a logout token ends. @throws for every token that is not good */
  async accept(token: string, now: Date): Promise<ProviderLogout> {
    const { keys, issuer } = await this.#provider.verification()
    const signed = isEncrypted(token)
      ? await this.#provider.decrypt(token)
      : token
    const { payload } = await jwtVerify(signed, keys, {
      typ: 'logout+jwt',
      algorithms: [this.#profile.idTokenAlg],
      issuer,
      audience: this.#profile.clientId,
      maxTokenAge: MOST_AGE_SECONDS,
      requiredClaims: ['exp', 'jti', 'events'],
      clockTolerance: this.#profile.clockToleranceSeconds,
    })
    const { jti, sub, sid } = LogoutClaims.parse(payload)
    await this.#useOnce(`${issuer} ${jti}`, now)
    return { sub, sid }
  }

  /** Forgets used tokens that are too old to be good again. */
  async tidy(now: Date): Promise<void> {
    await this.#database.query({
      text: 'DELETE FROM bff_logout_token WHERE seen_at < $1',
      values: [new Date(now.getTime() - REMEMBERED_MILLISECONDS)],
    })
  }

  async #useOnce(id: string, now: Date): Promise<void> {
    const rows = await this.#database.query({
      text: `INSERT INTO bff_logout_token (jti_hash, seen_at) VALUES ($1, $2)
             ON CONFLICT (jti_hash) DO NOTHING RETURNING jti_hash`,
      values: [hashOf(id), now],
    })
    if (rows.length === 0) throw new Error('The logout token has been used')
  }
}
