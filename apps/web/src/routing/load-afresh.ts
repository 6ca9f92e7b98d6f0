import { ApiProblem } from '../api/api-problem.ts'
import type { Level } from './routes.ts'

const STORED = 'mittkanta-loaded-afresh'
/** Within this time another failure is not mended by loading once more. */
const ONCE_IN_MILLISECONDS = 60_000

/** Whether a branch failed because its code is not there, as after a new release. */
export const lacksCode = (branch: readonly Level[]): boolean =>
  branch.some(
    ({ failure }) =>
      failure?.error instanceof ApiProblem &&
      failure.error.kind === 'code-missing',
  )

/**
 * Reloads an address, with the code of today; once, and only when the service
 * answers, so that no reader ends on an error page of the browser.
 *
 * @returns false when it does not, and the failure is to be shown
 */
export async function loadAfresh(
  url: URL,
  { location, sessionStorage }: Pick<Window, 'location' | 'sessionStorage'>,
): Promise<boolean> {
  const before = Number(sessionStorage.getItem(STORED) ?? 0)
  if (Date.now() - before < ONCE_IN_MILLISECONDS) return false
  const options = { method: 'HEAD', cache: 'no-store' } as const
  const isThere = await fetch('/', options).then(
    ({ ok }) => ok,
    () => false,
  )
  if (!isThere) return false
  sessionStorage.setItem(STORED, String(Date.now()))
  if (url.href === location.href) location.reload()
  else location.assign(url)
  return true
}
