import { fileURLToPath } from 'node:url'
import { migrate, type Database } from '@mittkanta/database'
import { reproject } from '../projection/reproject.ts'
import { fillParts } from './fill-parts.ts'

/** Where the migrations are, and the table that keeps what has run. */
export const MIGRATIONS = fileURLToPath(
  new URL('./migrations', import.meta.url),
)
export const MIGRATIONS_TABLE = 'archive_schema'

/** The migration that puts the tables in parts in the place of the old ones. */
const PARTS_IN_PLACE = 6

/**
 * Brings the archive's schema up to its newest migration, and the reading tables
 * to the edition of the projection that this program has.
 *
 * @returns how many documents could not be projected; nobody is shown them
 */
export async function migrateArchive(database: Database): Promise<number> {
  await migrate(database, MIGRATIONS, MIGRATIONS_TABLE, {
    before: PARTS_IN_PLACE,
    work: () => fillParts(database),
  })
  return reproject(database)
}
