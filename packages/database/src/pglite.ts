import { PGlite, types } from '@electric-sql/pglite'
import { copyText } from './copy-text.ts'
import { asOurs } from './database-unavailable.ts'
import type { Database, Queryable, Row, Statement } from './database.ts'
import { lockDirectory } from './directory-lock.ts'

/** The part of PGlite that the database and a transaction of it share. */
interface Runner {
  query: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>
}

const parsers = {
  [types.DATE]: (text: string) => text,
  [types.INT8]: Number,
  [types.BYTEA]: (text: string) => Buffer.from(text.slice(2), 'hex'),
}

/** PGlite's own way with bytes takes four times as long, in which nothing else runs. */
const serializers = {
  [types.BYTEA]: (bytes: Uint8Array) =>
    `\\x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')}`,
}

const over = (runner: Runner): Queryable => ({
  query: async ({ text, values }: Statement) => {
    try {
      const { rows } = await runner.query(text, values ? [...values] : [])
      return rows as Row[]
    } catch (error) {
      throw asOurs(error)
    }
  },
})

const asDatabase = (
  lite: PGlite,
  release: () => Promise<void> = () => Promise.resolve(),
): Database => ({
  engine: 'pglite',
  ...over(lite),

  transaction: (work, isolation = 'read committed') =>
    lite.transaction(async (tx) => {
      await tx.query(`SET TRANSACTION ISOLATION LEVEL ${isolation}`)
      return work(over(tx))
    }),

  loading: (work) =>
    lite.transaction((tx) =>
      work({
        ...over(tx),
        copy: async (table, rows) => {
          const [first] = rows
          if (!first) return
          const columns = Object.keys(first)
          await tx.query(
            `COPY ${table} (${columns.join(', ')}) FROM '/dev/blob'`,
            [],
            { blob: new Blob([copyText(columns, rows)]) },
          )
        },
      }),
    ),

  script: (sql) =>
    lite.transaction(async (tx) => {
      await tx.exec(sql)
    }),

  close: async () => {
    await lite.close()
    await release()
  },
})

/**
 * The embedded engine: one connection, in this process. It does not sync to
 * disk, so it is for trying out and for tests.
 *
 * @param directory where its files are, held by a lock until `close`; in memory
 *   when absent
 * @param files what it begins with in memory; empty when absent
 * @throws {DirectoryInUse} when another process has the directory open
 */
export async function openPglite(
  directory?: string,
  files?: Blob,
): Promise<Database> {
  const release =
    directory === undefined ? undefined : await lockDirectory(directory)
  try {
    const lite = await PGlite.create({
      ...(directory !== undefined && { dataDir: directory }),
      ...(files !== undefined && { loadDataDir: files }),
      parsers,
      serializers,
    })
    return asDatabase(lite, release)
  } catch (error) {
    await release?.()
    throw error
  }
}

/**
 * The files of a database of the embedded engine, which others can begin with: to
 * load them takes a fraction of the time in which they are made.
 *
 * @param fill fills the empty database
 */
export async function embeddedFiles(
  fill: (database: Database) => Promise<unknown>,
): Promise<Blob> {
  const lite = await PGlite.create({ parsers, serializers })
  await fill(asDatabase(lite))
  const files = await lite.dumpDataDir('none')
  await lite.close()
  return files
}
