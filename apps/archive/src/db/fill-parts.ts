import type { Database } from '@mittkanta/database'

/** Tables that migration 005 has put a table in parts beside. */
const TABLES = [
  'document_client',
  'case_member',
  'client_relation',
  'reading',
  'reading_attachment',
  'will',
]

/** People whose rows are copied in one transaction. */
const PEOPLE = 500

/** Before every id that is made. */
const NIL = '00000000-0000-0000-0000-000000000000'

/**
 * Copies the rows of the tables before migration 005 into the partitioned
 * tables, some people at a time; deliveries and reading continue meanwhile.
 * Idempotent.
 *
 * A row is locked (`FOR SHARE`) from when it is seen until its copy is
 * committed: a concurrent delete waits, and then deletes the copy too. Without
 * the lock a deleted row could come back to life in its copy.
 */
export async function fillParts(database: Database): Promise<void> {
  let after = NIL
  for (;;) {
    const rows = await database.query({
      text: `SELECT max(person_id::text) AS last FROM (
               SELECT person_id FROM person WHERE person_id > $1::uuid
               ORDER BY person_id LIMIT $2) AS batch`,
      values: [after, PEOPLE],
    })
    const last = rows[0]?.last
    if (typeof last !== 'string') return

    await database.transaction(async (tx) => {
      for (const table of TABLES) {
        await tx.query({
          text: `WITH held AS (SELECT * FROM ${table}
                   WHERE person_id > $1::uuid AND person_id <= $2::uuid FOR SHARE)
                 INSERT INTO ${table}_parted SELECT * FROM held
                 ON CONFLICT DO NOTHING`,
          values: [after, last],
        })
      }
    })
    after = last
  }
}
