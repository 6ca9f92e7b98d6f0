import { createLog, startOrSay, untilStopped } from '@mittkanta/service-kit'
import { readConfig } from './config.ts'
import { startBff } from './start.ts'

const log = createLog('bff')
const [bff, notice] = await startOrSay(log, async () => {
  const config = readConfig(process.env)
  return [await startBff(config, log), config.leaveNoticeMilliseconds] as const
})
untilStopped(log, bff, notice)
