import type { Params } from 'react-router'
import type { ComponentType } from 'react'

/** The arguments of a loader. */
export interface LoaderFunctionArgs {
  readonly request: {
    /** The whole address that is being loaded. */
    readonly url: string
    /** Aborts when the reader has moved to another page. */
    readonly signal: AbortSignal
  }
  readonly params: Params
  /** What goes along with the place, unseen in its address. */
  readonly state?: unknown
}

/** The code of one page. */
export interface PageModule {
  /**
   * Fetches what the page shows. A `Response` that it gives, made by
   * `replace`, leads on to another address.
   */
  readonly loader?: (args: LoaderFunctionArgs) => unknown
  readonly Component?: ComponentType
  /** Shown instead of the page when loading or rendering it fails. */
  readonly ErrorBoundary?: ComponentType
}

/** An address with its page, and the addresses inside it. */
export interface RouteObject extends PageModule {
  readonly path?: string
  /** Fetches the code, when it is not here. */
  readonly lazy?: () => Promise<PageModule>
  readonly children?: RouteObject[]
  /**
   * Whether what was fetched for one address serves another that the same page
   * surrounds. If absent, it is always fetched again.
   */
  readonly keepsData?: (from: URL, to: URL) => boolean
}

/** A page with what was fetched for it. */
export interface Level {
  readonly route: RouteObject
  /** The part of the address that this page and those around it stand for. */
  readonly pathname: string
  readonly module: PageModule
  readonly data: unknown
  /** Set when its `ErrorBoundary` is shown instead. */
  readonly failure?: { readonly error: unknown }
}
