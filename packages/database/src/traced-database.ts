import type { Database, Queryable } from './database.ts'

/** Runs work inside a span of a trace. */
type Span = <Result>(
  name: 'statement' | 'transaction',
  fields: { readonly statement?: string },
  work: () => Promise<Result>,
) => Promise<Result>

/**
 * A database whose statements and transactions show in traces, by the names of
 * the prepared statements; never by text or values.
 */
export function tracedDatabase(database: Database, span: Span): Database {
  const traced = (queryable: Queryable): Queryable => ({
    query: (statement) =>
      span('statement', { statement: statement.name ?? 'unnamed' }, () =>
        queryable.query(statement),
      ),
  })
  return {
    ...database,
    ...traced(database),
    transaction: (work, isolation) =>
      span('transaction', {}, () =>
        database.transaction((tx) => work(traced(tx)), isolation),
      ),
  }
}
