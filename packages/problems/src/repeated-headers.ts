import type { RequestHandler } from 'express'
import { Problem } from './problem.ts'

/**
 * Headers that a request carries once. Node keeps the first value of some and
 * joins the values of others; a proxy before us may choose differently, and then
 * two parties act on different requests (RFC 9112, 3.2; RFC 9110, 5.3).
 */
const SINGLE = new Set([
  'authorization',
  'content-encoding',
  'content-length',
  'content-type',
  'cookie',
  'host',
  'if-modified-since',
  'if-unmodified-since',
  'origin',
  'sec-fetch-dest',
  'sec-fetch-mode',
  'sec-fetch-site',
  'sec-fetch-user',
  'transfer-encoding',
  'x-demo-archived-at',
  'x-mittkanta',
])

/**
 * Refuses a request in which such a header occurs twice. Mount it after the
 * handler that gives requests their id, and before everything that reads
 * headers.
 *
 * @throws {Problem} `invalid-request`
 */
export const refuseRepeatedHeaders: RequestHandler = (req, _res, next) => {
  const seen = new Set<string>()
  // Names and values alternate.
  for (let at = 0; at < req.rawHeaders.length; at += 2) {
    const name = (req.rawHeaders[at] ?? '').toLowerCase()
    if (!SINGLE.has(name)) continue
    if (seen.has(name)) throw new Problem('invalid-request')
    seen.add(name)
  }
  next()
}
