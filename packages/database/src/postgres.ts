import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { copyText } from './copy-text.ts'
import type { Database, Queryable, Row, Statement } from './database.ts'

/** Type numbers of PostgreSQL's catalogue, which never change. */
const DATE = 1082
const INT8 = 20

/** Values as `Row` promises them; everything else as `pg` has it. */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) => {
    const type: number = oid
    if (type === DATE) return (text: string) => text
    if (type === INT8) return Number
    return pg.types.getTypeParser(oid, format) as (text: string) => unknown
  },
}

const over = (client: pg.Pool | pg.PoolClient): Queryable => ({
  query: async ({ name, text, values }: Statement) => {
    const result = await client.query<Row>({
      text,
      values: values ? [...values] : [],
      ...(name !== undefined && { name }),
    })
    return result.rows
  },
})

/**
 * How the server plans our statements. They are few, prepared once a connection
 * and the same for everyone, so planning them anew would cost more than running
 * them; and their tables lie on solid-state disks or in memory, where following
 * an index costs little more than reading on.
 */
const PLANNING = [
  '-c plan_cache_mode=force_generic_plan',
  '-c random_page_cost=1.1',
].join(' ')

/**
 * A pool of connections to a PostgreSQL server.
 *
 * @param url connection string
 * @param connections most connections at a time
 * @param onError told of connections that break while idle
 */
export function openPostgres(
  url: string,
  connections: number,
  onError: (error: Error) => void,
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 2_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 30_000,
    options: PLANNING,
    types,
  })
  pool.on('error', onError)

  const inTransaction = async <Result>(
    isolation: string,
    work: (client: pg.PoolClient) => Promise<Result>,
  ): Promise<Result> => {
    const client = await pool.connect()
    let broken: Error | undefined
    try {
      await client.query(`BEGIN ISOLATION LEVEL ${isolation}`)
      const result = await work(client)
      await client.query('COMMIT')
      return result
    } catch (error) {
      await client.query('ROLLBACK').catch((failure: unknown) => {
        broken = failure instanceof Error ? failure : new Error('rollback')
      })
      throw error
    } finally {
      client.release(broken)
    }
  }

  return {
    engine: 'postgres',
    ...over(pool),

    transaction: (work, isolation = 'read committed') =>
      inTransaction(isolation, (client) => work(over(client))),

    loading: (work) =>
      inTransaction('read committed', (client) =>
        work({
          ...over(client),
          copy: async (table, rows) => {
            const [first] = rows
            if (!first) return
            const columns = Object.keys(first)
            await pipeline(
              [copyText(columns, rows)],
              client.query(
                copyFrom(`COPY ${table} (${columns.join(', ')}) FROM STDIN`),
              ),
            )
          },
        }),
      ),

    script: async (sql) => {
      // The server runs a simple query of several statements as one transaction.
      await pool.query(sql)
    },

    close: () => pool.end(),
  }
}
