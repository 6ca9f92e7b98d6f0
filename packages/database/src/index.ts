export {
  type Connections,
  type Copied,
  type Database,
  type Loading,
  type Queryable,
  type Row,
  type Statement,
} from './database.ts'
export { DatabaseUnavailable } from './database-unavailable.ts'
export { DirectoryInUse, lockDirectory } from './directory-lock.ts'
export { migrate, type StepBetween } from './migrate.ts'
export {
  openDatabase,
  openReplica,
  type DatabaseConfig,
} from './open-database.ts'
export { embeddedFiles } from './pglite.ts'
export { TextRefused } from './text-refused.ts'
export { unfitness, type Demands } from './unfitness.ts'
export { tracedDatabase } from './traced-database.ts'
