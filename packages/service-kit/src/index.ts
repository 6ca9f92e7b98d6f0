export {
  CannotStart,
  codeOf,
  refuseFaults,
  startOrSay,
} from './cannot-start.ts'
export { accessLog } from './access-log.ts'
export { watchedCalls, type WatchedCall } from './calls.ts'
export { createLog, type Log, type LogFields, type LogLevel } from './log.ts'
export { createMetrics, type Metrics } from './metrics.ts'
export { createExpress, endJson, noStore } from './express.ts'
export {
  exposureFaults,
  internalHost,
  isExposedForTests,
  isLoopbackHost,
  NODE_ENVIRONMENT_MEANING,
  nodeEnvironment,
} from './exposure.ts'
export { jsonBody } from './json-body.ts'
export { internalServer, type Readiness } from './internal-server.ts'
export { listen, type RunningServer } from './listen.ts'
export {
  mount,
  servedOperations,
  type Handlers,
  type Hook,
  type Named,
} from './mount.ts'
export { openApi } from './openapi.ts'
export {
  operationsOf,
  operationsVariables,
  type OperationsConfig,
} from './operations.ts'
export { parseEnvironment } from './parse-environment.ts'
export {
  noTracing,
  startTracing,
  type Span,
  type Tracing,
  type TracingConfig,
} from './tracing/tracing.ts'
export { watchConnections } from './watch-connections.ts'
export { untilStopped, type Stoppable } from './until-stopped.ts'
