export { fixedClock, type FixedClock } from './clock.ts'
export {
  ENGINES,
  freshDatabase,
  freshPostgresUrl,
  type Beginning,
  type Engine,
} from './engines.ts'
export { freePort, freePorts } from './free-port.ts'
export { inParallel } from './in-parallel.ts'
export { propertyRuns, volume } from './volume.ts'
export { PERSONAL, personalError } from './personal-errors.ts'
export { postgresBinaries, postgresProgram } from './postgres-binaries.ts'
export {
  startPostgres,
  startStandby,
  UNPRIVILEGED,
  type PostgresServer,
} from './postgres-server.ts'
export { neverLogged, takeLeaks, type Leak } from './log-watch/watched.ts'
