import { availableParallelism } from 'node:os'
import pg from 'pg'

/*
 * A big archive out of a smaller one that the loader has filled: the loader would
 * take hours for what is only to be read. Every row of every client is copied
 * under other ids, so that plans, indexes and sizes are those of an archive in
 * which so many people have records.
 */

const TABLES = [
  'person',
  'document_version',
  'document_content',
  'document_client',
  'document_case',
  'case_state',
  'case_member',
  'client_relation',
  'reading',
  'reading_attachment',
] as const

/** A uuid that has the form of a random one. */
const uuidOf = (column: string) =>
  `overlay(overlay(md5(${column}::text || $1) PLACING '4' FROM 13) PLACING '8' FROM 17)::uuid`

/** What is another one in the copy; `$1` is the copy's mark. */
const OTHER: Readonly<Record<string, string>> = {
  person_id: uuidOf('person_id'),
  became_id: uuidOf('became_id'),
  identity_code: 'identity_code || $1',
  temporary_id: 'temporary_id || $1',
  document_id: 'document_id || $1',
  first_document_id: 'first_document_id || $1',
  parent_document_id: 'parent_document_id || $1',
  case_id: 'case_id || $1',
}

/**
 * Copies every client and everything that is theirs, as often as asked.
 *
 * @param tell called with each step that is done
 */
export async function doubled(
  url: string,
  times: number,
  tell: (text: string) => void,
): Promise<void> {
  await copying(url, async (pool) => {
    for (let time = 1; time <= times; time += 1) {
      await Promise.all(
        TABLES.map((table) => copied(pool, table, OTHER, `~${time}`)),
      )
      tell(`doubled ${time} of ${times} times`)
    }
  })
}

/** A person's lists again and again, until they hold at least so many documents. */
export async function lengthened(
  url: string,
  person: string,
  documents: number,
): Promise<void> {
  const other = { ref: 'left(md5(ref || $1), 22)' }
  const where = `person_id = '${person}'`
  await copying(url, async (pool) => {
    for (let mark = 0; ; mark += 1) {
      const { rows } = await pool.query<{ count: string }>(
        `SELECT count(DISTINCT ref) AS count FROM reading WHERE ${where}`,
      )
      if (Number(rows[0]?.count) >= documents) return
      await copied(pool, 'reading', other, String(mark), where)
    }
  })
}

/**
 * As many connections as there are processors, without the archive's limits of
 * time. References are not checked again: a copy refers to its copies as the rows
 * it is made of refer to theirs.
 */
async function copying(
  url: string,
  work: (pool: pg.Pool) => Promise<void>,
): Promise<void> {
  const pool = new pg.Pool({
    connectionString: url,
    max: availableParallelism(),
    options: '-c session_replication_role=replica -c synchronous_commit=off',
  })
  try {
    await work(pool)
  } finally {
    await pool.end()
  }
}

async function copied(
  pool: pg.Pool,
  table: string,
  other: Readonly<Record<string, string>>,
  mark: string,
  where = 'true',
): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT column_name AS name FROM information_schema.columns
     WHERE table_name = $1 AND table_schema = current_schema()
     ORDER BY ordinal_position`,
    [table],
  )
  const names = rows.map(({ name }) => name)
  const values = names.map((name) => other[name] ?? name)
  await pool.query(
    `INSERT INTO ${table} (${names.join(', ')})
     SELECT ${values.join(', ').replaceAll('$1', `'${mark}'`)} FROM ${table} WHERE ${where}`,
  )
}
