import type { Scenario } from '@mittkanta/client-system'
import { DocumentPage, FrontPage, TaskList } from '@mittkanta/contracts'
import { personId } from '@mittkanta/demo'
import {
  createBrowser,
  driveSignIn,
} from '@mittkanta/mock-identification/drive'
import { SIZES } from './contents.ts'
import type { Asked } from './load.ts'

/** The routes of the portal that are measured, in the order of the report. */
export const ROUTES = [
  'frontPage',
  'list',
  'deepPage',
  'search',
  'document',
  'xhtml',
  'pdf',
  'largePdf',
] as const
export type RouteName = (typeof ROUTES)[number]

/** The requests of one signed-in person, by what they ask for; a content only where the record has one of its size. */
export type Reader = Partial<Record<RouteName, Asked>>

/**
 * Signs some people in by the whole round trip and finds out what they can ask
 * for. People without documents are passed over.
 */
export async function readersOf(
  portalUrl: string,
  scenarios: readonly Scenario[],
  most: number,
): Promise<Reader[]> {
  const readers: Reader[] = []
  for (const scenario of scenarios) {
    for (const { key } of scenario.people) {
      if (readers.length === most) return readers
      const reader = await readerOf(portalUrl, personId(scenario.key, key))
      if (reader) readers.push(reader)
    }
  }
  return readers
}

async function readerOf(
  portalUrl: string,
  person: string,
): Promise<Reader | undefined> {
  const headers = {
    cookie: await signedIn(portalUrl, person),
    'x-mittkanta': '1',
    'sec-fetch-site': 'same-origin',
  }
  const own = `${portalUrl}/api/subjects/self`
  const asked = (
    path: string,
    more: Readonly<Record<string, string>> = {},
  ) => ({
    url: `${own}/${path}`,
    headers: { ...headers, ...more },
  })
  const get = async ({ url, headers }: Asked) =>
    (await fetch(url, { headers })).json()

  const frontPage = asked('front-page?language=sv')
  const { tasks } = FrontPage.parse(await get(frontPage))
  const [task] = tasks
  if (!task) return undefined
  const list = asked(`tasks/${task.task}?language=sv`)
  const { documents, total, pageSize } = TaskList.parse(await get(list))
  const pages = Math.ceil(total / pageSize)
  const contents: Partial<Record<keyof typeof SIZES, Asked>> = {}
  for (const { ref } of tasks.flatMap((one) => one.documents)) {
    const page = DocumentPage.parse(
      await get(asked(`documents/${ref}?language=sv`)),
    )
    const size = sizeOf(page.content)
    if (size) {
      contents[size] ??= asked(`documents/${ref}/file?language=sv`, {
        'sec-fetch-dest': 'empty',
      })
    }
  }
  return {
    frontPage,
    list,
    ...(pages > 1 && {
      deepPage: asked(`tasks/${task.task}?language=sv&page=${pages}`),
    }),
    search: {
      ...asked('search'),
      body: JSON.stringify({ text: 'plan', language: 'sv' }),
    },
    document: asked(`documents/${documents[0]?.ref ?? ''}?language=sv`),
    ...contents,
  }
}

/** The name of the size that a content has, within a tenth. */
const sizeOf = ({ kind, bytes }: DocumentPage['content']) =>
  (Object.keys(SIZES) as (keyof typeof SIZES)[]).find(
    (name) =>
      (name === 'xhtml') === (kind === 'xhtml') &&
      Math.abs(bytes / SIZES[name] - 1) < 0.2,
  )

/** The cookie of a person who has signed in. */
async function signedIn(portalUrl: string, person: string): Promise<string> {
  let cookie = ''
  const browser = createBrowser((input, init) => {
    const sent = new Headers(init?.headers).get('cookie')
    if (sent !== null) cookie = sent
    return fetch(input, init)
  })
  const start = await browser.visit(new URL('/sign-in', portalUrl))
  const callback = await driveSignIn(
    start.headers.get('Location') ?? '',
    person,
    browser,
  )
  await browser.visit(callback)
  await browser.visit(new URL('/api/session', portalUrl), {
    headers: { 'X-MittKanta': '1', 'Sec-Fetch-Site': 'same-origin' },
  })
  return cookie
}
