/**
 * Everything that the pages use of routing, from one place: addresses and
 * links are the library's, loading pages and their data is our own (ADR 0016).
 */
export {
  Link,
  matchPath,
  NavigationType,
  NavLink,
  replace,
  useLocation,
  useMatch,
  useNavigate,
} from 'react-router'
export type { Params } from 'react-router'
export {
  useBlocker,
  useLoaderData,
  useNavigation,
  useRevalidator,
  useRouteError,
} from './hooks.ts'
export { Outlet, Pages } from './Pages.tsx'
export { PageLoads } from './page-loads.ts'
export { preload, preloadBehindLinks } from './preload.ts'
export type { LoaderFunctionArgs, RouteObject } from './routes.ts'
export { ScrollRestoration } from './ScrollRestoration.tsx'
