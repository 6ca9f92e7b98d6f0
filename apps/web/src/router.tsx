import { spokenAt } from './i18n/language.ts'
import type { Namespace } from './i18n/namespaces.ts'
import { pageRoutes, signIn, type PageRoute } from './page-routes.ts'
import { matchPath, type RouteObject } from './routing/routing.ts'
import type { Session } from './session/session-store.ts'
import * as root from './ui/RootLayout.tsx'

/**
 * The components in every state, with `npm run dev`. The mode is named rather
 * than `DEV`, which is true in tests too: they walk the routes for pages that a
 * build has. A build drops the branch and with it the page.
 */
const styleguide: readonly PageRoute[] =
  import.meta.env.MODE === 'mock'
    ? [
        {
          path: '/styleguide',
          page: () => import('./styleguide/StyleguidePage.tsx'),
        },
      ]
    : []

const routes = [...styleguide, ...pageRoutes]

const everyRoute = routes.flatMap((route) => [route, ...(route.within ?? [])])

/** The texts that the pages at a path speak, those that surround them included. */
function textsAt(pathname: string): readonly Namespace[] {
  return everyRoute
    .filter(({ path, within }) =>
      matchPath({ path, end: within === undefined }, pathname),
    )
    .flatMap(({ texts = [] }) => texts)
}

type SignedIn = Extract<Session['state'], 'signed-in' | 'signed-out'>

/** The router's routes for a signed-in reader, or for an anonymous one. */
export function routesFor(state: SignedIn): RouteObject[] {
  return [
    {
      loader: (args) => root.load(args, textsAt),
      Component: root.Component,
      ErrorBoundary: root.ErrorBoundary,
      children: routes.map((route) => routeFor(state, route)),
    },
  ]
}

function routeFor(
  state: SignedIn,
  { path, page, signedOut = signIn, within }: PageRoute,
): RouteObject {
  const children = within?.map((route) => routeFor(state, route))
  // Without a sign-in the pages inside are sign-in pages; nothing surrounds them.
  if (children && state === 'signed-out') return { path, children }
  const lazy = state === 'signed-in' ? page : signedOut
  return children
    ? { path, lazy, children, keepsData: isSameLanguage }
    : { path, lazy }
}

/** What surrounds a page is not asked again while only the page changes. */
const isSameLanguage = (from: URL, to: URL) => spokenAt(from) === spokenAt(to)
