import { openDatabase, unfitness } from '@mittkanta/database'
import {
  createLog,
  parseEnvironment,
  refuseFaults,
  startOrSay,
} from '@mittkanta/service-kit'
import { z } from 'zod'
import { migrateAndReport, MIGRATIONS, MIGRATIONS_TABLE } from './db/schema.ts'

/*
 * Brings the archive's schema up to date and ends. It runs with an account that
 * may change the schema, before services whose account may not
 * (`MIGRATE_AT_START=off`). Exit code 78, with one line for each fault, when it
 * cannot.
 */
const log = createLog('archive')

await startOrSay(log, async () => {
  const { DATABASE_URL: url } = parseEnvironment(
    z.object({ DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }) }),
    process.env,
  )
  const database = await openDatabase({ url })
  try {
    const faults = await unfitness(database, {
      migrations: MIGRATIONS,
      migrationsTable: MIGRATIONS_TABLE,
      isDurable: true,
      isMigratedAtStart: true,
    })
    refuseFaults(faults.map((fault) => `DATABASE_URL: ${fault}`))
    await migrateAndReport(database, log)
  } finally {
    await database.close()
  }
})
log.info({ event: 'migrated' }, 'The schema is up to date')
