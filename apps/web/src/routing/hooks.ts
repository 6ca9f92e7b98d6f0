import { use, useEffect } from 'react'
import { ErrorContext, useLevel, useLoads, usePagesState } from './contexts.ts'
import type { Blocker, ShouldBlock } from './page-loads.ts'

/** What a loader gives, or the data itself. */
type Loaded<T> = T extends (...args: never[]) => infer Given
  ? Exclude<Awaited<Given>, Response>
  : T

/** What the loader of this page gave. `T` is the loader's own type. */
export function useLoaderData<T>(): Loaded<T> {
  return useLevel().data as Loaded<T>
}

/** Why this page could not be shown; for an `ErrorBoundary`. */
export function useRouteError(): unknown {
  return use(ErrorContext)
}

/** Whether another page is on its way. */
export function useNavigation(): { readonly state: 'idle' | 'loading' } {
  return { state: usePagesState().isLoading ? 'loading' : 'idle' }
}

/** Fetches again what is shown. */
export function useRevalidator() {
  const { revalidate } = useLoads()
  const state = usePagesState().isRevalidating ? 'loading' : 'idle'
  return { revalidate, state } as const
}

/** Holds up moves as long as the page that asks for it is shown. */
export function useBlocker(shouldBlock: ShouldBlock): Blocker {
  const { block } = useLoads()
  useEffect(() => block(shouldBlock), [block, shouldBlock])
  return usePagesState().blocker
}
