import type { Namespace } from './i18n/namespaces.ts'
import type { PageModule } from './routing/routes.ts'

/*
 * Every address of the portal, as data: nothing of a page is here until it is
 * fetched. The router, the build and the tests walk it.
 */

type FetchPage = () => Promise<PageModule>

/** One address of the portal. */
export interface PageRoute {
  readonly path: string
  /** What a signed-in reader sees. */
  readonly page: FetchPage
  /** The texts that `page` speaks beside those of every page. */
  readonly texts?: readonly Namespace[]
  /**
   * What is seen without signing in. Strong sign-in is the default (R17): a
   * route that does not say otherwise shows the sign-in page in its place.
   */
  readonly signedOut?: FetchPage
  /** The addresses that `page` surrounds; each is written in full. */
  readonly within?: readonly PageRoute[]
}

const about: FetchPage = () => import('./about/AboutPage.tsx')
const accessibility: FetchPage = () =>
  import('./accessibility/AccessibilityPage.tsx')
const coverage: FetchPage = () => import('./coverage/CoveragePage.tsx')
const privacy: FetchPage = () => import('./privacy/PrivacyPage.tsx')
const safety: FetchPage = () => import('./safety/SafetyPage.tsx')
const notFound: FetchPage = () => import('./ui/NotFoundPage.tsx')
const signedOut: FetchPage = () => import('./sign-in/SignedOutPage.tsx')
/** What a reader who is not signed in sees, unless a route says otherwise. */
export const signIn: FetchPage = () => import('./sign-in/SignInPage.tsx')

/** The pages of a record: the same for one's own and for another's. */
const recordUnder = (place: string): readonly PageRoute[] => [
  {
    path: place || '/',
    page: () => import('./front-page/FrontPage.tsx'),
    texts: ['frontPage'],
  },
  {
    path: `${place}/tasks/:task`,
    page: () => import('./task/TaskPage.tsx'),
    texts: ['task'],
  },
  {
    path: `${place}/documents`,
    page: () => import('./finding/FindingPage.tsx'),
    texts: ['finding', 'task', 'words'],
  },
  {
    path: `${place}/documents/:ref`,
    page: () => import('./document/DocumentPage.tsx'),
    texts: ['document'],
  },
  {
    path: `${place}/permissions`,
    page: () => import('./permissions/PermissionsPage.tsx'),
    texts: ['permissions', 'kantaInformation'],
  },
  {
    path: `${place}/permissions/prohibitions`,
    page: () => import('./prohibitions/ProhibitionsPage.tsx'),
    texts: ['prohibitions', 'permissions'],
  },
  {
    path: `${place}/disclosures`,
    page: () => import('./disclosures/DisclosuresPage.tsx'),
    texts: ['disclosures', 'task'],
  },
  {
    path: `${place}/copy`,
    page: () => import('./copy/CopyPage.tsx'),
    texts: ['copy'],
  },
  {
    path: `${place}/ask`,
    page: () => import('./asking/AskingPage.tsx'),
    texts: ['asking'],
  },
]

/** Every address of the portal. Tests walk it. */
export const pageRoutes: readonly PageRoute[] = [
  ...recordUnder(''),
  {
    path: '/visits',
    page: () => import('./visits/VisitsPage.tsx'),
    texts: ['visits'],
  },
  {
    path: '/acting',
    page: () => import('./acting/ActingPage.tsx'),
    texts: ['acting'],
  },
  {
    path: '/acting/return',
    page: () => import('./acting/ReturnPage.tsx'),
    texts: ['acting'],
  },
  { path: '/acting/ended', page: () => import('./acting/EndedPage.tsx') },
  {
    path: '/for/:subjectRef',
    page: () => import('./acting/ActingLayout.tsx'),
    texts: ['acting'],
    within: recordUnder('/for/:subjectRef'),
  },
  { path: '/about', page: about, texts: ['about', 'words'], signedOut: about },
  {
    path: '/coverage',
    page: coverage,
    texts: ['coverage', 'words'],
    signedOut: coverage,
  },
  {
    path: '/accessibility',
    page: accessibility,
    texts: ['accessibility', 'coverage'],
    signedOut: accessibility,
  },
  {
    path: '/privacy',
    page: privacy,
    texts: ['privacy', 'coverage', 'words'],
    signedOut: privacy,
  },
  { path: '/safety', page: safety, texts: ['safety'], signedOut: safety },
  {
    path: '/sessions',
    page: () => import('./sessions/SessionsPage.tsx'),
    texts: ['sessions'],
  },
  { path: '/signed-out', page: signedOut, signedOut },
  { path: '*', page: notFound, signedOut: notFound },
]
