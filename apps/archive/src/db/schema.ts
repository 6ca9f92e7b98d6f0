import { fileURLToPath } from 'node:url'
import { migrate, type Database } from '@mittkanta/database'
import type { Log } from '@mittkanta/service-kit'
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
 * @returns how many documents could not be projected; they are hidden from
 *   everyone
 */
export async function migrateArchive(database: Database): Promise<number> {
  await migrate(database, MIGRATIONS, MIGRATIONS_TABLE, {
    before: PARTS_IN_PLACE,
    work: () => fillParts(database),
  })
  return reproject(database)
}

/** Does the same, and logs as an error how many documents could not be projected. */
export async function migrateAndReport(
  database: Database,
  log: Log,
): Promise<void> {
  const count = await migrateArchive(database)
  if (count === 0) return
  log.error(
    { event: 'not-projected', count },
    'Documents could not be projected and are not shown',
  )
}
