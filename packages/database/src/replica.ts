import type { Database, Queryable } from './database.ts'
import { freshnessOf } from './freshness.ts'
import { TextRefused } from './text-refused.ts'

/** How long a replica that failed or was behind is left alone. */
const REST_MS = 1_000

/**
 * A database to read from: the replica when it holds everything that was
 * acknowledged before the reading began, otherwise the primary. What fails on the
 * replica is done again on the primary, so that readers never hear of it; work
 * must therefore only read. A text that no database can hold is refused at once.
 *
 * @param onAway called when reading falls back on the primary
 */
export function withReplica(
  primary: Database,
  replica: Database,
  onAway: () => void,
): Database {
  const isFresh = freshnessOf(primary, replica)
  let restUntil = 0

  const leave = () => {
    restUntil = performance.now() + REST_MS
    onAway()
  }
  const isUsable = async () => {
    if (performance.now() < restUntil) return false
    if (await isFresh()) return true
    // Others who asked at the same time may have said so already.
    if (performance.now() >= restUntil) leave()
    return false
  }

  return {
    ...primary,

    query: async (statement) => {
      if (await isUsable()) {
        try {
          return await replica.query(statement)
        } catch (error) {
          if (error instanceof TextRefused) throw error
          leave()
        }
      }
      return primary.query(statement)
    },

    transaction: async (work, isolation) => {
      if (await isUsable()) {
        const attempt = watched(work)
        try {
          return await replica.transaction(attempt.work, isolation)
        } catch (error) {
          const isOfWork =
            attempt.isOwnFailure() || error instanceof TextRefused
          if (isOfWork) throw error
          leave()
        }
      }
      return primary.transaction(work, isolation)
    },

    close: () => replica.close(),
  }
}

/**
 * Runs work and records whether a failure came from the work or from a
 * statement.
 */
function watched<Result>(work: (tx: Queryable) => Promise<Result>) {
  let hasStatementFailed = false
  let hasWorkFailed = false
  return {
    work: async (tx: Queryable): Promise<Result> => {
      try {
        return await work({
          query: (statement) =>
            tx.query(statement).catch((error: unknown) => {
              hasStatementFailed = true
              throw error
            }),
        })
      } catch (error) {
        hasWorkFailed = true
        throw error
      }
    },
    isOwnFailure: () => hasWorkFailed && !hasStatementFailed,
  }
}
