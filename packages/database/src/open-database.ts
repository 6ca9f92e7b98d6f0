import type { Database } from './database.ts'
import { openPglite } from './pglite.ts'
import { openPostgres } from './postgres.ts'
import { withReplica } from './replica.ts'

export interface DatabaseConfig {
  /** Connection string of a PostgreSQL server; the embedded engine when absent. */
  readonly url?: string | undefined
  /** Most connections at a time to the server. */
  readonly connections?: number | undefined
  /** Longest wait for the server's answer to one statement; as long as it takes when absent. */
  readonly answerMilliseconds?: number | undefined
  /** Directory of the embedded engine; in memory when absent. */
  readonly directory?: string | undefined
  /** What the embedded engine in memory begins with, of `embeddedFiles`; empty when absent. */
  readonly files?: Blob | undefined
}

/**
 * Opens the database that the configuration names.
 *
 * @param onError called with server connections that break while idle
 * @throws {DirectoryInUse} when another process has the embedded directory open
 */
export async function openDatabase(
  {
    url,
    connections = 10,
    answerMilliseconds,
    directory,
    files,
  }: DatabaseConfig,
  onError: (error: Error) => void = () => undefined,
): Promise<Database> {
  return url === undefined
    ? openPglite(directory, files)
    : openPostgres({ url, connections, answerMilliseconds }, onError)
}

/**
 * How long a replica is waited for: the primary can do its work as well, and a
 * reader should not notice that it had to.
 */
const REPLICA_PATIENCE = {
  connectMilliseconds: 250,
  answerMilliseconds: 1_000,
}

/**
 * Opens the replica that the configuration names, to read from instead of the
 * primary as long as it is up to date; without one it is the primary itself.
 *
 * @param url connection string of one standby of the primary, not of several
 *   behind one address: each would be of another moment
 * @param onAway called when reading falls back on the primary
 */
export function openReplica(
  primary: Database,
  { url, connections = 10 }: Pick<DatabaseConfig, 'url' | 'connections'>,
  onAway: () => void = () => undefined,
): Database {
  if (url === undefined) return primary
  const replica = openPostgres(
    { url, connections, ...REPLICA_PATIENCE },
    () => undefined,
  )
  return withReplica(primary, replica, onAway)
}
