/** Everything that the pages use of the router, from one place. */
export { createBrowserRouter, stateOnItsWay } from './state-on-its-way.ts'
export {
  Link,
  NavigationType,
  NavLink,
  Outlet,
  replace,
  RouterProvider,
  ScrollRestoration,
  useBlocker,
  useLoaderData,
  useLocation,
  useMatch,
  useNavigate,
  useNavigation,
  useRevalidator,
  useRouteError,
  matchPath,
} from 'react-router'
export type { LoaderFunctionArgs, Params, RouteObject } from 'react-router'
