import Postgrator from 'postgrator'
import type { Database } from './database.ts'

/** One number for all services: their migrations run one after the other. */
const MIGRATION_LOCK = 7_251_020

/**
 * Brings the schema up to the newest migration. Files are named
 * `001.do.what.sql` and each runs in one transaction; one that has run and was
 * changed since is refused.
 *
 * @param directory where the migrations are
 * @param table keeps what has run
 */
export async function migrate(
  database: Database,
  directory: string,
  table: string,
): Promise<void> {
  const run = () =>
    new Postgrator({
      migrationPattern: `${directory}/*.sql`,
      driver: 'pg',
      schemaTable: table,
      execQuery: async (text) => ({
        rows: [...(await database.query({ text }))],
      }),
      execSqlScript: (sql) => database.script(sql),
    }).migrate()

  if (database.engine === 'pglite') {
    await run()
    return
  }
  // Several instances may start at once: the others wait for the first.
  await database.transaction(async (tx) => {
    await tx.query({
      text: 'SELECT pg_advisory_xact_lock($1)',
      values: [MIGRATION_LOCK],
    })
    await run()
  })
}
