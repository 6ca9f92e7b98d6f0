export { createBff, type Bff, type BffDeps } from './app.ts'
export { readConfig, type BffConfig } from './config.ts'
export { startBff, type RunningBff } from './start.ts'
