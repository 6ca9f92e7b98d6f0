import type { RouteObject } from 'react-router'
import type { Session } from './session/session-store.ts'
import * as root from './ui/RootLayout.tsx'
import { WaitingPage } from './ui/Waiting.tsx'

/** A page module: `loader`, `Component`, `ErrorBoundary`. */
type PageModule = Pick<RouteObject, 'loader' | 'Component' | 'ErrorBoundary'>
type FetchPage = () => Promise<PageModule>

/** One address of the portal. */
export interface PageRoute {
  readonly path: string
  /** What somebody who is signed in sees. */
  readonly page: FetchPage
  /**
   * What is seen without signing in. Strong sign-in is the default (R17): a
   * route that does not say otherwise shows the sign-in page in its place.
   */
  readonly signedOut?: FetchPage
}

const about: FetchPage = () => import('./about/AboutPage.tsx')
const notFound: FetchPage = () => import('./ui/NotFoundPage.tsx')
const signedOut: FetchPage = () => import('./sign-in/SignedOutPage.tsx')
const signIn: FetchPage = () => import('./sign-in/SignInPage.tsx')

/** Every address of the portal. Tests walk it. */
export const pageRoutes: readonly PageRoute[] = [
  { path: '/', page: () => import('./front-page/FrontPage.tsx') },
  { path: '/tasks/:task', page: () => import('./task/TaskPage.tsx') },
  {
    path: '/documents/:ref',
    page: () => import('./document/DocumentPage.tsx'),
  },
  { path: '/about', page: about, signedOut: about },
  { path: '/signed-out', page: signedOut, signedOut },
  { path: '*', page: notFound, signedOut: notFound },
]

/** The router's routes for somebody who is signed in, or for nobody. */
export function routesFor(
  state: Extract<Session['state'], 'signed-in' | 'signed-out'>,
): RouteObject[] {
  return [
    {
      loader: root.loader,
      Component: root.Component,
      ErrorBoundary: root.ErrorBoundary,
      HydrateFallback: WaitingPage,
      children: pageRoutes.map(({ path, page, signedOut = signIn }) => ({
        path,
        lazy: state === 'signed-in' ? page : signedOut,
      })),
    },
  ]
}
