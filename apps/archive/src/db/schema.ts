import { fileURLToPath } from 'node:url'
import { migrate, type Database } from '@mittkanta/database'

/** Where the migrations are, and the table that keeps what has run. */
export const MIGRATIONS = fileURLToPath(
  new URL('./migrations', import.meta.url),
)
export const MIGRATIONS_TABLE = 'archive_schema'

/** Brings the archive's schema up to its newest migration. */
export async function migrateArchive(database: Database): Promise<void> {
  await migrate(database, MIGRATIONS, MIGRATIONS_TABLE)
}
