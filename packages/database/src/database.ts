/** A row as both engines give it: `date` is text, `timestamptz` a `Date`, `int8` a number. */
export type Row = Readonly<Record<string, unknown>>

/** One SQL statement. */
export interface Statement {
  /**
   * Name of the prepared statement on PostgreSQL, for what runs often. One name
   * stands for one text for ever.
   */
  readonly name?: string
  readonly text: string
  readonly values?: readonly unknown[]
}

/** Something that runs statements: the database, or one transaction of it. */
export interface Queryable {
  /** Runs one statement and gives its rows. @throws the engine's error */
  query: (statement: Statement) => Promise<Row[]>
}

/** Connections to a server at one moment. */
export interface Connections {
  readonly open: number
  readonly idle: number
  /** Requests that wait for one. */
  readonly waiting: number
}

/** One value of a row that is copied in; objects go into `jsonb` columns. */
export type Copied =
  string | number | boolean | null | readonly string[] | object

/** A transaction that takes in many rows at a time. */
export interface Loading extends Queryable {
  /**
   * Copies rows into a table (COPY).
   *
   * @param rows by column; all of them have the columns of the first
   * @throws the engine's error
   */
  copy: (
    table: string,
    rows: readonly Readonly<Record<string, Copied>>[],
  ) => Promise<void>
}

/**
 * One SQL database, embedded (PGlite) or a PostgreSQL server: the same SQL, the
 * same values on both.
 */
export interface Database extends Queryable {
  readonly engine: 'pglite' | 'postgres'

  /**
   * Runs `work` in one transaction; all of it happens, or nothing.
   *
   * @param isolation `repeatable read` gives `work` one snapshot to decide and
   *   read from
   */
  transaction: <Result>(
    work: (queryable: Queryable) => Promise<Result>,
    isolation?: 'read committed' | 'repeatable read',
  ) => Promise<Result>

  /** A transaction, `read committed`, that brings in much at a time. */
  loading: <Result>(work: (tx: Loading) => Promise<Result>) => Promise<Result>

  /** Runs a script of several statements in one transaction, for migrations. */
  script: (sql: string) => Promise<void>

  /** How many connections there are; the embedded engine has none. */
  readonly connections?: () => Connections

  close: () => Promise<void>
}
