import { createLog, untilStopped } from '@mittkanta/service-kit'
import { readConfig } from './config.ts'
import { startBff } from './start.ts'

const config = readConfig(process.env)
const log = createLog('bff', undefined, config.operations.logLevel)
const running = await startBff(config, log)
untilStopped(log, running.stop)
