declare module 'vitest' {
  export interface ProvidedContext {
    /** Connection string of the run's PostgreSQL server, without a database. */
    postgresUrl: string
  }
}

export {}
