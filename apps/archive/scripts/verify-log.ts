import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { operatorOf, recordRun } from '../src/admin/operator.ts'
import { logStart } from '../src/usage-log/log-start.ts'
import { verifyChain, type Checkpoint } from '../src/usage-log/verify-chain.ts'
import { readCheckpoints } from './checkpoint-file.ts'
import { CannotBegin, operate } from './operate.ts'

/*
 * Verifies the usage log of the archive that the environment names:
 *
 *   npm run verify-log -w apps/archive -- [--checkpoints FILE] [--checkpoint sequence:hash]
 *     --operator NAME --reason TEXT
 *
 * FILE holds what `checkpoint-log` has signed; `LOG_CHECKPOINT_KEYS` are its
 * public keys. The run is written into the log first, and is its last row.
 * Prints up to which row all are whole. Only against a checkpoint does it show
 * that the end was cut off or the log rewritten. Exit code 0 when the chain is
 * whole, 1 when it is broken, 2 when it could not be checked.
 */

function checkpointOf(text: string): Checkpoint {
  const [, sequence, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? []
  if (sequence === undefined || hash === undefined) {
    throw new CannotBegin('A checkpoint is written sequence:hash')
  }
  return { sequence: Number(sequence), hash }
}

await operate(async ({ database, keys }) => {
  const { values } = parseArgs({
    options: {
      checkpoint: { type: 'string' },
      checkpoints: { type: 'string' },
      operator: { type: 'string' },
      reason: { type: 'string' },
    },
  })
  const operator = operatorOf(values.operator, values.reason)
  const checkpoints = [
    ...(values.checkpoint ? [checkpointOf(values.checkpoint)] : []),
    ...(values.checkpoints
      ? await readCheckpoints(
          await readFile(values.checkpoints, 'utf8'),
          keys.known,
        )
      : []),
  ]
  const start = await logStart(database, keys.known).catch(() => {
    throw new CannotBegin(
      'Rows were removed, and no key of LOG_CHECKPOINT_KEYS signed for it',
    )
  })
  await recordRun(database, 'admin-verify-log', operator, null)
  const { count, tail, broken } = await verifyChain(database, {
    checkpoints,
    start,
  })

  if (start.sequence > 0) {
    console.log(`The log begins after row ${start.sequence}`)
  }
  console.log(`${count - start.sequence} rows are whole`)
  if (broken) {
    console.log(`The chain breaks at row ${broken.sequence}: ${broken.why}`)
    process.exitCode = 1
  } else {
    console.log(`Checkpoint ${tail.sequence}:${tail.hash}`)
  }
})
