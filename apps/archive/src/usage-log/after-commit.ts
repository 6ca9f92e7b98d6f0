import type { Database, Queryable } from '@mittkanta/database'

const waiting = new WeakMap<Queryable, (() => void)[]>()

/** A database whose transactions run what `afterCommit` was given, once they are committed. */
export const withCommitHooks = (database: Database): Database => ({
  ...database,
  transaction: async (work, isolation) => {
    const hooks: (() => void)[] = []
    const result = await database.transaction((tx) => {
      waiting.set(tx, hooks)
      return work(tx)
    }, isolation)
    hooks.forEach((hook) => hook())
    return result
  },
})

/** Runs `hook` when the transaction is committed; never when it is rolled back. */
export function afterCommit(tx: Queryable, hook: () => void): void {
  waiting.get(tx)?.push(hook)
}
