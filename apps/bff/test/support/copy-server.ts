import { migrate, openDatabase } from '@mittkanta/database'
import { createLog, createMetrics, listen } from '@mittkanta/service-kit'
import { createBff } from '../../src/app.ts'
import { readConfig } from '../../src/config.ts'
import { MIGRATIONS, MIGRATIONS_TABLE } from '../../src/start.ts'

/*
 * A bff in a separate process, so that its memory is not shared. Reports its
 * address, and for every message the most memory since the message before.
 */

const database = await openDatabase({ url: process.env.DATABASE_URL ?? '' })
await migrate(database, MIGRATIONS, MIGRATIONS_TABLE)
const bff = await createBff(readConfig(process.env), {
  database,
  log: createLog('bff', { write: () => undefined }),
  metrics: createMetrics('bff'),
  clock: () => new Date(),
})
const { url } = await listen(bff.app, 0)

let peak = 0
const look = () => {
  peak = Math.max(peak, process.memoryUsage.rss())
}
setInterval(look, 10).unref()

process.on('message', () => {
  look()
  process.send?.({ peak })
  peak = 0
})
process.on('disconnect', () => process.exit())
process.send?.({ url })
