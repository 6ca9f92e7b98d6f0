import { parseArgs } from 'node:util'
import { operatorOf } from '../src/admin/operator.ts'
import { continueLog } from '../src/usage-log/continue-log.ts'
import { CannotBegin, operate } from './operate.ts'

/*
 * Lets the archives answer again after the alarm UsageLogCut, when rows that they
 * wrote are no longer in the usage log:
 *
 *   LOG_CHECKPOINT_KEY_FILE=… LOG_CHECKPOINT_KEYS=… npm run continue-log -w apps/archive -- --operator NAME --reason TEXT
 *
 * Find out first why the rows are gone (docs/operations.md, "The usage log"). What
 * is signed is the row that is the last one now; the archives know the public key
 * by LOG_CHECKPOINT_KEYS. Exit code 2 when nothing was done.
 */
await operate(async ({ database, keys }) => {
  const { values } = parseArgs({
    options: { operator: { type: 'string' }, reason: { type: 'string' } },
  })
  const operator = operatorOf(values.operator, values.reason)
  if (keys.signing === undefined) {
    throw new CannotBegin('LOG_CHECKPOINT_KEY is missing')
  }
  const continued = await continueLog({
    database,
    signingKey: keys.signing,
    keys: keys.known,
    operator,
    clock: () => new Date(),
  })
  if (continued === undefined) {
    console.log('The log is not stopped')
    return
  }
  console.log(`Missing: rows up to ${continued.missing.join(', ')}`)
  console.log(`The log continues after row ${continued.after}`)
})
