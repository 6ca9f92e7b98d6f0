export { fixedClock, type FixedClock } from './clock.ts'
export {
  ENGINES,
  freshDatabase,
  freshPostgresUrl,
  type Engine,
} from './engines.ts'
export { freePort, freePorts } from './free-port.ts'
export { postgresProgram } from './postgres-binaries.ts'
export { startPostgres, type PostgresServer } from './postgres-server.ts'
