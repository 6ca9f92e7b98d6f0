import { startPostgres } from './postgres-server.ts'
import type {} from './provided-context.ts'

/** Vitest global setup: one PostgreSQL server for a whole run. */
export async function setup(project: {
  provide: (key: 'postgresUrl', value: string) => void
}): Promise<() => Promise<void>> {
  const server = await startPostgres()
  project.provide('postgresUrl', server.url)
  return server.stop
}
