import { removeOld, YEARS_KEPT } from '../src/usage-log/remove-old.ts'
import { CannotBegin, operate } from './operate.ts'

/*
 * Removes rows of the usage log that are older than they must be kept (twelve
 * years), best once a day:
 *
 *   LOG_CHECKPOINT_KEY_FILE=… LOG_CHECKPOINT_KEYS=… npm run remove-old-log -w apps/archive
 *
 * The last removed row is signed, so that the chain verifies from there on. A
 * row of the log says what was removed. Exit code 2 when nothing was, because
 * the chain is broken or a key is missing.
 */
await operate(async ({ database, keys, log }) => {
  if (keys.signing === undefined) {
    throw new CannotBegin('LOG_CHECKPOINT_KEY is missing')
  }
  const count = await removeOld({
    database,
    signingKey: keys.signing,
    keys: keys.known,
    clock: () => new Date(),
  })
  log.info(
    { event: 'log-removed', count },
    `Rows older than ${YEARS_KEPT} years were removed`,
  )
})
