import { createLog, untilStopped } from '@mittkanta/service-kit'
import { readConfig } from './config.ts'
import { startArchive } from './start.ts'

const log = createLog('archive')
const archive = await startArchive(readConfig(process.env), log)
untilStopped(log, archive.stop)
