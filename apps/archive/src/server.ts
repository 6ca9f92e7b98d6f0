import { createLog, startOrSay, untilStopped } from '@mittkanta/service-kit'
import { readConfig } from './config.ts'
import { startArchive } from './start.ts'

const [archive, log, notice] = await startOrSay(
  createLog('archive'),
  async () => {
    const config = readConfig(process.env)
    const log = createLog('archive', undefined, config.operations.logLevel)
    return [
      await startArchive(config, log),
      log,
      config.leaveNoticeMilliseconds,
    ] as const
  },
)
untilStopped(log, archive, notice)
