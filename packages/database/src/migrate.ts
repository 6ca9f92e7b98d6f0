import { setTimeout as delay } from 'node:timers/promises'
import Postgrator from 'postgrator'
import type { Database } from './database.ts'

/** One number for all services: their migrations run one after the other. */
const MIGRATION_LOCK = 7_251_020

/** How often a migration is tried that did not get its locks, and the rest between. */
const ATTEMPTS = 30
const REST_MS = 1_000

/**
 * SQLSTATEs of a lock that could not be acquired: `lock_timeout`, and a
 * deadlock that was broken.
 */
const LOCK_CODES: readonly unknown[] = ['55P03', '40P01']

/** Work that has to be done when the migrations before it have run, and before its own runs. */
export interface StepBetween {
  /** Number of the migration that needs the work done. */
  readonly before: number
  /** Done again from the start when it was interrupted. */
  readonly work: () => Promise<void>
}

/**
 * Brings the schema up to the newest migration. Files are named
 * `001.do.what.sql` and each runs in one transaction; one that has run and was
 * changed since is refused. A migration that sets `lock_timeout` and does not get
 * its locks is tried again, so that readers never queue up behind it.
 *
 * @param directory where the migrations are
 * @param table keeps what has run
 * @param between work that is too long for one transaction
 */
export async function migrate(
  database: Database,
  directory: string,
  table: string,
  between?: StepBetween,
): Promise<void> {
  const migrator = new Postgrator({
    migrationPattern: `${directory}/*.sql`,
    driver: 'pg',
    schemaTable: table,
    execQuery: async (text) => ({
      rows: [...(await database.query({ text }))],
    }),
    execSqlScript: (sql) => untilLocked(() => database.script(sql)),
  })
  const run = async () => {
    if (between && (await migrator.getDatabaseVersion()) < between.before - 1) {
      await migrator.migrate(String(between.before - 1))
    }
    if (
      between &&
      (await migrator.getDatabaseVersion()) === between.before - 1
    ) {
      await between.work()
    }
    await migrator.migrate()
  }

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

/**
 * @throws the last failure, when the locks could not be acquired for half a
 * minute
 */
async function untilLocked(work: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work()
      return
    } catch (error) {
      const code = error instanceof Error && 'code' in error && error.code
      if (attempt === ATTEMPTS || !LOCK_CODES.includes(code)) throw error
      await delay(REST_MS)
    }
  }
}
