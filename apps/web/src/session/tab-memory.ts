/*
 * What this tab remembers over a reload, as long as the session lasts. The
 * history keeps keys that tell nothing, so that what they stand for dies with
 * the session, in every entry at once: `leave` clears it all.
 */

const PREFIX = 'mittkanta-kept:'
const OWNER = 'mittkanta-kept-of'

/** Remembers something. @returns the key by which it is found again */
export function remember(value: object): string {
  const key = crypto.randomUUID()
  sessionStorage.setItem(PREFIX + key, JSON.stringify(value))
  return key
}

/** What a key stands for; null for one that stands for nothing any more. */
export function recall(key: string): unknown {
  const kept = sessionStorage.getItem(PREFIX + key)
  return kept === null ? null : JSON.parse(kept)
}

/**
 * Forgets what another session has left in the tab.
 *
 * @param contextId whose session it is now; null when nobody is signed in
 */
export function belongTo(contextId: string | null): void {
  if (contextId !== null && sessionStorage.getItem(OWNER) === contextId) return
  for (const key of Object.keys(sessionStorage))
    if (key.startsWith(PREFIX)) sessionStorage.removeItem(key)
  if (contextId === null) sessionStorage.removeItem(OWNER)
  else sessionStorage.setItem(OWNER, contextId)
}
