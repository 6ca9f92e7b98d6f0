export {
  CannotStart,
  codeOf,
  refuseFaults,
  startOrSay,
} from './cannot-start.ts'
export { createLog, type Log, type LogFields } from './log.ts'
export { createMetrics, type Metrics } from './metrics.ts'
export { createExpress, noStore } from './express.ts'
export { internalServer, type Readiness } from './internal-server.ts'
export { listen, type RunningServer } from './listen.ts'
export { parseEnvironment } from './parse-environment.ts'
export { untilStopped, type Stoppable } from './until-stopped.ts'
