import {
  DocumentPage,
  FrontPage,
  ProblemDocument,
  TaskList,
  type DocumentRef,
} from '@mittkanta/contracts'
import {
  createBrowser,
  driveSignIn,
  type Browser,
} from '@mittkanta/mock-identification/drive'

/** What the pages send with every request. */
const FROM_OUR_PAGE = { 'X-MittKanta': '1', 'Sec-Fetch-Site': 'same-origin' }

/** Somebody who is signed in and reads through `/api`, as the pages do. */
export interface PortalClient {
  readonly browser: Browser
  /** Any request of the pages; the answer as it comes. */
  get: (path: string, headers?: Record<string, string>) => Promise<Response>
  post: (path: string) => Promise<Response>
  frontPage: () => Promise<FrontPage>
  taskList: (task: string, query?: Record<string, string>) => Promise<TaskList>
  document: (ref: DocumentRef) => Promise<DocumentPage | ProblemDocument>
}

/** A browser without a screen at the portal, not signed in. */
export function portalClient(portalUrl: string): PortalClient {
  const browser = createBrowser()
  const get = (path: string, headers: Record<string, string> = {}) =>
    browser.visit(new URL(path, portalUrl), {
      headers: { ...FROM_OUR_PAGE, ...headers },
    })

  return {
    browser,
    get,
    post: (path) =>
      browser.visit(new URL(path, portalUrl), {
        method: 'POST',
        headers: FROM_OUR_PAGE,
      }),
    frontPage: async () => {
      const answer = await get('/api/subjects/self/front-page?language=sv')
      return FrontPage.parse(await answer.json())
    },
    taskList: async (task, query = {}) => {
      const asked = new URLSearchParams({ language: 'sv', ...query })
      const answer = await get(`/api/subjects/self/tasks/${task}?${asked}`)
      return TaskList.parse(await answer.json())
    },
    document: async (ref) => {
      const answer = await get(
        `/api/subjects/self/documents/${ref}?language=sv`,
      )
      const body: unknown = await answer.json()
      return answer.ok ? DocumentPage.parse(body) : ProblemDocument.parse(body)
    },
  }
}

/**
 * Signs somebody in by the whole OpenID Connect round trip.
 *
 * @param person how the identification service calls them
 * @throws {Error} when any step of it answers with something else
 */
export async function signIn(
  portalUrl: string,
  person: string,
): Promise<PortalClient> {
  const client = portalClient(portalUrl)
  const start = await client.browser.visit(new URL('/sign-in', portalUrl))
  const authorization = start.headers.get('Location') ?? ''
  const callback = await driveSignIn(
    new URL(authorization),
    person,
    client.browser,
  )
  const end = await client.browser.visit(callback)
  if (end.headers.get('Location') !== '/') {
    throw new Error(
      `the sign-in ended at ${end.headers.get('Location') ?? '-'}`,
    )
  }
  return client
}
