import { fileURLToPath } from 'node:url'
import {
  migrate,
  openDatabase,
  tracedDatabase,
  type Database,
} from '@mittkanta/database'
import {
  createMetrics,
  listen,
  refuseFaults,
  startTracing,
  watchConnections,
  type Log,
} from '@mittkanta/service-kit'
import { createBff } from './app.ts'
import type { BffConfig } from './config.ts'
import { faultsAround } from './start-checks/faults-around.ts'

const TIDY_MILLISECONDS = 10 * 60 * 1000

/** Where the migrations of the bff are, and the table that keeps what has run. */
export const MIGRATIONS = fileURLToPath(
  new URL('./db/migrations', import.meta.url),
)
export const MIGRATIONS_TABLE = 'bff_migration'

export interface RunningBff {
  /** Address of the public port on this machine. */
  readonly url: string
  readonly internalUrl: string
  /** Is not ready any more, and lets every connection end with its next answer. */
  leave: () => void
  stop: () => Promise<void>
}

/**
 * Opens the database, brings it up to date where that is configured, and listens
 * on both ports.
 *
 * @throws {CannotStart} when something that it needs is not as it must be
 * @throws {DirectoryInUse} when another process has the embedded database open
 */
export async function startBff(
  config: BffConfig,
  log: Log,
  clock: () => Date = () => new Date(),
): Promise<RunningBff> {
  const database = await openDatabase(config.database, (error) =>
    log.error(
      { event: 'database-connection-broke', error },
      'A connection to the database broke',
    ),
  )
  try {
    refuseFaults(
      await faultsAround(config, log, database, {
        migrations: MIGRATIONS,
        migrationsTable: MIGRATIONS_TABLE,
        isDurable: config.isProduction,
        isMigratedAtStart: config.isMigratedAtStart,
      }),
    )
    return await serve(config, database, log, clock)
  } catch (error) {
    await database.close()
    throw error
  }
}

async function serve(
  config: BffConfig,
  opened: Database,
  log: Log,
  clock: () => Date,
): Promise<RunningBff> {
  if (config.isMigratedAtStart) {
    await migrate(opened, MIGRATIONS, MIGRATIONS_TABLE)
  }
  const metrics = createMetrics('bff')
  const tracing = await startTracing(
    'mittkanta-bff',
    config.operations.tracing,
    { onLost: () => metrics.events.inc({ event: 'traces-lost' }) },
  )
  watchConnections(metrics, opened)
  const database = tracing.isOn ? tracedDatabase(opened, tracing.span) : opened
  const bff = await createBff(config, {
    database,
    log,
    metrics,
    tracing,
    clock,
  })
  const server = await listen(bff.app, config.port, config.host)
  const internal = await listen(
    bff.internal,
    config.internalPort,
    config.internalHost,
  )
  const tidy = setInterval(() => {
    bff.tidy().catch((error: unknown) => {
      log.error(
        { event: 'tidy-failed', error },
        'Old sessions were not deleted',
      )
    })
  }, TIDY_MILLISECONDS)
  tidy.unref()
  if (config.isExposedForTests) {
    log.error(
      { event: 'not-production' },
      'Other machines can reach this bff, and it runs without NODE_ENV=production: test identities can sign in',
    )
  }
  log.info({ event: 'listening', port: server.port }, 'The bff is listening')

  return {
    url: server.url,
    internalUrl: internal.url,
    leave: () => {
      bff.leave()
      server.leave()
    },
    stop: async () => {
      clearInterval(tidy)
      await server.close()
      await internal.close()
      await bff.close()
      await database.close()
      await tracing.close()
    },
  }
}
