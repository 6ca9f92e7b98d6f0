import type { JSONWebKeySet } from 'jose'
import { readSigned } from '../src/usage-log/signed-checkpoint.ts'
import type { Checkpoint } from '../src/usage-log/verify-chain.ts'
import { CannotBegin } from './operate.ts'

/**
 * The checkpoints of a file that `checkpoint-log` appends to, one a line.
 *
 * @throws {CannotBegin} when a line was signed with an unknown key
 */
export async function readCheckpoints(
  text: string,
  keys: JSONWebKeySet,
): Promise<Checkpoint[]> {
  const lines = text.split('\n').filter((line) => line !== '')
  return Promise.all(
    lines.map((line, at) =>
      readSigned('checkpoint', line, keys).catch(() => {
        throw new CannotBegin(
          `Line ${at + 1} of the checkpoints was not signed with a key of LOG_CHECKPOINT_KEYS`,
        )
      }),
    ),
  )
}
