import { appendFile, readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { logStart } from '../src/usage-log/log-start.ts'
import { signed } from '../src/usage-log/signed-checkpoint.ts'
import { verifyChain } from '../src/usage-log/verify-chain.ts'
import { readCheckpoints } from './checkpoint-file.ts'
import { CannotBegin, operate } from './operate.ts'

/*
 * Signs the newest row of the usage log, and appends it to a file that is kept
 * on another machine, best once a minute:
 *
 *   LOG_CHECKPOINT_KEY_FILE=… LOG_CHECKPOINT_KEYS=… npm run checkpoint-log -w apps/archive -- --file FILE
 *
 * What does not follow from the checkpoint before is never signed: the chain is
 * verified from there on, or from its start when the file is new. Exit code 0
 * when it was signed, 1 when the chain is broken, 2 when it could not be done.
 */
await operate(async ({ database, keys }) => {
  const { values } = parseArgs({ options: { file: { type: 'string' } } })
  const { file } = values
  if (file === undefined) throw new CannotBegin('Say --file FILE')
  if (keys.signing === undefined) {
    throw new CannotBegin('LOG_CHECKPOINT_KEY is missing')
  }
  const kept = await readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return ''
    }
    throw error
  })
  const before = (await readCheckpoints(kept, keys.known)).at(-1)
  const start = await logStart(database, keys.known)
  const { tail, broken } = await verifyChain(database, { start, from: before })
  if (broken) {
    console.error(`The chain breaks at row ${broken.sequence}: ${broken.why}`)
    process.exitCode = 1
    return
  }
  const line = await signed('checkpoint', tail, keys.signing, new Date())
  await readCheckpoints(line, keys.known)
  await appendFile(file, `${line}\n`)
  console.log(`Checkpoint ${tail.sequence}:${tail.hash}`)
})
