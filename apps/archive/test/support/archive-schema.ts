import type { Beginning } from '@mittkanta/test-kit'
import { migrateArchive } from '../../src/db/schema.ts'

/** The archive's tables, empty. */
export const ARCHIVE_SCHEMA: Beginning = {
  name: 'archive',
  fill: migrateArchive,
}
