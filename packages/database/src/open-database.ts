import type { Database } from './database.ts'
import { openPglite } from './pglite.ts'
import { openPostgres } from './postgres.ts'

export interface DatabaseConfig {
  /** Connection string of a PostgreSQL server; the embedded engine when absent. */
  readonly url?: string | undefined
  /** Most connections at a time to the server. */
  readonly connections?: number | undefined
  /** Longest wait for the server's answer to one statement; as long as it takes when absent. */
  readonly answerMilliseconds?: number | undefined
  /** Directory of the embedded engine; in memory when absent. */
  readonly directory?: string | undefined
}

/**
 * Opens the database that the configuration names.
 *
 * @param onError told of server connections that break while idle
 * @throws {DirectoryInUse} when another process has the embedded directory open
 */
export async function openDatabase(
  { url, connections = 10, answerMilliseconds, directory }: DatabaseConfig,
  onError: (error: Error) => void = () => undefined,
): Promise<Database> {
  return url === undefined
    ? openPglite(directory)
    : openPostgres({ url, connections, answerMilliseconds }, onError)
}
