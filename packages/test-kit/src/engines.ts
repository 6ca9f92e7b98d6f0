import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { embeddedFiles, openDatabase, type Database } from '@mittkanta/database'
import pg from 'pg'
import { inject } from 'vitest'
import type {} from './provided-context.ts'

/** The engines that every suite over SQL runs on. */
export const ENGINES = ['pglite', 'postgres'] as const
export type Engine = (typeof ENGINES)[number]

/** What databases of many test files begin with. It is made once in a run, and copied. */
export interface Beginning {
  /** Lower-case letters; another one for every beginning. */
  readonly name: string
  /**
   * Fills an empty database.
   *
   * @param url its connection string; absent on the embedded engine
   */
  readonly fill: (database: Database, url?: string) => Promise<unknown>
}

const EMPTY: Beginning = { name: 'empty', fill: () => Promise.resolve() }

/**
 * Makes a database on the run's PostgreSQL server and gives its connection string.
 *
 * @param beginning what is in it; nothing when absent
 */
export async function freshPostgresUrl(beginning?: Beginning): Promise<string> {
  const server = inject('postgresUrl')
  const name = `t_${randomUUID().replaceAll('-', '')}`
  const client = new pg.Client({ connectionString: `${server}/postgres` })
  await client.connect()
  try {
    const template = beginning && (await templateOf(client, server, beginning))
    await client.query(
      `CREATE DATABASE ${name} TEMPLATE ${template ?? 'template1'}`,
    )
  } finally {
    await client.end()
  }
  return `${server}/${name}`
}

/** The database that is copied; the first test file that needs it makes it. */
async function templateOf(
  client: pg.Client,
  server: string,
  { name, fill }: Beginning,
): Promise<string> {
  const template = `begin_${name}`
  // The lock is of this connection, and ends with it.
  await client.query('SELECT pg_advisory_lock(hashtext($1))', [template])
  const { rowCount } = await client.query(
    'SELECT FROM pg_database WHERE datname = $1',
    [template],
  )
  if (rowCount === 0) {
    // It has its name only when it is whole.
    const unfinished = `t_${randomUUID().replaceAll('-', '')}`
    await client.query(`CREATE DATABASE ${unfinished}`)
    const url = `${server}/${unfinished}`
    const database = await openDatabase({ url })
    await fill(database, url)
    await database.close()
    await client.query(`ALTER DATABASE ${unfinished} RENAME TO ${template}`)
  }
  await client.query('SELECT pg_advisory_unlock(hashtext($1))', [template])
  return template
}

/** The files that the embedded engine begins with; the first test file that needs them makes them. */
async function filesOf({ name, fill }: Beginning): Promise<Blob> {
  const path = join(inject('beginnings'), `${name}.tar`)
  if (!existsSync(path)) {
    const files = await embeddedFiles(fill)
    const unfinished = `${path}.${randomUUID()}`
    await writeFile(unfinished, Buffer.from(await files.arrayBuffer()))
    await rename(unfinished, path)
  }
  return new Blob([await readFile(path)])
}

/**
 * Opens a separate database for a test file: in memory on PGlite, a new
 * database on the run's server on PostgreSQL.
 *
 * @param beginning what is in it; nothing when absent
 */
export async function freshDatabase(
  engine: Engine,
  beginning?: Beginning,
): Promise<Database> {
  return openDatabase(
    engine === 'pglite'
      ? { files: await filesOf(beginning ?? EMPTY) }
      : { url: await freshPostgresUrl(beginning) },
  )
}
