import {
  DatabaseUnavailable,
  type Database,
  type Queryable,
} from '@mittkanta/database'

/** Where a database fails once: a part of a statement's text, or a step of a transaction. */
export interface Failure {
  readonly at: string
  /** `after`: what was asked has been done, and the answer is lost. */
  readonly when: 'before' | 'after'
  /** What the driver says; the server is away when absent. */
  readonly error?: Error
}

export interface FailingDatabase {
  readonly database: Database
  /** Fails once, at the next statement that fits. */
  failOnce: (failure: Failure) => void
  /** How many failures that were asked for have not happened. */
  waiting: () => number
}

/** A database that works but for the failures that a test asks for. */
export function failingDatabase(database: Database): FailingDatabase {
  const failures: Failure[] = []

  const at = async <Result>(
    text: string,
    work: () => Promise<Result>,
  ): Promise<Result> => {
    const index = failures.findIndex((failure) => text.includes(failure.at))
    const [failure] = index < 0 ? [] : failures.splice(index, 1)
    if (failure === undefined) return work()
    if (failure.when === 'after') await work()
    throw failure.error ?? new DatabaseUnavailable(new Error('of the test'))
  }
  const over = (queryable: Queryable): Queryable => ({
    query: (statement) => at(statement.text, () => queryable.query(statement)),
  })

  return {
    failOnce: (failure) => failures.push(failure),
    waiting: () => failures.length,
    database: {
      ...database,
      ...over(database),
      transaction: (work, isolation) =>
        at('BEGIN', () =>
          at('COMMIT', () =>
            database.transaction((tx) => work(over(tx)), isolation),
          ),
        ),
    },
  }
}
