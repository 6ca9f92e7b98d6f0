export { createBff, type Bff, type BffDeps } from './app.ts'
export { readConfig, type BffConfig } from './config.ts'
export type { CoverageList } from './config/coverage-file.ts'
export { startBff, type RunningBff } from './start.ts'
