import { createHmac } from 'node:crypto'

/** What is hashed; hashes of different purposes never match. */
type Purpose = 'provider-sub' | 'provider-sid' | 'visit' | 'limit'

/**
 * Hashes identifiers of which the database only needs to know whether two are
 * equal. The key is not in the database, so a copy of the database does not
 * allow guesses to be checked.
 */
export class KeyedHash {
  readonly #key: string

  /** @param key `LOOKUP_KEY`, the same for all instances */
  constructor(key: string) {
    this.#key = key
  }

  /** HMAC-SHA-256, hexadecimal. */
  of(purpose: Purpose, ...parts: readonly string[]): string {
    return createHmac('sha256', this.#key)
      .update(JSON.stringify([purpose, ...parts]))
      .digest('hex')
  }
}
