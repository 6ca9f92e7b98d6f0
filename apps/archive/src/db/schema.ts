import { fileURLToPath } from 'node:url'
import { migrate, type Database } from '@mittkanta/database'

const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url))

/** Brings the archive's schema up to its newest migration. */
export async function migrateArchive(database: Database): Promise<void> {
  await migrate(database, MIGRATIONS, 'archive_schema')
}
