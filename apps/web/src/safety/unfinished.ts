/**
 * Set while it is not known whether a quick leave has reached the server;
 * reveals nothing. The server's answer empties the storage that it is in.
 */
const KEY = 'u'

/** Remembers that the session must be ended before anything else. */
export function noteUnfinished(): void {
  try {
    localStorage.setItem(KEY, '1')
  } catch {
    // Storage is switched off.
  }
}

/** Whether a quick leave may have left a session open. */
export function isUnfinished(): boolean {
  try {
    return localStorage.getItem(KEY) !== null
  } catch {
    return false
  }
}

/** The session is over. */
export function finish(): void {
  localStorage.removeItem(KEY)
}
