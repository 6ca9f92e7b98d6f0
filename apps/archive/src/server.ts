import { createLog, startOrSay, untilStopped } from '@mittkanta/service-kit'
import { readConfig } from './config.ts'
import { startArchive } from './start.ts'

const log = createLog('archive')
const [archive, notice] = await startOrSay(log, async () => {
  const config = readConfig(process.env)
  return [
    await startArchive(config, log),
    config.leaveNoticeMilliseconds,
  ] as const
})
untilStopped(log, archive, notice)
