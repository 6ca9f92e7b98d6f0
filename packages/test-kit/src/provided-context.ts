declare module 'vitest' {
  export interface ProvidedContext {
    /** Connection string of the run's PostgreSQL server, without a database. */
    postgresUrl: string
    /** Directory of what databases of the embedded engine begin with. */
    beginnings: string
    /** Names of people and texts of documents that no log may hold. */
    neverLogged: readonly string[]
  }
}

export {}
