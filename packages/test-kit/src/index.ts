export { fixedClock, type FixedClock } from './clock.ts'
export {
  ENGINES,
  freshDatabase,
  freshPostgresUrl,
  type Engine,
} from './engines.ts'
export { freePort, freePorts } from './free-port.ts'
export {
  startPostgres,
  startStandby,
  type PostgresServer,
} from './postgres-server.ts'
