import { openDatabase, openReplica } from '@mittkanta/database'
import {
  createMetrics,
  internalServer,
  listen,
  type Log,
} from '@mittkanta/service-kit'
import type { ServerConfig } from './config.ts'
import { createGate } from './contents/gate.ts'
import { createArchive } from './create-archive.ts'
import { migrateArchive } from './db/schema.ts'

export interface RunningArchive {
  /** Address of the public port on this machine. */
  readonly url: string
  readonly internalUrl: string
  stop: () => Promise<void>
}

/**
 * Opens the database, brings it up to date and listens on both ports.
 *
 * @throws {DirectoryInUse} when another process has the embedded database open
 */
export async function startArchive(
  config: ServerConfig,
  log: Log,
  clock: () => Date = () => new Date(),
): Promise<RunningArchive> {
  const metrics = createMetrics('archive')
  const database = await openDatabase(config.database, (error) =>
    log.error(
      { event: 'database-connection-broke', error },
      'A connection to the database broke',
    ),
  )
  await migrateArchive(database)
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
    clock,
    gate,
  })
  const server = await listen(archive.app, config.port, config.host)
  const internal = await listen(
    internalServer(metrics, archive.ready),
    config.internalPort,
    config.host,
  )
  log.info(
    { event: 'listening', port: server.port },
    'The archive is listening',
  )

  return {
    url: server.url,
    internalUrl: internal.url,
    stop: async () => {
      await server.close()
      await internal.close()
      await archive.close()
      if (reading !== database) await reading.close()
      await database.close()
    },
  }
}
