/*
 * What the page remembers as long as it is loaded and the session lasts. It is
 * in memory only: browsers write session storage and the state of the history
 * to files, which keep the bytes after they were removed. The history holds
 * meaningless keys; after a reload they refer to nothing any more.
 */

const kept = new Map<string, object>()
let owner: string | null = null

/** Remembers something. @returns the key by which it is found again */
export function remember(value: object): string {
  const key = crypto.randomUUID()
  kept.set(key, value)
  return key
}

/** What a key stands for; null for one that stands for nothing any more. */
export const recall = (key: string): object | null => kept.get(key) ?? null

/** Forgets everything, as when the reader leaves a record. */
export const forgetAll = (): void => kept.clear()

/**
 * Forgets what another session has left in the page.
 *
 * @param contextId whose session it is now; null when no one is signed in
 */
export function belongTo(contextId: string | null): void {
  if (contextId === null || contextId !== owner) forgetAll()
  owner = contextId
}
