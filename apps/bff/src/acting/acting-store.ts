import { randomBytes } from 'node:crypto'
import { ActingGround, PersonId, SubjectRef } from '@mittkanta/contracts'
import type { Database, Queryable, Row } from '@mittkanta/database'
import type { IdentityCode } from '@mittkanta/identity-code'
import { z } from 'zod'
import type { LastVisits } from '../session/last-visits.ts'
import { SealedIdentityCode } from '../session/sealed-identity-code.ts'
import {
  hashOf,
  seal,
  unseal,
  type SecretToken,
} from '../session/secret-token.ts'
import type { Session } from '../session/session-store.ts'
import type { RegistrySession } from './registry-client.ts'

/** Whom a reader acts for, as the handle is made. */
export interface Chosen extends RegistrySession {
  readonly personId: PersonId
  readonly ground: ActingGround
  readonly displayName: string
  readonly identityCode: IdentityCode
  /** When the question was put that the registry answered with yes. */
  readonly checkedAt: Date
}

/** A handle that works now, if its ground still holds. */
export interface Handle extends Chosen {
  readonly subjectRef: SubjectRef
  /** This reader's visit to this record before the session; absent when there was none (A6). */
  readonly previousVisitAt: Date | undefined
}

const Sealed = z.strictObject({
  subjectRef: SubjectRef,
  displayName: z.string(),
  identityCode: SealedIdentityCode,
  registrySession: z.string(),
  tokens: z.strictObject({
    accessToken: z.string(),
    refreshToken: z.string().nullable(),
    expiresAt: z.number(),
  }),
})

const ActingRow = z.object({
  subject_id: PersonId,
  ground: ActingGround,
  sealed: z.string(),
  previous_visit_at: z.date().nullable(),
  checked_at: z.date(),
})

/** Handles that have not ended, of a session that has not. */
const OPEN = `SELECT a.subject_id, a.ground, a.sealed, a.previous_visit_at,
                     a.checked_at
              FROM bff_acting a JOIN bff_session s USING (session_id)
              WHERE a.session_id = $1
                AND a.ended_at IS NULL AND s.ended_at IS NULL`

/**
 * The handles for other persons' records, in the database. A handle is good in
 * the session that it was made in. One that has ended is never open again:
 * every change asks for a row that has not ended, and none inserts one but
 * `begin`.
 */
export class ActingStore {
  readonly #database: Database
  readonly #visits: LastVisits

  constructor(database: Database, visits: LastVisits) {
    this.#database = database
    this.#visits = visits
  }

  /**
   * Makes a handle, and notes the visit to the subject's record.
   *
   * @returns `undefined` when the session has ended meanwhile
   */
  async begin(
    session: Session,
    chosen: Chosen,
    now: Date,
  ): Promise<SubjectRef | undefined> {
    const subjectRef = SubjectRef.parse(randomBytes(16).toString('base64url'))
    const rows = await this.#database.transaction(async (tx) => {
      const previousVisitAt = await this.#visit(
        tx,
        session,
        chosen.personId,
        now,
      )
      return tx.query({
        text: `INSERT INTO bff_acting
                 (ref_hash, session_id, subject_id, ground, sealed,
                  previous_visit_at, created_at, checked_at)
               SELECT $1, session_id, $3, $4, $5, $6, $7, $8
               FROM bff_session WHERE session_id = $2 AND ended_at IS NULL
               RETURNING ref_hash`,
        values: [
          hashOf(subjectRef),
          session.id,
          chosen.personId,
          chosen.ground,
          sealed(session.token, { ...chosen, subjectRef }),
          previousVisitAt,
          now,
          chosen.checkedAt,
        ],
      })
    })
    return rows.length > 0 ? subjectRef : undefined
  }

  /** The open handle of a reference in this session; `undefined` for every other. */
  async find(session: Session, ref: SubjectRef): Promise<Handle | undefined> {
    const [row] = await this.#database.query({
      name: 'bff-acting-find',
      text: `${OPEN} AND a.ref_hash = $2`,
      values: [session.id, hashOf(ref)],
    })
    const handle = row && handleOf(session.token, row)
    return handle?.subjectRef === ref ? handle : undefined
  }

  /** The id of the session that a reference was made in; `undefined` for an unknown one. */
  async sessionOf(ref: SubjectRef): Promise<string | undefined> {
    const [row] = await this.#database.query({
      name: 'bff-acting-session',
      text: 'SELECT session_id FROM bff_acting WHERE ref_hash = $1',
      values: [hashOf(ref)],
    })
    return row && String(row.session_id)
  }

  /** All open handles of a session, the newest first. */
  async all(session: Session): Promise<Handle[]> {
    const rows = await this.#database.query({
      text: `${OPEN} ORDER BY a.created_at DESC, a.ref_hash`,
      values: [session.id],
    })
    return rows.map((row) => handleOf(session.token, row))
  }

  /**
   * Keeps what the registry said last.
   *
   * @returns whether the handle is still open
   */
  async keep(session: Session, handle: Handle): Promise<boolean> {
    const rows = await this.#database.query({
      name: 'bff-acting-keep',
      text: `UPDATE bff_acting
             SET sealed = $3, checked_at = greatest(checked_at, $4)
             WHERE ref_hash = $1 AND session_id = $2 AND ended_at IS NULL
             RETURNING ref_hash`,
      values: [
        hashOf(handle.subjectRef),
        session.id,
        sealed(session.token, handle),
        handle.checkedAt,
      ],
    })
    return rows.length > 0
  }

  /** Ends all handles of a session for a person, for good. */
  async end(session: Session, personId: PersonId, now: Date): Promise<void> {
    await this.#database.query({
      text: `UPDATE bff_acting SET ended_at = $3, sealed = ''
             WHERE session_id = $1 AND subject_id = $2 AND ended_at IS NULL`,
      values: [session.id, personId, now],
    })
  }

  /** Deletes what was made while its session ended. */
  async tidy(): Promise<void> {
    await this.#database.query({
      text: `DELETE FROM bff_acting WHERE session_id IN
               (SELECT session_id FROM bff_session WHERE ended_at IS NOT NULL)`,
    })
  }

  /**
   * Notes a visit and gives the one before this session: what is "new" stays so
   * for the whole session, also when the person is chosen again (A6).
   */
  async #visit(
    tx: Queryable,
    { id, personId: reader }: Session,
    subject: PersonId,
    now: Date,
  ): Promise<unknown> {
    const earlier = await this.#visits.note(tx, reader, subject, now)
    const [first] = await tx.query({
      text: `SELECT previous_visit_at FROM bff_acting
             WHERE session_id = $1 AND subject_id = $2
             ORDER BY created_at LIMIT 1`,
      values: [id, subject],
    })
    return first ? first.previous_visit_at : (earlier ?? null)
  }
}

function sealed(
  token: SecretToken,
  handle: Omit<z.output<typeof Sealed>, 'tokens'> & RegistrySession,
): string {
  const { subjectRef, displayName, identityCode } = handle
  const { registrySession, tokens } = handle
  const personal = { displayName, identityCode: identityCode.reveal() }
  return seal(token, { subjectRef, ...personal, registrySession, tokens })
}

function handleOf(token: SecretToken, row: Row): Handle {
  const found = ActingRow.parse(row)
  return {
    ...unseal(token, found.sealed, Sealed),
    personId: found.subject_id,
    ground: found.ground,
    previousVisitAt: found.previous_visit_at ?? undefined,
    checkedAt: found.checked_at,
  }
}
