import { createBrowserRouter as create, type RouteObject } from 'react-router'

let router: ReturnType<typeof create> | undefined

/** The router of the pages; the newest one is asked by `stateOnItsWay`. */
export function createBrowserRouter(routes: RouteObject[]) {
  router = create(routes)
  return router
}

/**
 * What goes along, unseen in the address, with the place that is being fetched;
 * with the place that is shown when nothing is. For loaders, which are told the
 * address only. Good from the first page on, whose module is fetched before its
 * loader runs.
 */
export function stateOnItsWay(): unknown {
  return (router?.state.navigation.location ?? router?.state.location)?.state
}
