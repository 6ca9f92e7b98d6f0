import { createLog, untilStopped } from '@mittkanta/service-kit'
import { readConfig } from './config.ts'
import { startBff } from './start.ts'

const log = createLog('bff')
const running = await startBff(readConfig(process.env), log)
untilStopped(log, running.stop)
