import { existsSync } from 'node:fs'
import { openDatabase, type Database } from '@mittkanta/database'
import { createLog, type Log } from '@mittkanta/service-kit'
import { readConfig, type ServerConfig } from '../src/config.ts'
import { readLogKeys, type LogKeys } from './log-keys.ts'

/** What an operator's command works with. */
interface Operating {
  readonly config: ServerConfig
  readonly database: Database
  readonly keys: LogKeys
  readonly log: Log
}

/** The command could not do its work; the message is for the operator. */
export class CannotBegin extends Error {}

/**
 * Runs an operator's command on the archive that the environment names. Exit
 * code 2 when it could not be done; the work sets another one.
 */
export async function operate(
  work: (operating: Operating) => Promise<void>,
): Promise<void> {
  try {
    // A relative DATA_DIR is meant from where the command was called, not from here.
    process.chdir(process.env.INIT_CWD ?? '.')
    const keys = readLogKeys(process.env)
    const config = readConfig(process.env)
    const { url, directory } = config.database
    if (url === undefined && !existsSync(directory)) {
      throw new CannotBegin(`There is no archive in ${directory}`)
    }
    const database = await openDatabase(config.database)
    try {
      await work({ config, database, keys, log: createLog('archive') })
    } finally {
      await database.close()
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : 'It failed')
    process.exitCode = 2
  }
}
