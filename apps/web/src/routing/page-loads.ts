import {
  NavigationType,
  UNSAFE_createBrowserHistory as createBrowserHistory,
  type Location,
  type NavigateOptions,
  type Navigator,
  type To,
} from 'react-router'
import { lacksCode, loadAfresh } from './load-afresh.ts'
import { loadBranch } from './load-branch.ts'
import type { Level, RouteObject } from './routes.ts'
import { steady } from './steady.ts'

/** What is on the screen. */
export interface Shown {
  readonly location: Location
  readonly action: NavigationType
  readonly branch: readonly Level[]
  /** Where the window goes: to its place of before, to the top, or nowhere. */
  readonly scroll: 'restore' | 'top' | 'keep'
}

/** A way back that a page has held up, or none. */
export type Blocker =
  | { readonly state: 'unblocked' }
  | { readonly state: 'blocked'; readonly reset: () => void }

export interface PagesState {
  /** Null until the first page has been loaded. */
  readonly shown: Shown | null
  /** Whether another page is on its way. */
  readonly isLoading: boolean
  /** Whether the page that is shown is being fetched again. */
  readonly isRevalidating: boolean
  readonly blocker: Blocker
}

/** Whether a page holds up a move. */
export type ShouldBlock = (move: {
  readonly historyAction: NavigationType
}) => boolean

/** A move that is under way. */
interface Move {
  readonly url: URL
  readonly action: NavigationType
  readonly state?: unknown
  readonly isScrollKept?: boolean
  /** Whether everything is fetched again, whatever is still valid. */
  readonly isAnew?: boolean
}

const UNBLOCKED: Blocker = { state: 'unblocked' }

/**
 * The pages of one session: where the reader is, what was fetched for it, and
 * what is on its way. It replaces the library's data router, which weighs as
 * much as all pages together (ADR 0016).
 *
 * The page that is shown stays until the next one is there, and so does its
 * address. Of several moves the last one wins; the others are aborted.
 * Everything that was fetched is held here and nowhere else, so that it goes
 * with the session.
 */
export class PageLoads {
  readonly #routes: RouteObject[]
  readonly #history = createBrowserHistory()
  readonly #listeners = new Set<() => void>()
  readonly #leaveListeners = new Set<(location: Location) => void>()
  readonly #stopListening: () => void
  #state: PagesState = {
    shown: null,
    isLoading: true,
    isRevalidating: false,
    blocker: UNBLOCKED,
  }
  #underWay: { readonly move: Move; readonly abort: AbortController } | null =
    null
  #shouldBlock: ShouldBlock = () => false
  #isPuttingBack = false

  /** Begins with the address that the browser is at. */
  constructor(routes: RouteObject[]) {
    this.#routes = routes
    this.#stopListening = this.#history.listen(({ action, delta }) =>
      this.#popped(action, delta),
    )
    void this.#load({ url: this.#here, action: NavigationType.Pop })
  }

  /** Lets go of the browser; whatever is under way is aborted. */
  dispose(): void {
    this.#stopListening()
    this.#underWay?.abort.abort()
  }

  readonly get = (): PagesState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Calls back with a place before what is shown there gives way. */
  readonly onLeave = (listener: (left: Location) => void): (() => void) => {
    this.#leaveListeners.add(listener)
    return () => this.#leaveListeners.delete(listener)
  }

  /** Where the browser is. */
  get location(): Location {
    return this.#history.location
  }

  /** What `Link` and `useNavigate` move with. */
  readonly navigator: Navigator = {
    createHref: (to) => this.#history.createHref(to),
    createURL: (to) => this.#history.createURL(to),
    go: (delta) => this.#history.go(delta),
    push: (to, state, options) =>
      this.#move(to, NavigationType.Push, state, options),
    replace: (to, state, options) =>
      this.#move(to, NavigationType.Replace, state, options),
  }

  /** Fetches everything again, also what is still on its way. */
  readonly revalidate = (): Promise<void> =>
    this.#load(
      this.#underWay
        ? { ...this.#underWay.move, isAnew: true }
        : {
            url: this.#here,
            action: NavigationType.Replace,
            state: this.location.state,
            isScrollKept: true,
            isAnew: true,
          },
    )

  /**
   * Asks before every move whether it is held up. One page at a time does.
   *
   * @returns a function that stops asking
   */
  readonly block = (shouldBlock: ShouldBlock): (() => void) => {
    this.#shouldBlock = shouldBlock
    return () => {
      this.#shouldBlock = () => false
    }
  }

  get #here(): URL {
    return this.#history.createURL(this.location)
  }

  #move(
    to: To,
    action: NavigationType,
    state: unknown,
    options: NavigateOptions = {},
  ): void {
    if (this.#shouldBlock({ historyAction: action })) {
      this.#holdUp()
      return
    }
    const url = this.#history.createURL(to)
    const isScrollKept = options.preventScrollReset ?? false
    void this.#load({ url, action, state, isScrollKept })
  }

  /** The browser has gone Back or Forward already; a page may hold it up. */
  #popped(action: NavigationType, delta: number | null): void {
    if (this.#isPuttingBack) {
      this.#isPuttingBack = false
      this.#holdUp()
      return
    }
    if (delta !== null && this.#shouldBlock({ historyAction: action })) {
      this.#isPuttingBack = true
      this.#history.go(-delta)
      return
    }
    void this.#load({ url: this.#here, action })
  }

  /** The address is that of the page again, which may say what to do. */
  #holdUp(): void {
    const reset = () => this.#become({ blocker: UNBLOCKED })
    this.#become({ blocker: { state: 'blocked', reset } })
  }

  async #load(move: Move): Promise<void> {
    this.#underWay?.abort.abort()
    const abort = new AbortController()
    const { signal } = abort
    const isOver = () => signal.aborted
    const { shown } = this.#state
    const from = shown && this.#history.createURL(shown.location)
    if (shown && from && !move.isAnew && isWithin(from, move.url)) {
      this.#underWay = null
      this.#show({ ...move, isScrollKept: isPop(move) }, shown.branch)
      return
    }
    this.#underWay = { move, abort }
    this.#become(
      move.isAnew && shown ? { isRevalidating: true } : { isLoading: true },
    )
    const loading = loadBranch({
      routes: this.#routes,
      url: move.url,
      state: isPop(move) ? this.location.state : move.state,
      signal,
      shown:
        shown && from && !move.isAnew
          ? { url: from, branch: shown.branch }
          : null,
    })
    const branch = await steady(loading)
    if (isOver()) return
    if (branch instanceof Response) {
      await this.#lead(move, branch)
      return
    }
    if (lacksCode(branch) && (await loadAfresh(move.url, window))) return
    // Another move may have begun meanwhile.
    if (isOver()) return
    this.#underWay = null
    this.#show(move, branch)
  }

  /** Follows a loader's redirect; the address that redirected is not kept. */
  #lead(move: Move, response: Response): Promise<void> {
    const to = response.headers.get('Location') ?? '/'
    const action = isPop(move) ? NavigationType.Replace : move.action
    return this.#load({ url: this.#history.createURL(to), action })
  }

  #show(move: Move, branch: readonly Level[]): void {
    const { shown } = this.#state
    if (shown)
      for (const listener of this.#leaveListeners) listener(shown.location)
    const { action, state, isScrollKept } = move
    const { pathname, search, hash } = move.url
    const to = { pathname, search, hash }
    const isSame = move.isAnew && shown && isPlace(shown.location, to)
    if (action === NavigationType.Push) this.#history.push(to, state)
    else if (action === NavigationType.Replace && !isSame)
      this.#history.replace(to, state)
    this.#become({
      shown: {
        location: isSame ? shown.location : this.location,
        action: isSame ? shown.action : action,
        branch,
        scroll: isScrollKept ? 'keep' : isPop(move) ? 'restore' : 'top',
      },
      isLoading: false,
      isRevalidating: false,
    })
  }

  #become(change: Partial<PagesState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}

const isPop = ({ action }: Pick<Move, 'action'>) =>
  action === NavigationType.Pop

/** Whether two addresses are one place of one page. */
const isPlace = (
  a: Pick<Location, 'pathname' | 'search' | 'hash'>,
  b: Pick<Location, 'pathname' | 'search' | 'hash'>,
) => a.pathname === b.pathname && a.search === b.search && a.hash === b.hash

/** Whether one only moves within the page: to `#content`, for instance. */
const isWithin = (from: URL, to: URL) =>
  from.pathname === to.pathname &&
  from.search === to.search &&
  (to.hash !== '' || from.hash !== '') &&
  from.hash !== to.hash
