import {
  Component,
  createContext,
  use,
  useSyncExternalStore,
  type ReactNode,
} from 'react'
import { Router } from 'react-router'
import {
  ErrorContext,
  LevelContext,
  LoadsContext,
  StateContext,
} from './contexts.ts'
import type { PageLoads, Shown } from './page-loads.ts'
import type { PageModule } from './routes.ts'

interface Props {
  readonly loads: PageLoads
  /** What is seen until the first page is there. */
  readonly waiting: ReactNode
}

/** The pages that are loaded, each inside the one that surrounds it. */
export function Pages({ loads, waiting }: Props) {
  const state = useSyncExternalStore(loads.subscribe, loads.get)
  const { shown } = state
  return (
    <LoadsContext value={loads}>
      <StateContext value={state}>
        <Router
          navigator={loads.navigator}
          location={shown?.location ?? loads.location}
          {...(shown && { navigationType: shown.action })}
        >
          {shown ? (
            <ShownContext value={shown}>
              <PageAt depth={0} />
            </ShownContext>
          ) : (
            waiting
          )}
        </Router>
      </StateContext>
    </LoadsContext>
  )
}

const ShownContext = createContext<Shown | null>(null)
const DepthContext = createContext(0)

/** The page inside of this one. */
export function Outlet() {
  return <PageAt depth={use(DepthContext) + 1} />
}

function PageAt({ depth }: { readonly depth: number }) {
  const shown = use(ShownContext)
  const level = shown?.branch[depth]
  if (!level) return null
  const { module, failure } = level
  return (
    <DepthContext value={depth}>
      <LevelContext value={level}>
        {failure ? (
          <Failed module={module} error={failure.error} />
        ) : (
          <PageBoundary module={module} shown={shown} />
        )}
      </LevelContext>
    </DepthContext>
  )
}

interface FailedProps {
  readonly module: PageModule
  readonly error: unknown
}

function Failed({ module: { ErrorBoundary }, error }: FailedProps) {
  // A page without a boundary leaves it to the page around it.
  if (!ErrorBoundary) throw error
  return (
    <ErrorContext value={error}>
      <ErrorBoundary />
    </ErrorContext>
  )
}

interface BoundaryProps {
  readonly module: PageModule
  readonly shown: Shown
}

interface BoundaryState {
  readonly shown: Shown
  readonly failure: { readonly error: unknown } | null
}

/** Catches what a page throws while it renders, until something else is shown. */
class PageBoundary extends Component<BoundaryProps, BoundaryState> {
  override state: BoundaryState = { shown: this.props.shown, failure: null }

  static getDerivedStateFromProps(
    { shown }: BoundaryProps,
    state: BoundaryState,
  ): BoundaryState | null {
    return state.shown === shown ? null : { shown, failure: null }
  }

  static getDerivedStateFromError(
    error: unknown,
  ): Pick<BoundaryState, 'failure'> {
    return { failure: { error } }
  }

  override render() {
    const { module } = this.props
    const { Component: Page } = module
    const { failure } = this.state
    if (failure) return <Failed module={module} error={failure.error} />
    return Page ? <Page /> : <Outlet />
  }
}
