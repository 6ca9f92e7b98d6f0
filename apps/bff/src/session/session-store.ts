import { randomUUID } from 'node:crypto'
import { DeviceKind, PersonId, type OtherSession } from '@mittkanta/contracts'
import type { Database, Queryable } from '@mittkanta/database'
import type { IdentityCode } from '@mittkanta/identity-code'
import { z } from 'zod'
import type { KeyedHash } from './keyed-hash.ts'
import { LastVisits } from './last-visits.ts'
import { SealedIdentityCode } from './sealed-identity-code.ts'
import {
  hashOf,
  newSecretToken,
  seal,
  unseal,
  type SecretToken,
} from './secret-token.ts'
import { inTransition } from './transition.ts'

/**
 * Minimum interval between writes of activity; a session ends up to that much
 * too early.
 */
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
  /** Public within the page: changes with every session, reveals nothing. */
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

/** Whose sessions are over at the identification service: `sub`, `sid`, or both. */
export interface ProviderLogout {
  readonly sub: string | undefined
  readonly sid: string | undefined
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
  is_open: z.boolean(),
})

/** That a session is open, with `#bounds` as the first two values. */
const OPEN = `ended_at IS NULL AND last_active_at > $1::timestamptz
              AND created_at > $2::timestamptz`

const OtherRow = z.object({
  session_id: z.string(),
  // A session of an older version says nothing of it.
  device: DeviceKind.catch('unknown'),
  created_at: z.date(),
  last_active_at: z.date(),
})

/**
 * Who is sealed in a session; no one in a session of an older version, which is
 * then over.
 */
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
  readonly #hash: KeyedHash
  readonly #visits: LastVisits

  constructor(database: Database, times: SessionTimes, hash: KeyedHash) {
    this.#database = database
    this.#times = times
    this.#hash = hash
    this.#visits = new LastVisits(hash)
  }

  /** Opens a session under a new token, and notes the visit to one's own record. */
  async begin(signedIn: SignedIn, now: Date): Promise<SecretToken> {
    const token = newSecretToken()
    const { personId, displayName, identityCode } = signedIn

    await this.#database.transaction(async (tx) => {
      const visitedAt = await this.#visits.note(tx, personId, personId, now)
      await tx.query({
        text: `INSERT INTO bff_session
                 (token_hash, session_id, person_id, sealed, acr,
                  authenticated_at, provider_sub_key, provider_sid_key,
                  provider_sub, provider_sid, device,
                  previous_visit_at, created_at, last_active_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8,
                       CASE WHEN ${inTransition('$13')} THEN $9::text ELSE '' END,
                       CASE WHEN ${inTransition('$13')} THEN $10::text END,
                       $11, $12, $13, $13)`,
        values: [
          hashOf(token),
          randomUUID(),
          personId,
          seal(token, { displayName, identityCode: identityCode.reveal() }),
          signedIn.acr,
          signedIn.authenticatedAt,
          ...this.#providerKeys(signedIn.providerSub, signedIn.providerSid),
          signedIn.providerSub,
          signedIn.providerSid ?? null,
          signedIn.device,
          visitedAt ?? null,
          now,
        ],
      })
    })
    return token
  }

  /** The open session of a token; `undefined` when there is none, or it has ended. */
  async find(token: SecretToken, now: Date): Promise<Session | undefined> {
    const found = await this.lookUp(token, now)
    return typeof found === 'string' ? undefined : found
  }

  /**
   * The open session of a token; `over` for a session that has ended, `unknown`
   * for what was none in the last day.
   */
  async lookUp(
    token: SecretToken,
    now: Date,
  ): Promise<Session | 'over' | 'unknown'> {
    const [row] = await this.#database.query({
      name: 'bff-session-look-up',
      text: `SELECT session_id, person_id, sealed, previous_visit_at,
                    created_at, last_active_at,
                    (${OPEN}) AS is_open
             FROM bff_session WHERE token_hash = $3`,
      values: [...this.#bounds(now), hashOf(token)],
    })
    if (row === undefined) return 'unknown'
    const found = SessionRow.parse(row)
    const person = found.is_open ? personIn(token, found.sealed) : undefined
    if (person === undefined) return 'over'

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

  /** Which of some tokens, by their hashes, belong to open sessions. */
  async openAmong(
    tokenHashes: readonly string[],
    now: Date,
  ): Promise<ReadonlySet<string>> {
    const rows = await this.#database.query({
      name: 'bff-sessions-open-among',
      text: `SELECT token_hash FROM bff_session
             WHERE token_hash = ANY($3::text[]) AND ${OPEN}`,
      values: [...this.#bounds(now), [...tokenHashes]],
    })
    return new Set(rows.map((row) => String(row.token_hash)))
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
   * Ends the sessions that a logout token names (OIDC Back-Channel Logout 1.0,
   * section 2.4). With both `sub` and `sid` a session has to match both; one
   * that began without a `sid` is matched by `sub`.
   *
   * @param tx the transaction in which the token is marked as used
   * @returns how many there were
   */
  endOfProvider(
    { sub, sid }: ProviderLogout,
    now: Date,
    tx: Queryable,
  ): Promise<number> {
    const values = [...this.#providerKeys(sub, sid), sub ?? null, sid ?? null]
    const isSub = `(provider_sub_key = $3
      OR (provider_sub_key IS NULL AND provider_sub = $5))`
    const isSid = `(provider_sid_key = $4
      OR (provider_sub_key IS NULL AND provider_sid = $6))`
    const isWithoutSid = `(provider_sid_key IS NULL AND provider_sid IS NULL)`
    const which = `CASE
      WHEN $5::text IS NULL THEN ${isSid}
      WHEN $6::text IS NULL THEN ${isSub}
      ELSE ${isSub} AND (${isSid} OR ${isWithoutSid}) END`
    return this.#end(which, values, 'provider-logout', now, tx)
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
    // What instances of the previous release read is not needed any more.
    await this.#database.query({
      text: `UPDATE bff_session SET provider_sub = '', provider_sid = NULL
             WHERE (provider_sub <> '' OR provider_sid IS NOT NULL)
               AND (ended_at IS NOT NULL OR
                    (provider_sub_key IS NOT NULL AND NOT ${inTransition('$1')}))`,
      values: [now],
    })
    await this.#visits.tidy(this.#database, now)
  }

  /** How the database knows a subject and a session of the identification service. */
  #providerKeys(sub: string | undefined, sid: string | undefined) {
    return [
      sub === undefined ? null : this.#hash.of('provider-sub', sub),
      sid === undefined ? null : this.#hash.of('provider-sid', sid),
    ]
  }

  /** A session is open when it was active after the first and made after the second. */
  #bounds(now: Date): [Date, Date] {
    const { idleSeconds, absoluteSeconds } = this.#times
    return [later(now, -idleSeconds), later(now, -absoluteSeconds)]
  }

  /**
   * Ends sessions, and with them whatever their readers did for others. What is
   * left of a session says neither who it was at the identification service nor
   * whom its reader acted for.
   */
  async #end(
    which: string,
    values: readonly unknown[],
    reason: EndReason,
    now: Date,
    tx: Queryable = this.#database,
  ): Promise<number> {
    const rows = await tx.query({
      text: `WITH ended AS (
               UPDATE bff_session
               SET ended_at = $1, end_reason = $2, sealed = '',
                   provider_sub = '', provider_sid = NULL,
                   provider_sub_key = NULL, provider_sid_key = NULL
               WHERE ended_at IS NULL AND ${which} RETURNING session_id
             ), acting AS (
               DELETE FROM bff_acting
               WHERE session_id IN (SELECT session_id FROM ended)
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
