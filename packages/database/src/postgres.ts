import { pipeline } from 'node:stream/promises'
import { Problem } from '@mittkanta/problems'
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

/** How long a connection and an answer are waited for, in milliseconds. */
export interface Patience {
  /** For a free connection, when all are in use or the server does not take us. */
  readonly connectionMs: number
  /** For one statement; the server ends it then. */
  readonly statementMs: number
}

const PATIENCE: Patience = { connectionMs: 2_000, statementMs: 30_000 }

/** A server that stands still ends no statement: we leave it so much later. */
const GRACE_MS = 1_000

/**
 * Whether the connection, and not a statement, is what failed: it is thrown away
 * then. The server's own words for that are of SQLSTATE class 08, and 57P01 to
 * 57P03 and 53300 when it goes down, comes up or is full.
 */
const isLost = (error: unknown): boolean =>
  error instanceof pg.DatabaseError
    ? /^(08|57P0[123]|53300)/.test(error.code ?? '')
    : !(error instanceof TypeError || error instanceof RangeError)

/** What a caller is told when there is no database to ask: 503, and to come back. */
const told = (error: unknown): unknown =>
  isLost(error)
    ? new Problem('unavailable', { cause: error, retryAfterSeconds: 1 })
    : error

const over = (
  client: pg.Pool | pg.PoolClient,
  onLost: () => void = () => undefined,
): Queryable => ({
  query: async ({ name, text, values }: Statement) => {
    try {
      const result = await client.query<Row>({
        text,
        values: values ? [...values] : [],
        ...(name !== undefined && { name }),
      })
      return result.rows
    } catch (error) {
      if (isLost(error)) onLost()
      throw told(error)
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

/**
 * A pool of connections to a PostgreSQL server. A connection that breaks is
 * thrown away and replaced; while none can be had, statements fail with the
 * problem `unavailable`.
 *
 * @param url connection string
 * @param connections most connections at a time
 * @param onError told of connections that break while idle
 */
export function openPostgres(
  url: string,
  connections: number,
  onError: (error: Error) => void,
  { connectionMs, statementMs }: Patience = PATIENCE,
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    connectionTimeoutMillis: connectionMs,
    idleTimeoutMillis: 30_000,
    statement_timeout: statementMs,
    query_timeout: statementMs + GRACE_MS,
    keepAlive: true,
    options: PLANNING,
    types,
  })
  pool.on('error', onError)

  const inTransaction = async <Result>(
    isolation: string,
    work: (tx: Queryable, client: pg.PoolClient) => Promise<Result>,
  ): Promise<Result> => {
    const client = await pool.connect().catch((error: unknown) => {
      throw told(error)
    })
    const state = { isBroken: false }
    const tx = over(client, () => {
      state.isBroken = true
    })
    try {
      await tx.query({ text: `BEGIN ISOLATION LEVEL ${isolation}` })
      const result = await work(tx, client)
      await tx.query({ text: 'COMMIT' })
      return result
    } catch (error) {
      if (!state.isBroken) {
        await tx.query({ text: 'ROLLBACK' }).catch(() => {
          state.isBroken = true
        })
      }
      throw error
    } finally {
      client.release(state.isBroken)
    }
  }

  return {
    engine: 'postgres',
    ...over(pool),

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
      // The server runs a simple query of several statements as one transaction.
      await pool.query(sql)
    },

    close: () => pool.end(),
  }
}
