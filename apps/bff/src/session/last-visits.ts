import type { PersonId } from '@mittkanta/contracts'
import type { Database, Queryable } from '@mittkanta/database'
import { z } from 'zod'
import type { KeyedHash } from './keyed-hash.ts'
import { inTransition } from './transition.ts'

/** A visit is remembered for 400 days, so that a yearly reader still sees what is new. */
const KEPT_MILLISECONDS = 400 * 24 * 60 * 60 * 1000
/** Rows of the previous release that are converted in one transaction. */
const BATCH = 1_000

const VisitRow = z.object({ visited_at: z.date().nullable() })

const OldRow = z.object({
  reader_id: z.string(),
  subject_id: z.string(),
  visited_at: z.date(),
})

const UPSERT = `ON CONFLICT (visit_key) DO UPDATE
  SET visited_at = greatest(bff_last_visit.visited_at, excluded.visited_at)`

const oldest = (now: Date) => new Date(now.getTime() - KEPT_MILLISECONDS)

/**
 * When readers last visited records (decision A6). The database holds a keyed
 * hash of reader and subject, and no row longer than 400 days.
 */
export class LastVisits {
  readonly #hash: KeyedHash

  constructor(hash: KeyedHash) {
    this.#hash = hash
  }

  /**
   * Notes a visit.
   *
   * @returns when the visit before it was; `undefined` if there was none, or it
   *   was more than 400 days ago
   */
  async note(
    tx: Queryable,
    reader: PersonId,
    subject: PersonId,
    now: Date,
  ): Promise<Date | undefined> {
    const [row] = await tx.query({
      text: `WITH noted AS (
               INSERT INTO bff_last_visit (visit_key, visited_at)
               VALUES ($1, $2) ${UPSERT}
             )
             SELECT max(visited_at) AS visited_at FROM (
               SELECT visited_at FROM bff_last_visit WHERE visit_key = $1
               UNION ALL
               SELECT visited_at FROM bff_visit
               WHERE reader_id = $4 AND subject_id = $5
             ) AS earlier
             WHERE visited_at > $3`,
      values: [this.#keyOf(reader, subject), now, oldest(now), reader, subject],
    })
    return VisitRow.parse(row).visited_at ?? undefined
  }

  /** Deletes visits that are too old, and hashes those of the previous release. */
  async tidy(database: Database, now: Date): Promise<void> {
    for (const table of ['bff_last_visit', 'bff_visit']) {
      await database.query({
        text: `DELETE FROM ${table} WHERE visited_at <= $1`,
        values: [oldest(now)],
      })
    }
    while ((await this.#convert(database, now)) === BATCH);
  }

  /** @returns how many rows were converted */
  async #convert(database: Database, now: Date): Promise<number> {
    return database.transaction(async (tx) => {
      const found = await tx.query({
        text: `SELECT reader_id, subject_id, visited_at FROM bff_visit
               WHERE NOT ${inTransition('$1')}
               LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
        values: [now],
      })
      const rows = found.map((row) => OldRow.parse(row))
      if (rows.length === 0) return 0
      await tx.query({
        text: `INSERT INTO bff_last_visit (visit_key, visited_at)
               SELECT * FROM unnest($1::text[], $2::timestamptz[]) ${UPSERT}`,
        values: [
          rows.map((row) => this.#keyOf(row.reader_id, row.subject_id)),
          rows.map((row) => row.visited_at.toISOString()),
        ],
      })
      await tx.query({
        text: `DELETE FROM bff_visit WHERE (reader_id, subject_id) IN
                 (SELECT * FROM unnest($1::uuid[], $2::uuid[]))`,
        values: [
          rows.map((row) => row.reader_id),
          rows.map((row) => row.subject_id),
        ],
      })
      return rows.length
    })
  }

  #keyOf(reader: string, subject: string): string {
    return this.#hash.of('visit', reader, subject)
  }
}
