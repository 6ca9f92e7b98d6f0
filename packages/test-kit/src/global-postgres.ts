import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from './postgres-server.ts'
import type {} from './provided-context.ts'

/**
 * Vitest global setup: one PostgreSQL server for a whole run, and a directory for
 * what databases of the embedded engine begin with.
 */
export async function setup(project: {
  provide: (key: 'postgresUrl' | 'beginnings', value: string) => void
}): Promise<() => Promise<void>> {
  const server = await startPostgres()
  const beginnings = await mkdtemp(join(tmpdir(), 'mittkanta-beginnings-'))
  project.provide('postgresUrl', server.url)
  project.provide('beginnings', beginnings)
  return async () => {
    await server.stop()
    await rm(beginnings, { recursive: true, force: true })
  }
}
