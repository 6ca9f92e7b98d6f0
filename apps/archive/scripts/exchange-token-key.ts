import { exchangeSigningKey } from '../src/oauth/signing-keys.ts'
import { operate } from './operate.ts'

/*
 * Makes a new key of the archive's access tokens:
 *
 *   npm run exchange-token-key -w apps/archive
 *
 * Running archives sign with it within a minute. The key before verifies until
 * the next exchange.
 */
await operate(async ({ database, log }) => {
  await exchangeSigningKey(database)
  log.warn(
    { event: 'access-token-key-exchanged' },
    'Access tokens are signed with a new key',
  )
})
