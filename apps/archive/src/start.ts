import {
  openDatabase,
  openReplica,
  tracedDatabase,
  unfitness,
  type Database,
} from '@mittkanta/database'
import {
  createMetrics,
  internalServer,
  listen,
  refuseFaults,
  startTracing,
  watchConnections,
  type Log,
} from '@mittkanta/service-kit'
import type { IdentityCode } from '@mittkanta/identity-code'
import type { ServerConfig } from './config.ts'
import { createGate } from './contents/gate.ts'
import { createArchive } from './create-archive.ts'
import { migrateAndReport, MIGRATIONS, MIGRATIONS_TABLE } from './db/schema.ts'
import { recordDeath, type DeathOutcome } from './persons/deaths.ts'
import { personIdFor } from './persons/persons.ts'

export interface RunningArchive {
  /** Address of the public port on this machine. */
  readonly url: string
  readonly internalUrl: string
  /** Is not ready any more, and lets every connection end with its next answer. */
  leave: () => void
  /**
   * Records a date of death of a person, who is made if new, as a stand-in for
   * the population register does.
   *
   * @param date `YYYY-MM-DD`, `YYYY-MM` or `YYYY`
   * @throws {DeathRefused}
   */
  recordDeath: (code: IdentityCode, date: string) => Promise<DeathOutcome>
  stop: () => Promise<void>
}

/**
 * Opens the database, brings it up to date where that is configured, and listens
 * on both ports.
 *
 * @throws {CannotStart} when the database is not one that this program can use
 * @throws {DirectoryInUse} when another process has the embedded database open
 */
export async function startArchive(
  config: ServerConfig,
  log: Log,
  clock: () => Date = () => new Date(),
): Promise<RunningArchive> {
  const database = await openDatabase(config.database, (error) =>
    log.error(
      { event: 'database-connection-broke', error },
      'A connection to the database broke',
    ),
  )
  try {
    refuseFaults(await databaseFaults(database, config))
    return await serve(config, database, log, clock)
  } catch (error) {
    await database.close()
    throw error
  }
}

async function databaseFaults(
  database: Database,
  { isProduction, isMigratedAtStart }: ServerConfig,
): Promise<string[]> {
  const faults = await unfitness(database, {
    migrations: MIGRATIONS,
    migrationsTable: MIGRATIONS_TABLE,
    isDurable: isProduction,
    isMigratedAtStart,
  })
  return faults.map((fault) => `DATABASE_URL: ${fault}`)
}

async function serve(
  config: ServerConfig,
  opened: Database,
  log: Log,
  clock: () => Date,
): Promise<RunningArchive> {
  if (config.isMigratedAtStart) await migrateAndReport(opened, log)
  const metrics = createMetrics('archive')
  const tracing = await startTracing(
    'mittkanta-archive',
    config.operations.tracing,
    {
      // Only the portal's traces are ours to continue; client systems are
      // others'.
      continues: (path) => path.startsWith('/portal/'),
      onLost: () => metrics.events.inc({ event: 'traces-lost' }),
    },
  )
  watchConnections(metrics, opened)
  const database = tracing.isOn ? tracedDatabase(opened, tracing.span) : opened
  const reading = openReplica(
    database,
    {
      url: config.database.replicaUrl,
      connections: config.database.connections,
    },
    () => metrics.events.inc({ event: 'replica-left' }),
  )
  const gate = createGate()
  gate.warm()
  const archive = await createArchive(config.archive, {
    database,
    reading,
    log,
    metrics,
    tracing,
    isAccessLogged: config.operations.isAccessLogged,
    clock,
    gate,
  })
  const server = await listen(archive.app, config.port, config.host)
  let isLeaving = false
  const internal = await listen(
    internalServer(metrics, async () => !isLeaving && archive.ready()),
    config.internalPort,
    config.internalHost,
  )
  if (config.isExposedForTests) {
    log.error(
      { event: 'not-production' },
      'Other machines can reach this archive, and it runs without NODE_ENV=production: artificial identity codes are taken in',
    )
  }
  log.info(
    { event: 'listening', port: server.port },
    'The archive is listening',
  )

  return {
    url: server.url,
    internalUrl: internal.url,
    leave: () => {
      isLeaving = true
      server.leave()
    },
    recordDeath: (code, date) =>
      database.transaction(async (tx) => {
        const personId = await personIdFor(tx, { identityCode: code })
        return recordDeath(tx, { personId, date, now: clock(), by: 'scenario' })
      }),
    stop: async () => {
      await server.close()
      await internal.close()
      await archive.close()
      if (reading !== database) await reading.close()
      await database.close()
      await tracing.close()
    },
  }
}
