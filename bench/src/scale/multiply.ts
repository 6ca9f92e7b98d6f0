import type { Database } from '@mittkanta/database'

/*
 * A big archive out of a smaller one that the loader has filled: the loader would
 * take hours for what is only to be read. Every row of every client is copied
 * under other ids, so that plans, indexes and sizes are those of an archive in
 * which so many people have records.
 */

/** Tables in the order in which they refer to each other. */
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

/** Copies every client and everything that is theirs. @param mark of this copy, of a letter or two */
export async function doubled(database: Database, mark: string): Promise<void> {
  for (const table of TABLES) await copied(database, table, OTHER, mark)
}

/** A person's lists again and again, until they hold so many documents. */
export async function lengthened(
  database: Database,
  person: string,
  documents: number,
): Promise<void> {
  const other = { ref: 'left(md5(ref || $1), 22)' }
  const where = `person_id = '${person}'`
  for (let mark = 0; ; mark += 1) {
    const [row] = await database.query({
      text: `SELECT count(DISTINCT ref) AS count FROM reading WHERE ${where}`,
    })
    if (Number(row?.count) * 2 > documents) return
    await copied(database, 'reading', other, String(mark), where)
  }
}

async function copied(
  database: Database,
  table: string,
  other: Readonly<Record<string, string>>,
  mark: string,
  where = 'true',
): Promise<void> {
  const columns = await database.query({
    text: `SELECT column_name AS name FROM information_schema.columns
           WHERE table_name = $1 AND table_schema = current_schema()
           ORDER BY ordinal_position`,
    values: [table],
  })
  const names = columns.map(({ name }) => String(name))
  const values = names.map((name) => other[name] ?? name)
  await database.script(
    `INSERT INTO ${table} (${names.join(', ')})
     SELECT ${values.join(', ').replaceAll('$1', `'${mark}'`)} FROM ${table} WHERE ${where}`,
  )
}
