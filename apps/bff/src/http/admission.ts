import type { Admission } from '@mittkanta/contracts/portal'
import { instanceOf, Problem } from '@mittkanta/problems'
import type { Request, RequestHandler } from 'express'
import type { SecurityEvents } from '../security-events.ts'
import type { Route } from './route.ts'

/** The header that only our own pages can send: no other origin passes its preflight. */
const OWN_HEADER = 'x-mittkanta'

/** A site in `Sec-Fetch-Site`, `absent` from browsers that do not send it. */
const siteOf = (req: Request) => req.headers['sec-fetch-site'] ?? 'absent'
const destinationOf = (req: Request) =>
  req.headers['sec-fetch-dest'] ?? 'absent'

const isOneOf = (value: string | string[], ...allowed: string[]) =>
  typeof value === 'string' && allowed.includes(value)

/** `Origin` is either not sent, or ours; `null` is not ours. */
const isOriginOurs = (req: Request, publicUrl: URL) =>
  req.headers.origin === undefined || req.headers.origin === publicUrl.origin

const ADMITTED: Readonly<
  Record<Admission, (req: Request, publicUrl: URL) => boolean>
> = {
  data: (req, publicUrl) =>
    req.headers[OWN_HEADER] === '1' &&
    isOneOf(siteOf(req), 'same-origin', 'absent') &&
    isOriginOurs(req, publicUrl),

  // A frame and a link send no header of ours: here the browser itself must
  // have said where the request comes from.
  // A link of ours opens the same document in a tab, where it can be printed.
  frame: (req, publicUrl) =>
    isOneOf(siteOf(req), 'same-origin') &&
    isOneOf(destinationOf(req), 'iframe', 'document') &&
    isOriginOurs(req, publicUrl),

  download: (req, publicUrl) =>
    isOneOf(siteOf(req), 'same-origin') &&
    isOneOf(destinationOf(req), 'empty', 'document') &&
    isOriginOurs(req, publicUrl),

  navigation: (req) => isOneOf(destinationOf(req), 'document', 'absent'),

  server: () => true,
  anyone: () => true,
}

const hasBody = (req: Request) =>
  req.headers['transfer-encoding'] !== undefined ||
  Number(req.headers['content-length'] ?? 0) > 0

/**
 * Refuses requests that another site could have made (CSRF), whatever their
 * method, and bodies that a form can send. A request that is not admitted is the
 * security event `admission-refused`.
 */
export function admission(
  { admits, path }: Pick<Route, 'admits' | 'path'>,
  publicUrl: URL,
  tell: SecurityEvents,
): RequestHandler {
  return (req, _res, next) => {
    if (!ADMITTED[admits](req, publicUrl)) {
      const about = { rule: admits, route: path, instance: instanceOf(req) }
      tell({ event: 'admission-refused', ...about })
      throw new Problem('cross-site')
    }
    if (
      admits === 'data' &&
      hasBody(req) &&
      req.is('application/json') === false
    ) {
      throw new Problem('unsupported-content')
    }
    next()
  }
}
