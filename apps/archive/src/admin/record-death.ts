import type { Database } from '@mittkanta/database'
import {
  recordDeath,
  type DeathOutcome,
  type DeathRecording,
} from '../persons/deaths.ts'
import { createUsageLog } from '../usage-log/usage-log.ts'
import { runEntry, type Operator } from './operator.ts'

/**
 * Records, corrects or withdraws a date of death by an operator, in one
 * transaction with its row of the usage log. The log says what became of it,
 * and never the date.
 *
 * @throws {DeathRefused} for a date that cannot be recorded; nothing is changed
 * @throws {Problem} `unavailable` when it cannot be logged; nothing is changed
 */
export function recordDeathByOperator(
  database: Database,
  operator: Operator,
  recording: Omit<DeathRecording, 'by'>,
): Promise<DeathOutcome> {
  const usageLog = createUsageLog(database)
  return database.transaction(async (tx) => {
    const outcome = await recordDeath(tx, { ...recording, by: 'operator' })
    await usageLog.recordIn(
      tx,
      runEntry(
        'admin-record-death',
        operator,
        recording.personId,
        recording.now,
        { outcome },
      ),
    )
    return outcome
  })
}
