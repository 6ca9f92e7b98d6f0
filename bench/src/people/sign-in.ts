import { ActingFinished, ActingStarted } from '@mittkanta/contracts'
import { driveChoice } from '@mittkanta/mock-authorizations/drive'
import {
  createBrowser,
  driveSignIn,
  type Browser,
} from '@mittkanta/mock-identification/drive'
import { Agent, request } from 'undici'

/** Timeout for one answer. */
const PATIENCE_MILLISECONDS = 15_000

/** What the pages send with every request. */
export const FROM_OUR_PAGE = {
  'X-MittKanta': '1',
  'Sec-Fetch-Site': 'same-origin',
}

const connections = new Agent({ connections: 256 })

/**
 * Sends a request as it is: `fetch` would put its own word into the headers by
 * which a browser says what a request is for. It ends after a while, whatever
 * happens.
 */
const send: typeof fetch = async (input, init = {}) => {
  if (!(input instanceof URL)) throw new Error('an address is a URL here')
  const { body } = init
  const answer = await request(input, {
    dispatcher: connections,
    method: init.method === 'POST' ? 'POST' : 'GET',
    headers: {
      ...Object.fromEntries(new Headers(init.headers)),
      ...(body instanceof URLSearchParams && {
        'content-type': 'application/x-www-form-urlencoded',
      }),
    },
    ...((typeof body === 'string' || body instanceof URLSearchParams) && {
      body: body.toString(),
    }),
    signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
  })
  const headers = new Headers()
  for (const [name, value = ''] of Object.entries(answer.headers)) {
    for (const one of [value].flat()) headers.append(name, one)
  }
  const bytes = await answer.body.arrayBuffer()
  return new Response(bytes.byteLength > 0 ? bytes : null, {
    status: answer.statusCode,
    headers,
  })
}

/** A browser with a timeout for every answer. */
export const patientBrowser = (): Browser => createBrowser(send)

/**
 * Signs a person in by the whole round trip.
 *
 * @param person how the identification service calls them
 * @throws {Error} when any step of it answers with something else
 */
export async function signIn(
  portalUrl: string,
  person: string,
): Promise<Browser> {
  const browser = patientBrowser()
  const start = await browser.visit(new URL('/sign-in', portalUrl))
  const authorization = start.headers.get('Location') ?? ''
  await start.body?.cancel()
  if (!URL.canParse(authorization)) {
    throw new Error(`/sign-in answered ${start.status}`)
  }
  const callback = await driveSignIn(authorization, person, browser)
  const end = await browser.visit(callback)
  const page = await end.text()
  if (end.status !== 200 || !page.includes('content="0;url=/"')) {
    throw new Error(`the sign-in ended with ${end.status}`)
  }
  return browser
}

/**
 * Chooses a person to act for at the registry.
 *
 * @returns the handle of the person's record
 * @throws {Error} when it does not come to that
 */
export async function actFor(
  portalUrl: string,
  browser: Browser,
  person: string,
): Promise<string> {
  const post = async (path: string, body?: object): Promise<unknown> => {
    const answer = await browser.visit(new URL(path, portalUrl), {
      method: 'POST',
      headers: {
        ...FROM_OUR_PAGE,
        ...(body && { 'Content-Type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`)
    return answer.json()
  }
  const { next } = ActingStarted.parse(
    await post('/api/acting/start?language=sv'),
  )
  const back = await driveChoice(next, person, browser)
  const finished = ActingFinished.parse(
    await post('/api/acting/finish', {
      code: back.searchParams.get('code'),
      state: back.searchParams.get('state'),
    }),
  )
  if (finished.outcome !== 'acting') {
    throw new Error(`the registry says ${finished.outcome}`)
  }
  return finished.subjectRef
}
