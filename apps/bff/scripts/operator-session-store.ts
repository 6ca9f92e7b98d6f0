import { openDatabase, type Database } from '@mittkanta/database'
import { createLog, type Log } from '@mittkanta/service-kit'
import { readConfig, type BffConfig } from '../src/config.ts'
import { KeyedHash } from '../src/session/keyed-hash.ts'
import { SessionStore } from '../src/session/session-store.ts'

/** What an operator's command works with. */
interface Operating {
  readonly config: BffConfig
  readonly database: Database
  readonly store: SessionStore
  readonly log: Log
}

/** The command was called wrongly, or could not begin; its message is for the operator. */
export class CannotBegin extends Error {}

/**
 * Runs an operator's command on the database that the environment names. Exit
 * code 0 when it was done, 2 when it could not be.
 */
export async function operate(
  work: (operating: Operating) => Promise<void>,
): Promise<void> {
  // A relative DATA_DIR is meant from where the command was called, not from here.
  process.chdir(process.env.INIT_CWD ?? '.')
  const log = createLog('bff')
  try {
    const config = readConfig(process.env)
    const database = await openDatabase(config.database)
    try {
      const hash = new KeyedHash(config.lookupKey)
      const store = new SessionStore(database, config.session, hash)
      await work({ config, database, store, log })
    } finally {
      await database.close()
    }
  } catch (error) {
    if (error instanceof CannotBegin) console.error(error.message)
    else log.error({ event: 'command-failed', error }, 'The command failed')
    process.exitCode = 2
  }
}
