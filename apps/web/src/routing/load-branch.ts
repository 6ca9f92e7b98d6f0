import { matchRoutes, type Params } from 'react-router'
import { fetchCode } from '../api/fetch-code.ts'
import type { Level, PageModule, RouteObject } from './routes.ts'

/** The pages at an address, the outermost first, or the address that they lead to. */
export type Branch = readonly Level[] | Response

/** What a branch is loaded for. */
interface Wanted {
  readonly routes: RouteObject[]
  readonly url: URL
  /** What goes along with the place, unseen in its address. */
  readonly state: unknown
  readonly signal: AbortSignal
  /** What is shown now; what still holds of it is not fetched again. */
  readonly shown: {
    readonly url: URL
    readonly branch: readonly Level[]
  } | null
}

/**
 * Loads the pages at an address, all at once: code and data of one do not wait
 * for those of another. A failure is shown by the page that it concerns, or by
 * the nearest around it that can; what surrounds that one is shown as usual.
 */
export async function loadBranch(wanted: Wanted): Promise<Branch> {
  const { routes, url, shown } = wanted
  const matches = matchRoutes(routes, url.pathname) ?? []
  const levels = await Promise.all(
    matches.map(async ({ route, params, pathname }, depth) => {
      const before = shown?.branch[depth]
      const holds =
        before?.route === route &&
        before.pathname === pathname &&
        before.failure === undefined &&
        shown !== null &&
        route.keepsData?.(shown.url, url)
      return holds ? before : loadLevel(wanted, { route, params, pathname })
    }),
  )
  const redirect = levels.find(({ data }) => data instanceof Response)
  if (redirect) return redirect.data as Response
  return withFailure(levels)
}

interface Match {
  readonly route: RouteObject
  readonly params: Params
  readonly pathname: string
}

async function loadLevel(
  { url, state, signal }: Wanted,
  { route, params, pathname }: Match,
): Promise<Level> {
  let module: PageModule = route
  try {
    if (route.lazy) module = await fetchCode(route.lazy)
    const request = { url: url.href, signal }
    const data = await module.loader?.({ request, params, state })
    return { route, pathname, module, data }
  } catch (error) {
    // `replace` may also be thrown.
    if (error instanceof Response)
      return { route, pathname, module, data: error }
    return { route, pathname, module, data: undefined, failure: { error } }
  }
}

/** Ends a branch at the page that shows its outermost failure. */
function withFailure(levels: readonly Level[]): readonly Level[] {
  const failed = levels.findIndex(({ failure }) => failure)
  const failure = levels[failed]?.failure
  if (!failure) return levels
  const around = levels.slice(0, failed + 1)
  const teller = Math.max(
    0,
    around.findLastIndex(({ module }) => module.ErrorBoundary),
  )
  return around
    .slice(0, teller + 1)
    .map((level, depth) => (depth === teller ? { ...level, failure } : level))
}
