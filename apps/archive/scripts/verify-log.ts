import { parseArgs } from 'node:util'
import { operatorOf, recordRun } from '../src/admin/operator.ts'
import { verifyChain, type Checkpoint } from '../src/usage-log/verify-chain.ts'
import { openArchive, stop } from './command.ts'

/*
 * Verifies the usage log of the archive that the environment names:
 *
 *   npm run verify-log -w apps/archive -- [--checkpoint sequence:hash]
 *     --operator NAME --reason TEXT
 *
 * Prints how many rows are whole and the checkpoint to keep elsewhere for the
 * next time: only against one does it show that the end was cut off. The run is
 * written into the log first, and is its last row. Exit code 0 when the chain is
 * whole, 1 when it is broken, 2 when it could not be looked at.
 */

function checkpointOf(text: string): Checkpoint {
  const [, sequence, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? []
  if (sequence === undefined || hash === undefined) {
    throw new Error('A checkpoint is written sequence:hash')
  }
  return { sequence: Number(sequence), hash }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      checkpoint: { type: 'string' },
      operator: { type: 'string' },
      reason: { type: 'string' },
    },
  })
  const operator = operatorOf(values.operator, values.reason)
  const checkpoint =
    values.checkpoint === undefined
      ? undefined
      : checkpointOf(values.checkpoint)

  const { database } = await openArchive()
  await recordRun(database, 'admin-verify-log', operator, null)
  const { count, tail, broken } = await verifyChain(database, checkpoint)
  await database.close()

  console.log(`${count} rows are whole`)
  if (broken) {
    console.log(`The chain breaks at row ${broken.sequence}: ${broken.why}`)
    process.exitCode = 1
  } else {
    console.log(`Checkpoint ${tail.sequence}:${tail.hash}`)
  }
}

main().catch(stop)
