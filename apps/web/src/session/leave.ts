import { forgetAll } from './tab-memory.ts'

/**
 * Leaves the page after signing out. The place is replaced, so that Back does
 * not lead to it, and what the router kept of the visit goes with it.
 *
 * @param next where the bff sends the browser: a path, or the identification
 *   service; any other scheme than http(s) leads to `/signed-out` instead
 */
export function leave(
  next: string,
  { location, sessionStorage }: Pick<Window, 'location' | 'sessionStorage'>,
): void {
  sessionStorage.clear()
  forgetAll()
  const target = new URL(next, location.href)
  const isWeb = target.protocol === 'https:' || target.protocol === 'http:'
  location.replace(isWeb ? target.href : '/signed-out')
}
