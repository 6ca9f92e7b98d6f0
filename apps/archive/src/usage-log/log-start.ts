import type { Queryable } from '@mittkanta/database'
import type { JSONWebKeySet } from 'jose'
import { readSigned } from './signed-checkpoint.ts'
import { GENESIS, type Checkpoint } from './verify-chain.ts'

/**
 * Where the usage log begins.
 *
 * @param keys public keys that may have signed it
 * @throws {Error} when rows have been removed and no known key has signed for
 *   it
 */
export async function logStart(
  database: Queryable,
  keys: JSONWebKeySet,
): Promise<Checkpoint> {
  const [row] = await database.query({
    text: 'SELECT sequence, signed FROM usage_log_start ORDER BY sequence DESC LIMIT 1',
  })
  if (row === undefined) return GENESIS
  const start = await readSigned('start', String(row.signed), keys)
  if (start.sequence !== row.sequence) throw new Error('Another row was signed')
  return start
}
