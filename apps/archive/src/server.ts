import { createLog, untilStopped } from '@mittkanta/service-kit'
import { readConfig } from './config.ts'
import { startArchive } from './start.ts'

const config = readConfig(process.env)
const log = createLog('archive', undefined, config.operations.logLevel)
const archive = await startArchive(config, log)
untilStopped(log, archive.stop)
