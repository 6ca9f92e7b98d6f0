import { createLog, startOrSay, untilStopped } from '@mittkanta/service-kit'
import { readConfig } from './config.ts'
import { startBff } from './start.ts'

const [bff, log, notice] = await startOrSay(createLog('bff'), async () => {
  const config = readConfig(process.env)
  const log = createLog('bff', undefined, config.operations.logLevel)
  return [
    await startBff(config, log),
    log,
    config.leaveNoticeMilliseconds,
  ] as const
})
untilStopped(log, bff, notice)
