import { randomUUID } from 'node:crypto'
import { DeviceKind, PersonId, type OtherSession } from '@mittkanta/contracts'
import type { Database } from '@mittkanta/database'
import type { IdentityCode } from '@mittkanta/identity-code'
import { z } from 'zod'
import { SealedIdentityCode } from './sealed-identity-code.ts'
import {
  hashOf,
  newSecretToken,
  seal,
  unseal,
  type SecretToken,
} from './secret-token.ts'

/** Activity is written down at most this often; a session ends that much too early at most. */
const TOUCH_MILLISECONDS = 30_000

/** Who signed in, as the session is made. */
export interface SignedIn {
  readonly personId: PersonId
  readonly displayName: string
  readonly identityCode: IdentityCode
  readonly acr: string
  readonly authenticatedAt: Date
  readonly providerSub: string
  /** The provider's name for its own session; absent when it gives none. */
  readonly providerSid: string | undefined
  readonly device: DeviceKind
}

/** A session that is open now. */
export interface Session {
  readonly token: SecretToken
  /** Public within the page: changes with every session, tells nothing. */
  readonly id: string
  readonly personId: PersonId
  readonly displayName: string
  /** Needed to act for another: the authorisation registry knows the reader by it. */
  readonly identityCode: IdentityCode
  /** The sign-in before this one; absent at the first (decision A6). */
  readonly previousVisitAt: Date | undefined
  readonly idleEndsAt: Date
  readonly absoluteEndsAt: Date
  readonly lastActiveAt: Date
}

export interface SessionTimes {
  readonly idleSeconds: number
  readonly absoluteSeconds: number
}

export type EndReason =
  | 'signed-out'
  | 'signed-in-anew'
  | 'ended-elsewhere'
  | 'provider-logout'
  | 'expired'
  | 'ended-by-operator'
  | 'database-restored'

/** Which sessions an operator means. */
export type OperatorsChoice =
  'all' | { readonly personId: PersonId } | { readonly sessionId: string }

const Sealed = z.strictObject({
  displayName: z.string(),
  identityCode: SealedIdentityCode,
})

const SessionRow = z.object({
  session_id: z.string(),
  person_id: PersonId,
  sealed: z.string(),
  previous_visit_at: z.date().nullable(),
  created_at: z.date(),
  last_active_at: z.date(),
})

const OtherRow = z.object({
  session_id: z.string(),
  // A session of an older version says nothing of it.
  device: DeviceKind.catch('unknown'),
  created_at: z.date(),
  last_active_at: z.date(),
})

/** Who is sealed in a session; nobody in one of an older version, which is then over. */
const personIn = (token: SecretToken, sealed: string) =>
  Sealed.safeParse(unseal(token, sealed, z.unknown())).data

const later = (instant: Date, seconds: number) =>
  new Date(instant.getTime() + seconds * 1000)

/**
 * The sessions, in the database. A session that has ended is never open again:
 * every change asks for a row that has not ended, and none inserts one but
 * `begin`.
 */
export class SessionStore {
  readonly #database: Database
  readonly #times: SessionTimes

  constructor(database: Database, times: SessionTimes) {
    this.#database = database
    this.#times = times
  }

  /** Opens a session under a new token, and notes the visit to one's own record. */
  async begin(signedIn: SignedIn, now: Date): Promise<SecretToken> {
    const token = newSecretToken()
    const { personId, displayName, identityCode } = signedIn

    await this.#database.transaction(async (tx) => {
      const [visit] = await tx.query({
        text: `SELECT visited_at FROM bff_visit
               WHERE reader_id = $1 AND subject_id = $1 FOR UPDATE`,
        values: [personId],
      })
      await tx.query({
        text: `INSERT INTO bff_visit (reader_id, subject_id, visited_at)
               VALUES ($1, $1, $2)
               ON CONFLICT (reader_id, subject_id)
               DO UPDATE SET visited_at = greatest(bff_visit.visited_at, excluded.visited_at)`,
        values: [personId, now],
      })
      await tx.query({
        text: `INSERT INTO bff_session
                 (token_hash, session_id, person_id, sealed, acr,
                  authenticated_at, provider_sub, provider_sid, device,
                  previous_visit_at, created_at, last_active_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
        values: [
          hashOf(token),
          randomUUID(),
          personId,
          seal(token, { displayName, identityCode: identityCode.reveal() }),
          signedIn.acr,
          signedIn.authenticatedAt,
          signedIn.providerSub,
          signedIn.providerSid ?? null,
          signedIn.device,
          visit?.visited_at ?? null,
          now,
        ],
      })
    })
    return token
  }

  /** The open session of a token; `undefined` when there is none, or it has ended. */
  async find(token: SecretToken, now: Date): Promise<Session | undefined> {
    const [row] = await this.#database.query({
      name: 'bff-session-find',
      text: `SELECT session_id, person_id, sealed, previous_visit_at,
                    created_at, last_active_at
             FROM bff_session
             WHERE token_hash = $1 AND ended_at IS NULL
               AND last_active_at > $2 AND created_at > $3`,
      values: [hashOf(token), ...this.#bounds(now)],
    })
    if (row === undefined) return undefined
    const found = SessionRow.parse(row)
    const person = personIn(token, found.sealed)
    if (person === undefined) return undefined

    return {
      token,
      id: found.session_id,
      personId: found.person_id,
      ...person,
      previousVisitAt: found.previous_visit_at ?? undefined,
      idleEndsAt: later(found.last_active_at, this.#times.idleSeconds),
      absoluteEndsAt: later(found.created_at, this.#times.absoluteSeconds),
      lastActiveAt: found.last_active_at,
    }
  }

  /** Whether a session was opened with the token; it may be over, and deleted a day later. */
  async wasOpened(token: SecretToken): Promise<boolean> {
    const rows = await this.#database.query({
      name: 'bff-session-was-opened',
      text: 'SELECT 1 FROM bff_session WHERE token_hash = $1',
      values: [hashOf(token)],
    })
    return rows.length > 0
  }

  /**
   * Notes that the person is active.
   *
   * @returns whether the session is still open
   */
  async touch(session: Session, now: Date): Promise<boolean> {
    const idle = now.getTime() - session.lastActiveAt.getTime()
    if (idle < TOUCH_MILLISECONDS) return true

    const rows = await this.#database.query({
      name: 'bff-session-touch',
      text: `UPDATE bff_session SET last_active_at = greatest(last_active_at, $4)
             WHERE token_hash = $1 AND ended_at IS NULL
               AND last_active_at > $2 AND created_at > $3
             RETURNING session_id`,
      values: [hashOf(session.token), ...this.#bounds(now), now],
    })
    return rows.length > 0
  }

  /** Ends the session of a token for good; nothing happens when it has ended. */
  async end(token: SecretToken, reason: EndReason, now: Date): Promise<void> {
    await this.#end('token_hash = $3', [hashOf(token)], reason, now)
  }

  /** How many sessions are open, of all persons and instances. */
  async openNow(now: Date): Promise<number> {
    const [row] = await this.#database.query({
      name: 'bff-sessions-open',
      text: `SELECT count(*) AS open FROM bff_session
             WHERE ended_at IS NULL AND last_active_at > $1 AND created_at > $2`,
      values: this.#bounds(now),
    })
    return Number(row?.open)
  }

  /** The open sessions of a session's person but itself, the newest first. */
  async others(session: Session, now: Date): Promise<OtherSession[]> {
    const rows = await this.#database.query({
      text: `SELECT session_id, device, created_at, last_active_at
             FROM bff_session
             WHERE person_id = $1 AND session_id <> $2 AND ended_at IS NULL
               AND last_active_at > $3 AND created_at > $4
             ORDER BY created_at DESC, session_id`,
      values: [session.personId, session.id, ...this.#bounds(now)],
    })
    return rows.map((row) => {
      const found = OtherRow.parse(row)
      return {
        sessionRef: found.session_id,
        device: found.device,
        startedAt: found.created_at.toISOString(),
        lastActiveAt: found.last_active_at.toISOString(),
      }
    })
  }

  /**
   * Ends the other sessions of a session's person, or one of them.
   *
   * @param sessionRef which one; null for all
   * @returns how many there were; of other persons' sessions always none
   */
  endOthers(
    session: Session,
    sessionRef: string | null,
    now: Date,
  ): Promise<number> {
    return this.#end(
      `person_id = $3 AND session_id <> $4
         AND ($5::uuid IS NULL OR session_id = $5)
         AND last_active_at > $6 AND created_at > $7`,
      [session.personId, session.id, sessionRef, ...this.#bounds(now)],
      'ended-elsewhere',
      now,
    )
  }

  /**
   * Ends every session that the provider knows by a subject or a session id.
   *
   * @returns how many there were
   */
  endOfProvider(
    { sub, sid }: { sub: string | undefined; sid: string | undefined },
    now: Date,
  ): Promise<number> {
    return this.#end(
      '(provider_sub = $3 OR provider_sid = $4)',
      [sub ?? null, sid ?? null],
      'provider-logout',
      now,
    )
  }

  /**
   * Ends sessions on an operator's word (ASVS 7.4.5). Nothing of a session is
   * kept in memory: from its next request on it is over on every instance.
   *
   * @returns how many there were
   */
  endChosen(
    choice: OperatorsChoice,
    reason: 'ended-by-operator' | 'database-restored',
    now: Date,
  ): Promise<number> {
    if (choice === 'all') return this.#end('true', [], reason, now)
    return 'personId' in choice
      ? this.#end('person_id = $3', [choice.personId], reason, now)
      : this.#end('session_id = $3', [choice.sessionId], reason, now)
  }

  /** Deletes what has been over for a day, and what was never finished. */
  async tidy(now: Date): Promise<void> {
    const { absoluteSeconds } = this.#times
    const day = 24 * 60 * 60
    await this.#database.query({
      text: 'DELETE FROM bff_session WHERE created_at < $1',
      values: [later(now, -absoluteSeconds - day)],
    })
    await this.#end(
      '(last_active_at <= $3 OR created_at <= $4)',
      this.#bounds(now),
      'expired',
      now,
    )
  }

  /** A session is open when it was active after the first and made after the second. */
  #bounds(now: Date): [Date, Date] {
    const { idleSeconds, absoluteSeconds } = this.#times
    return [later(now, -idleSeconds), later(now, -absoluteSeconds)]
  }

  /** Ends sessions, and with them whatever their readers did for others. */
  async #end(
    which: string,
    values: readonly unknown[],
    reason: EndReason,
    now: Date,
  ): Promise<number> {
    const rows = await this.#database.query({
      text: `WITH ended AS (
               UPDATE bff_session
               SET ended_at = $1, end_reason = $2, sealed = ''
               WHERE ended_at IS NULL AND ${which} RETURNING session_id
             ), acting AS (
               UPDATE bff_acting SET ended_at = $1, sealed = ''
               WHERE ended_at IS NULL
                 AND session_id IN (SELECT session_id FROM ended)
             ), starts AS (
               DELETE FROM bff_acting_start
               WHERE session_id IN (SELECT session_id FROM ended)
             )
             SELECT session_id FROM ended`,
      values: [now, reason, ...values],
    })
    return rows.length
  }
}
