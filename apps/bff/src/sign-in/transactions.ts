import type { Database } from '@mittkanta/database'
import { z } from 'zod'
import {
  hashOf,
  newSecretToken,
  seal,
  unseal,
  type SecretToken,
} from '../session/secret-token.ts'

/** A sign-in may take this long. */
const LIFETIME_MILLISECONDS = 10 * 60 * 1000

const Transaction = z.strictObject({
  nonce: z.string(),
  codeVerifier: z.string(),
  returnTo: z.string(),
})
/** What a sign-in under way remembers until the browser comes back. */
export type Transaction = z.infer<typeof Transaction>

/** Which cookie of the browser belongs to a state. */
export const transactionId = (state: string) => hashOf(state).slice(0, 16)

/**
 * Sign-ins under way, in the database, so that the browser may come back to any
 * instance. Each is sealed with a secret of the browser that began it, and is
 * taken once.
 */
export class Transactions {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** Remembers a sign-in and gives the secret that the browser must bring back. */
  async begin(
    state: string,
    transaction: Transaction,
    now: Date,
  ): Promise<SecretToken> {
    const secret = newSecretToken()
    await this.#database.query({
      text: `INSERT INTO bff_sign_in (state_hash, browser_hash, sealed, created_at)
             VALUES ($1, $2, $3, $4)`,
      values: [hashOf(state), hashOf(secret), seal(secret, transaction), now],
    })
    return secret
  }

  /** Takes a sign-in, once; `undefined` for another browser, a second time, or too late. */
  async take(
    state: string,
    secret: SecretToken,
    now: Date,
  ): Promise<Transaction | undefined> {
    const [row] = await this.#database.query({
      text: `DELETE FROM bff_sign_in
             WHERE state_hash = $1 AND browser_hash = $2 AND created_at > $3
             RETURNING sealed`,
      values: [hashOf(state), hashOf(secret), oldest(now)],
    })
    return row && unseal(secret, String(row.sealed), Transaction)
  }

  /** Forgets what was never finished. */
  async tidy(now: Date): Promise<void> {
    await this.#database.query({
      text: 'DELETE FROM bff_sign_in WHERE created_at <= $1',
      values: [oldest(now)],
    })
  }
}

const oldest = (now: Date) => new Date(now.getTime() - LIFETIME_MILLISECONDS)
