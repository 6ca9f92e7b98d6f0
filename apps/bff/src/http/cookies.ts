import { VIEW_COOKIE } from '@mittkanta/contracts'
import type { Request, Response } from 'express'
import { SecretToken } from '../session/secret-token.ts'

/**
 * The cookies of this service. `__Host-` makes browsers insist on `Secure`,
 * `Path=/` and no `Domain`, so that no sibling host can set them. The session
 * cookie is `Strict`; that of a sign-in under way must survive the way back
 * from the provider and is `Lax`.
 */
export const SESSION_COOKIE = '__Host-mittkanta-session'
const ANEW_COOKIE = '__Host-mittkanta-anew'
const SIGN_IN_COOKIE = '__Host-mittkanta-sign-in-'
const SIGN_IN_COOKIES = /^__Host-mittkanta-sign-in-[0-9a-f]{16}$/

/** More sign-ins under way than this in one browser are forgotten. */
const MOST_SIGN_INS = 5
const SIGN_IN_SECONDS = 10 * 60
/** Of more session cookies than this in one request the others are not ended. */
const MOST_SESSIONS_ENDED = 3

/** White space as HTTP has it (RFC 9110, section 5.6.3); `trim` would take more, such as 0xA0. */
const isSpace = (character: string | undefined) =>
  character === ' ' || character === '\t'

function trimmed(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isSpace(text[start])) start += 1
  while (end > start && isSpace(text[end - 1])) end -= 1
  return text.slice(start, end)
}

/** The values of the cookies that a browser sent, by name. */
function cookiesOf(req: Request): Map<string, string[]> {
  const cookies = new Map<string, string[]>()
  for (const pair of (req.headers.cookie ?? '').split(';')) {
    const [name = '', ...rest] = pair.split('=')
    const key = trimmed(name)
    const values = cookies.get(key) ?? []
    cookies.set(key, [...values, trimmed(rest.join('='))])
  }
  return cookies
}

/**
 * The value of a cookie. Browsers keep one cookie of each `__Host-` name; of two,
 * one is not the browser's, and neither is used.
 */
function valueOf(req: Request, name: string): string | undefined {
  const values = cookiesOf(req).get(name) ?? []
  return values.length === 1 ? values[0] : undefined
}

function set(
  res: Response,
  name: string,
  value: string,
  sameSite: 'Strict' | 'Lax',
  maxAgeSeconds?: number,
): void {
  const age = maxAgeSeconds === undefined ? '' : `; Max-Age=${maxAgeSeconds}`
  res.append(
    'Set-Cookie',
    `${name}=${value}; Path=/; Secure; HttpOnly; SameSite=${sameSite}${age}`,
  )
}

/** A secret in a cookie; `undefined` when it is absent, there twice, or has another form. */
function secretIn(req: Request, name: string): SecretToken | undefined {
  return SecretToken.safeParse(valueOf(req, name)).data
}

/** The session token; ends with the browser, and on the server before. */
export const sessionCookie = {
  read: (req: Request) => secretIn(req, SESSION_COOKIE),
  isSent: (req: Request) => cookiesOf(req).has(SESSION_COOKIE),
  /** The tokens under the name, also of two cookies, for what ends sessions. */
  readAll: (req: Request): SecretToken[] =>
    (cookiesOf(req).get(SESSION_COOKIE) ?? [])
      .slice(0, MOST_SESSIONS_ENDED)
      .flatMap((value) => SecretToken.safeParse(value).data ?? []),
  write: (res: Response, token: SecretToken) =>
    set(res, SESSION_COOKIE, token, 'Strict'),
  clear: (res: Response) => set(res, SESSION_COOKIE, '', 'Strict', 0),
}

/** The browser's half of a sign-in under way; one cookie each, so that tabs do not meet. */
export const signInCookie = {
  read: (req: Request, id: string) => secretIn(req, SIGN_IN_COOKIE + id),

  write: (req: Request, res: Response, id: string, secret: SecretToken) => {
    const others = [...cookiesOf(req).keys()].filter((name) =>
      SIGN_IN_COOKIES.test(name),
    )
    if (others.length >= MOST_SIGN_INS) {
      for (const name of others) set(res, name, '', 'Lax', 0)
    }
    set(res, SIGN_IN_COOKIE + id, secret, 'Lax', SIGN_IN_SECONDS)
  },

  clear: (res: Response, id: string) =>
    set(res, SIGN_IN_COOKIE + id, '', 'Lax', 0),
}

/** Whether titles and the icon are to be neutral; the pages write it. */
export const isDiscreet = (req: Request): boolean =>
  cookiesOf(req).get(VIEW_COOKIE)?.includes('plain') === true

/**
 * A reader who left quickly is not signed in again by the identification
 * service's memory. `Lax`, to be seen on the way back from there.
 */
export const identifyAnewCookie = {
  isSent: (req: Request) => cookiesOf(req).has(ANEW_COOKIE),
  write: (res: Response, maxAgeSeconds: number) =>
    set(res, ANEW_COOKIE, '1', 'Lax', maxAgeSeconds),
  clear: (res: Response) => set(res, ANEW_COOKIE, '', 'Lax', 0),
}
