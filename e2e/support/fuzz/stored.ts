import type { Database } from '@mittkanta/database'

/** How many rows every table of the archive has, by its name. */
export async function rowsOfTables(
  database: Database,
): Promise<ReadonlyMap<string, number>> {
  const tables = await database.query({
    text: `SELECT table_schema AS schema, table_name AS name
           FROM information_schema.tables
           WHERE table_type = 'BASE TABLE'
             AND table_schema NOT IN ('pg_catalog', 'information_schema')`,
  })
  const counted = await Promise.all(
    tables.map(async ({ schema, name }) => {
      const [row] = await database.query({
        text: `SELECT count(*)::int AS rows FROM "${String(schema)}"."${String(name)}"`,
      })
      return [String(name), Number(row?.rows)] as const
    }),
  )
  return new Map(counted)
}

/** Tables that know every request, and not only what is stored. */
const OF_REQUESTS: ReadonlySet<string> = new Set(['used_assertion'])

/** The tables that have other numbers of rows than before, with how many more. */
export const grown = (
  before: ReadonlyMap<string, number>,
  after: ReadonlyMap<string, number>,
): Readonly<Record<string, number>> =>
  Object.fromEntries(
    [...after]
      .map(([name, rows]) => [name, rows - (before.get(name) ?? 0)] as const)
      .filter(([name, more]) => more !== 0 && !OF_REQUESTS.has(name)),
  )

/** Those of some hashes that a content is kept under. */
export async function keptOf(
  database: Database,
  hashes: readonly string[],
): Promise<string[]> {
  const rows = await database.query({
    text: 'SELECT hash FROM content WHERE hash = ANY ($1::text[])',
    values: [hashes],
  })
  return rows.map((row) => String(row.hash))
}
