import { pipeline } from 'node:stream/promises'
import pg from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { copyText } from './copy-text.ts'
import { asOurs, DatabaseUnavailable } from './database-unavailable.ts'
import {
  type Database,
  type Queryable,
  type Row,
  type Statement,
} from './database.ts'

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

const over = (client: pg.PoolClient): Queryable => ({
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
 * and the same for everyone, so planning them again would cost more than
 * running them; and their tables are on solid-state disks or in memory, where
 * following an index costs little more than reading sequentially.
 */
const PLANNING = [
  '-c plan_cache_mode=force_generic_plan',
  '-c random_page_cost=1.1',
].join(' ')

/** How long a free connection is waited for, or a server that takes us. */
const CONNECT_MILLISECONDS = 2_000

/** A migration may rewrite a table. */
const MIGRATION_MILLISECONDS = 60 * 60 * 1000

interface ServerAccess {
  /** Connection string. */
  readonly url: string
  /** Most connections at a time. */
  readonly connections: number
  /** Longest wait for a free connection. */
  readonly connectMilliseconds?: number
  /**
   * Timeout for the answer to one statement. The server has its own timeout,
   * which is no help when the server hangs; a connection that did not answer in
   * time is not used again.
   */
  readonly answerMilliseconds: number | undefined
}

/**
 * A pool of connections to a PostgreSQL server. A connection that breaks is thrown
 * away and replaced; while none can be had, statements fail with
 * {DatabaseUnavailable}. No two requests ever share a connection at a time: one
 * that got the other's rows would be shown another person's record (ADR 0027).
 *
 * @param onError called with connections that break while idle
 */
export function openPostgres(
  {
    url,
    connections,
    connectMilliseconds = CONNECT_MILLISECONDS,
    answerMilliseconds,
  }: ServerAccess,
  onError: (error: Error) => void,
): Database {
  const config = {
    connectionString: url,
    connectionTimeoutMillis: connectMilliseconds,
    statement_timeout: 30_000,
    ...(answerMilliseconds !== undefined && {
      query_timeout: answerMilliseconds,
    }),
    keepAlive: true,
    options: PLANNING,
    types,
  }
  const pool = new pg.Pool({
    ...config,
    max: connections,
    idleTimeoutMillis: 30_000,
  })
  pool.on('error', onError)

  /** Lends a connection; one that broke, or did not answer, is not used again. */
  const withClient = async <Result>(
    work: (
      client: pg.PoolClient,
      breaks: (error: Error) => void,
    ) => Promise<Result>,
  ): Promise<Result> => {
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
      return await work(client, breaks)
    } catch (error) {
      if (error instanceof DatabaseUnavailable) broken = error
      throw error
    } finally {
      client.off('error', breaks)
      client.release(broken)
    }
  }

  const inTransaction = <Result>(
    isolation: string,
    work: (tx: Queryable, client: pg.PoolClient) => Promise<Result>,
  ): Promise<Result> =>
    withClient(async (client, breaks) => {
      const tx = over(client)
      try {
        await tx.query({ text: `BEGIN ISOLATION LEVEL ${isolation}` })
        const result = await work(tx, client)
        await tx.query({ text: 'COMMIT' })
        return result
      } catch (error) {
        // A connection that did not answer is not asked to take anything back.
        if (!(error instanceof DatabaseUnavailable)) {
          await client.query('ROLLBACK').catch(breaks)
        }
        throw error
      }
    })

  return {
    engine: 'postgres',

    // Not the pool's own `query`: it throws a connection away when a statement is
    // refused, and with it everything that the server has prepared there.
    query: (statement) => withClient((client) => over(client).query(statement)),

    transaction: (work, isolation = 'read committed') =>
      inTransaction(isolation, work),

    loading: (work) =>
      inTransaction('read committed', (tx, client) =>
        work({
          ...tx,
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
      const client = await pool.connect().catch((error: unknown) => {
        throw asOurs(error)
      })
      try {
        await client.query(`SET statement_timeout = ${MIGRATION_MILLISECONDS}`)
        // The server runs a simple query of several statements as one transaction.
        const unhurried = { text: sql, query_timeout: MIGRATION_MILLISECONDS }
        await client.query(unhurried)
      } finally {
        // The next user of the connection must not inherit its long timeout.
        client.release(true)
      }
    },

    connections: () => ({
      open: pool.totalCount,
      idle: pool.idleCount,
      waiting: pool.waitingCount,
    }),

    close: () => pool.end(),
  }
}
