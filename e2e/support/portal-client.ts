import {
  DocumentPage,
  FrontPage,
  ProblemDocument,
  SearchResult,
  TaskList,
  type DocumentRef,
  type SearchQuery,
  type SubjectRef,
} from '@mittkanta/contracts'
import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import {
  createBrowser,
  driveSignIn,
  type Browser,
} from '@mittkanta/mock-identification/drive'

/** What the pages send with every request. */
const FROM_OUR_PAGE = { 'X-MittKanta': '1', 'Sec-Fetch-Site': 'same-origin' }

/** Reads one record through `/api`, as the pages do. */
export interface RecordClient {
  /** Any address of the record, without what it begins with. */
  get: (path: string, headers?: Record<string, string>) => Promise<Response>
  frontPage: () => Promise<FrontPage>
  taskList: (task: string, query?: Record<string, string>) => Promise<TaskList>
  search: (query: Partial<SearchQuery>) => Promise<SearchResult>
  document: (ref: DocumentRef) => Promise<DocumentPage | ProblemDocument>
}

/** A signed-in reader. */
export interface PortalClient {
  readonly browser: Browser
  /** Any request of the pages; the answer as it comes. */
  get: (path: string, headers?: Record<string, string>) => Promise<Response>
  post: (path: string, body?: object) => Promise<Response>
  /** The reader's own record, or that of a person they act for. */
  record: (subject?: 'self' | SubjectRef) => RecordClient
}

/** A browser without a screen at the portal, not signed in. */
export function portalClient(
  portalUrl: string,
  browser: Browser = createBrowser(),
): PortalClient {
  const post = (path: string, body?: object) =>
    browser.visit(new URL(path, portalUrl), {
      method: 'POST',
      headers: {
        ...FROM_OUR_PAGE,
        ...(body && { 'Content-Type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
  const get = (path: string, headers: Record<string, string> = {}) =>
    browser.visit(new URL(path, portalUrl), {
      headers: { ...FROM_OUR_PAGE, ...headers },
    })

  return {
    browser,
    get,
    post,
    record: (subject = 'self') => recordClient(subject, get, post),
  }
}

function recordClient(
  subjectRef: 'self' | SubjectRef,
  get: PortalClient['get'],
  post: PortalClient['post'],
): RecordClient {
  const record = { subjectRef }
  const inSwedish = { language: 'sv' } as const
  const read = async (answer: Response): Promise<unknown> => {
    const body: unknown = await answer.json()
    if (answer.ok) return body
    throw new Error(`refused: ${JSON.stringify(body)}`)
  }
  return {
    get: (path, headers) => get(`/api/subjects/${subjectRef}${path}`, headers),
    frontPage: async () => {
      const path = address(operations.frontPage, record, inSwedish)
      return FrontPage.parse(await read(await get(path)))
    },
    taskList: async (task, query = {}) => {
      const asked = { ...inSwedish, ...query }
      const path = address(operations.taskList, { subjectRef, task }, asked)
      return TaskList.parse(await read(await get(path)))
    },
    search: async (query) =>
      SearchResult.parse(
        await read(
          await post(address(operations.search, record), {
            ...inSwedish,
            ...query,
          }),
        ),
      ),
    document: async (ref) => {
      const path = address(operations.document, { subjectRef, ref }, inSwedish)
      const answer = await get(path)
      const body: unknown = await answer.json()
      return answer.ok ? DocumentPage.parse(body) : ProblemDocument.parse(body)
    },
  }
}

/**
 * Signs a person in by the whole OpenID Connect round trip.
 *
 * @param person how the identification service calls them
 * @param browser one whose requests are watched
 * @throws {Error} when any step of it answers with something else
 */
export async function signIn(
  portalUrl: string,
  person: string,
  browser?: Browser,
): Promise<PortalClient> {
  const client = portalClient(portalUrl, browser)
  const start = await client.browser.visit(new URL('/sign-in', portalUrl))
  const authorization = start.headers.get('Location') ?? ''
  const callback = await driveSignIn(
    new URL(authorization),
    person,
    client.browser,
  )
  const end = await client.browser.visit(callback)
  const page = end.status === 200 ? await end.text() : ''
  if (!page.includes('<meta http-equiv="refresh" content="0;url=/">')) {
    throw new Error(
      `the sign-in ended at ${end.headers.get('Location') ?? end.status}`,
    )
  }
  return client
}
