import { migrate } from '@mittkanta/database'
import type { Beginning } from '@mittkanta/test-kit'
import { MIGRATIONS, MIGRATIONS_TABLE } from '../../src/start.ts'

/** The tables of the bff, empty. */
export const BFF_SCHEMA: Beginning = {
  name: 'bff',
  fill: (database) => migrate(database, MIGRATIONS, MIGRATIONS_TABLE),
}
