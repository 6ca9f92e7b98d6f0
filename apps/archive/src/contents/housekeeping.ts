import type { Database } from '@mittkanta/database'
import type { RateLimiter } from '@mittkanta/rate-limits'
import type { Log } from '@mittkanta/service-kit'
import { reproject } from '../projection/reproject.ts'
import { removeUnreferenced } from './content-store.ts'

/** How long a content waits for a document that refers to it, in milliseconds. */
const KEPT_MS = 24 * 60 * 60 * 1000
const EVERY_MS = 60 * 60 * 1000

export interface Housekeeping {
  stop: () => void
}

/**
 * Removes, once an hour, contents that no document came to refer to within a
 * day, and counts that are over; projects what the release before still wrote
 * while both ran. Any number of archives may do so on one database.
 */
export function keepHouse(
  database: Database,
  clock: () => Date,
  log: Log,
  limiter: RateLimiter,
): Housekeeping {
  const tidy = async () => {
    await limiter.tidy()
    await reproject(database)
    const before = new Date(clock().getTime() - KEPT_MS)
    const count = await removeUnreferenced(database, before)
    if (count > 0) {
      log.info(
        { event: 'contents-removed', count },
        'Contents that nothing refers to were removed',
      )
    }
  }
  const timer = setInterval(() => {
    tidy().catch((error: unknown) => {
      log.error(
        { event: 'housekeeping-failed', error },
        'What is over could not be removed',
      )
    })
  }, EVERY_MS).unref()

  return { stop: () => clearInterval(timer) }
}
