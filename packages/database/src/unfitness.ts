import { DatabaseUnavailable } from './database-unavailable.ts'
import type { Database, Row } from './database.ts'
import { newestMigration } from './newest-migration.ts'

/** The oldest server that the schema is written for. */
const OLDEST_VERSION = 15
/** Clocks further apart make a day, an expiry or a row of the log untrue. */
const MOST_SECONDS_APART = 30

/** Without these a server acknowledges what it can still lose. */
const DURABLE = ['fsync', 'full_page_writes', 'synchronous_commit'] as const

const SERVER = `
  SELECT current_setting('server_version_num')::int / 10000 AS version,
    extract(epoch FROM clock_timestamp())::float8 AS now,
    current_setting('fsync') AS fsync,
    current_setting('full_page_writes') AS full_page_writes,
    current_setting('synchronous_commit') AS synchronous_commit`

export interface Demands {
  /** Where the migrations are, and the table that keeps what has run. */
  readonly migrations: string
  readonly migrationsTable: string
  /** Whether everything acknowledged has to be on disk. */
  readonly isDurable: boolean
  /** Whether the program brings an older schema up to date itself. */
  readonly isMigratedAtStart: boolean
}

/**
 * What makes a database unfit for this program, before anything is changed in
 * it: a sentence each, with what to do. Empty when nothing does. The embedded
 * engine is as fit as it will be.
 */
export async function unfitness(
  database: Database,
  demands: Demands,
): Promise<string[]> {
  if (database.engine === 'pglite') return []
  try {
    const [server = {}] = await database.query({ text: SERVER })
    return [
      ...faultsOf(server, demands.isDurable),
      ...(await otherSchema(database, demands)),
    ]
  } catch (error) {
    const cause = error instanceof DatabaseUnavailable ? error.cause : error
    const code =
      cause instanceof Error && 'code' in cause ? String(cause.code) : 'timeout'
    return [
      `the PostgreSQL server does not answer (${code}): check address, account, name of the database, and that the server runs`,
    ]
  }
}

function faultsOf(server: Row, isDurable: boolean): string[] {
  const apart = Math.round(Math.abs(Number(server.now) - Date.now() / 1000))
  return [
    ...(Number(server.version) < OLDEST_VERSION
      ? [
          `the server is PostgreSQL ${String(server.version)}: use ${OLDEST_VERSION} or newer`,
        ]
      : []),
    ...(apart > MOST_SECONDS_APART
      ? [
          `the clock of the server and that of this machine are ${apart} s apart: synchronise both`,
        ]
      : []),
    ...DURABLE.filter((name) => isDurable && server[name] === 'off').map(
      (name) =>
        `the server has ${name} off: turn it on, or records can be lost`,
    ),
  ]
}

/**
 * A newer program has changed the schema: what this one would write may be
 * wrong by now. Or the migrations that this program needs have not been run.
 */
async function otherSchema(
  database: Database,
  { migrations, migrationsTable, isMigratedAtStart }: Demands,
): Promise<string[]> {
  const found = await versionOf(database, migrationsTable)
  const known = await newestMigration(migrations)
  if (found > known) {
    return [
      `its schema is at version ${found} and this program knows ${known}: start the version of the program that belongs to it`,
    ]
  }
  return found < known && !isMigratedAtStart
    ? [
        `its schema is at version ${found} and this program needs ${known}: run its migrate.ts first, or set MIGRATE_AT_START=on`,
      ]
    : []
}

/** The newest migration that has run, 0 before the first. */
async function versionOf(database: Database, table: string): Promise<number> {
  const [there] = await database.query({
    text: 'SELECT to_regclass($1) IS NOT NULL AS "isThere"',
    values: [table],
  })
  if (there?.isThere !== true) return 0
  const [row] = await database.query({
    text: `SELECT coalesce(max(version), 0)::int AS version FROM ${table}`,
  })
  return Number(row?.version)
}
