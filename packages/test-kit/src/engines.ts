import { randomUUID } from 'node:crypto'
import { openDatabase, type Database } from '@mittkanta/database'
import pg from 'pg'
import { inject } from 'vitest'
import type {} from './provided-context.ts'

/** The engines that every suite over SQL runs on. */
export const ENGINES = ['pglite', 'postgres'] as const
export type Engine = (typeof ENGINES)[number]

/** Makes an empty database on the run's PostgreSQL server and gives its connection string. */
export async function freshPostgresUrl(): Promise<string> {
  const server = inject('postgresUrl')
  const name = `t_${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client({ connectionString: `${server}/postgres` })
  await client.connect()
  await client.query(`CREATE DATABASE ${name}`)
  await client.end()
  return `${server}/${name}`
}

/**
 * Opens an empty database of its own for a test file: in memory on PGlite, a new
 * database on the run's server on PostgreSQL.
 */
export async function freshDatabase(engine: Engine): Promise<Database> {
  return openDatabase(
    engine === 'pglite' ? {} : { url: await freshPostgresUrl() },
  )
}
