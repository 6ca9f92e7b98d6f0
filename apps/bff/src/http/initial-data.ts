import type { RequestListener } from 'node:http'
import { INITIAL_DATA_ID } from '@mittkanta/contracts'
import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import type { Request } from 'express'
import { askWithin } from './ask-within.ts'
import { sessionCookie } from './cookies.ts'
import { isGoneTo } from './navigation.ts'

/** What a page asks first of all: who is signed in. */
const SESSION = address(operations.session)

/** The page does not wait longer than this; it then asks for its data later. */
const PATIENCE_MILLISECONDS = 2000

/**
 * Whether data may be part of the page that a request wants: the browser itself
 * says that a user goes to it in a tab, by our own page or by hand, now and not
 * perhaps later, and it sends the cookie of a session.
 *
 * Without that cookie nothing is said, not even that no one is signed in: on
 * the way from another site browsers keep a `Strict` cookie back.
 */
export function mayHoldData(req: Request): boolean {
  const { headers } = req
  return (
    req.method === 'GET' &&
    isGoneTo(req) &&
    headers['sec-fetch-mode'] === 'navigate' &&
    headers['sec-fetch-dest'] === 'document' &&
    sessionCookie.isSent(req)
  )
}

/**
 * The answers that a page is going to ask for, as an element that the browser
 * does not run. They come by the very routes that the page would ask. What
 * fails, is late or wants to set a cookie is left out: the page asks itself.
 *
 * @param paths beside that of the session
 * @param leaving aborts when the reader leaves
 * @returns an empty text when no one is signed in
 */
export async function initialData(
  app: RequestListener,
  req: Request,
  paths: readonly string[],
  leaving: AbortSignal,
): Promise<string> {
  const signal = AbortSignal.any([
    leaving,
    AbortSignal.timeout(PATIENCE_MILLISECONDS),
  ])
  const headers = {
    ...pick(req, 'host', 'cookie', 'accept-language', 'user-agent'),
    'sec-fetch-site': 'same-origin',
    'x-mittkanta': '1',
  }
  const [session, ...others] = await Promise.all(
    [SESSION, ...paths].map(async (path) => {
      const body = await bodyOf(app, path, headers, signal)
      return body === undefined ? undefined : `${JSON.stringify(path)}:${body}`
    }),
  )
  if (session === undefined) return ''
  const answers = [session, ...others].filter((one) => one !== undefined)
  return dataBlock(`{${answers.join(',')}}`)
}

async function bodyOf(
  app: RequestListener,
  path: string,
  headers: Readonly<Record<string, string>>,
  signal: AbortSignal,
): Promise<string | undefined> {
  try {
    const answer = await askWithin(app, path, headers, signal)
    const isGood = answer.status === 200 && !answer.headers['set-cookie']
    return isGood ? answer.body : undefined
  } catch {
    // Late, or the reader has left. What failed has been logged by its route.
    return undefined
  }
}

const pick = (req: Request, ...names: readonly string[]) =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = req.headers[name]
      return typeof value === 'string' ? [[name, value]] : []
    }),
  )

/** `<` would end the element or begin a comment; the others are for good measure. */
const SPECIAL = /[<>&\u2028\u2029]/g

/**
 * JSON as an element of a page. Outside of texts JSON has none of the
 * characters that are written otherwise here, so it means the same.
 */
export function dataBlock(json: string): string {
  const safe = json.replace(
    SPECIAL,
    (character) =>
      `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return `<script type="application/json" id="${INITIAL_DATA_ID}">${safe}</script>`
}
