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

/** The cookies that a browser sent; of two with one name the first counts. */
function cookiesOf(req: Request): Map<string, string> {
  const pairs = (req.headers.cookie ?? '').split(';').map((pair) => {
    const [name = '', ...value] = pair.split('=')
    return [name.trim(), value.join('=').trim()] as const
  })
  return new Map(pairs.reverse())
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

/** A secret in a cookie; `undefined` when it is absent or has another form. */
function secretIn(req: Request, name: string): SecretToken | undefined {
  return SecretToken.safeParse(cookiesOf(req).get(name)).data
}

/** The session token; ends with the browser, and on the server before. */
export const sessionCookie = {
  read: (req: Request) => secretIn(req, SESSION_COOKIE),
  isSent: (req: Request) => cookiesOf(req).has(SESSION_COOKIE),
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

/** Whether titles and the icon are to tell nothing; the pages write it. */
export const isDiscreet = (req: Request): boolean =>
  cookiesOf(req).get(VIEW_COOKIE) === 'plain'

/**
 * Whoever left quickly is not signed in again by the identification service's
 * memory. `Lax`, to be seen on the way back from there.
 */
export const identifyAnewCookie = {
  isSent: (req: Request) => cookiesOf(req).has(ANEW_COOKIE),
  write: (res: Response, maxAgeSeconds: number) =>
    set(res, ANEW_COOKIE, '1', 'Lax', maxAgeSeconds),
  clear: (res: Response) => set(res, ANEW_COOKIE, '', 'Lax', 0),
}
