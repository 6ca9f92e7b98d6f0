import type { Scenario } from '@mittkanta/client-system'
import { FrontPage, TaskList } from '@mittkanta/contracts'
import { personId } from '@mittkanta/demo'
import {
  createBrowser,
  driveSignIn,
} from '@mittkanta/mock-identification/drive'
import type { Asked } from './load.ts'

/** The addresses that one signed-in person asks for, by kind. */
export interface Reader {
  readonly frontPage: Asked
  readonly list: Asked
  readonly document: Asked
}

/**
 * Signs some people in by the whole round trip and finds out what they can ask
 * for. People without a document of their own are passed over.
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

  const own = `${portalUrl}/api/subjects/self`
  const get = async (url: string) => {
    const answer = await browser.visit(new URL(url), {
      headers: { 'X-MittKanta': '1', 'Sec-Fetch-Site': 'same-origin' },
    })
    return answer.json()
  }
  const front = FrontPage.parse(await get(`${own}/front-page?language=sv`))
  const task = front.tasks[0]?.task
  if (task === undefined) return undefined
  const list = TaskList.parse(await get(`${own}/tasks/${task}?language=sv`))
  const ref = list.documents[0]?.ref
  if (ref === undefined) return undefined

  const headers = {
    cookie,
    'x-mittkanta': '1',
    'sec-fetch-site': 'same-origin',
  }
  return {
    frontPage: { url: `${own}/front-page?language=sv`, headers },
    list: { url: `${own}/tasks/${task}?language=sv`, headers },
    document: { url: `${own}/documents/${ref}?language=sv`, headers },
  }
}
