import pg from 'pg'
import { asOurs, DatabaseUnavailable } from './database-unavailable.ts'
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
    try {
      const result = await client.query<Row>({
        text,
        values: values ? [...values] : [],
        ...(name !== undefined && { name }),
      })
      return result.rows
    } catch (error) {
      throw asOurs(error)
    }
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

/** A migration may rewrite a table. */
const MIGRATION_MILLISECONDS = 60 * 60 * 1000

interface ServerAccess {
  /** Connection string. */
  readonly url: string
  /** Most connections at a time. */
  readonly connections: number
  /**
   * Longest wait for the answer to one statement. The server keeps a time of its
   * own, which is no help when it hangs; a connection that did not answer in time
   * is not used again.
   */
  readonly answerMilliseconds: number | undefined
}

/**
 * A pool of connections to a PostgreSQL server.
 *
 * @param onError told of connections that break while idle
 */
export function openPostgres(
  { url, connections, answerMilliseconds }: ServerAccess,
  onError: (error: Error) => void,
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: 2_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: 30_000,
    ...(answerMilliseconds !== undefined && {
      query_timeout: answerMilliseconds,
    }),
    options: PLANNING,
    types,
  })
  pool.on('error', onError)

  return {
    engine: 'postgres',
    ...over(pool),

    transaction: async (work, isolation = 'read committed') => {
      const client = await pool.connect().catch((error: unknown) => {
        throw asOurs(error)
      })
      let broken: Error | undefined
      // The pool listens to idle clients only; unheard, it would end the process.
      const breaks = (error: Error) => {
        broken = error
      }
      client.on('error', breaks)
      try {
        const { query } = over(client)
        await query({ text: `BEGIN ISOLATION LEVEL ${isolation}` })
        const result = await work({ query })
        await query({ text: 'COMMIT' })
        return result
      } catch (error) {
        // A connection that did not answer is not asked to take anything back.
        if (error instanceof DatabaseUnavailable) broken = error
        else await client.query('ROLLBACK').catch(breaks)
        throw error
      } finally {
        client.off('error', breaks)
        client.release(broken)
      }
    },

    script: async (sql) => {
      // The server runs a simple query of several statements as one transaction.
      const unhurried = { text: sql, query_timeout: MIGRATION_MILLISECONDS }
      await pool.query(unhurried)
    },

    close: () => pool.end(),
  }
}
