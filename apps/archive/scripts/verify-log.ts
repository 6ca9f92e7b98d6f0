import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { openDatabase } from '@mittkanta/database'
import { readConfig } from '../src/config.ts'
import { verifyChain, type Checkpoint } from '../src/usage-log/verify-chain.ts'

/*
 * Verifies the usage log of the archive that the environment names:
 *
 *   npm run verify-log -w apps/archive -- [--checkpoint sequence:hash]
 *
 * Prints how many rows are whole and the checkpoint to keep elsewhere for the
 * next time: only against one does it show that the end was cut off. Exit code 0
 * when the chain is whole, 1 when it is broken, 2 when it could not be looked at.
 */

function stop(why: string): never {
  console.error(why)
  process.exit(2)
}

function checkpointOf(text: string): Checkpoint {
  const [, sequence, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? []
  if (sequence === undefined || hash === undefined) {
    stop('A checkpoint is written sequence:hash')
  }
  return { sequence: Number(sequence), hash }
}

const { values } = parseArgs({ options: { checkpoint: { type: 'string' } } })
const checkpoint =
  values.checkpoint === undefined ? undefined : checkpointOf(values.checkpoint)

// A relative DATA_DIR is meant from where the command was called, not from here.
process.chdir(process.env.INIT_CWD ?? '.')
const { database: config } = readConfig(process.env)
if (config.url === undefined && !existsSync(config.directory)) {
  stop(`There is no archive in ${config.directory}`)
}
const database = await openDatabase(config).catch((error: unknown) =>
  stop(error instanceof Error ? error.message : 'The database did not open'),
)
const { count, tail, broken } = await verifyChain(database, checkpoint)
await database.close()

console.log(`${count} rows are whole`)
if (broken) {
  console.log(`The chain breaks at row ${broken.sequence}: ${broken.why}`)
  process.exitCode = 1
} else {
  console.log(`Checkpoint ${tail.sequence}:${tail.hash}`)
}
