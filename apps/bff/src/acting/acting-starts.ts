import type { Database } from '@mittkanta/database'
import { z } from 'zod'
import {
  hashOf,
  newSecretToken,
  seal,
  unseal,
  type SecretToken,
} from '../session/secret-token.ts'
import type { Session } from '../session/session-store.ts'

/** A choice may take this long. */
const LIFETIME_MILLISECONDS = 10 * 60 * 1000

const Sealed = z.strictObject({ registrySession: z.string() })

/**
 * Choices under way at the registry's page, in the database, so that the person
 * may come back to any instance. Each belongs to one session and is taken once.
 */
export class ActingStarts {
  readonly #database: Database

  constructor(database: Database) {
    this.#database = database
  }

  /** Remembers a choice under way and gives the state that must come back. */
  async begin(
    { token, id }: Session,
    registrySession: string,
    now: Date,
  ): Promise<SecretToken> {
    const state = newSecretToken()
    await this.#database.query({
      text: `INSERT INTO bff_acting_start
               (state_hash, session_id, sealed, created_at)
             VALUES ($1, $2, $3, $4)`,
      values: [hashOf(state), id, seal(token, { registrySession }), now],
    })
    return state
  }

  /**
   * Takes a choice, once, and gives the registry's session that it was made in;
   * `undefined` in another session, a second time, or too late.
   */
  async take(
    { token, id }: Session,
    state: string,
    now: Date,
  ): Promise<string | undefined> {
    const [row] = await this.#database.query({
      text: `DELETE FROM bff_acting_start
             WHERE state_hash = $1 AND session_id = $2 AND created_at > $3
             RETURNING sealed`,
      values: [hashOf(state), id, oldest(now)],
    })
    return row && unseal(token, String(row.sealed), Sealed).registrySession
  }

  /** The registry's sessions of all choices of a session that were not finished. */
  async registrySessions({ token, id }: Session): Promise<string[]> {
    const rows = await this.#database.query({
      text: 'SELECT sealed FROM bff_acting_start WHERE session_id = $1',
      values: [id],
    })
    return rows.map(
      ({ sealed }) => unseal(token, String(sealed), Sealed).registrySession,
    )
  }

  /** Forgets what was never finished. */
  async tidy(now: Date): Promise<void> {
    await this.#database.query({
      text: 'DELETE FROM bff_acting_start WHERE created_at <= $1',
      values: [oldest(now)],
    })
  }
}

const oldest = (now: Date) => new Date(now.getTime() - LIFETIME_MILLISECONDS)
