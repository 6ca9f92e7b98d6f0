import { randomUUID } from 'node:crypto'
import type { Request, RequestHandler } from 'express'

const ids = new WeakMap<Request, string>()

/**
 * Gives every request an id that we generate; the id that a caller sends is not
 * trusted.
 */
export const withRequestId: RequestHandler = (req, res, next) => {
  const id = randomUUID()
  ids.set(req, id)
  res.setHeader('X-Request-Id', id)
  next()
}

/**
 * The id of a request, for the log and for `instance`.
 *
 * @throws {Error} when `withRequestId` is not mounted
 */
export function requestId(req: Request): string {
  const id = ids.get(req)
  if (id === undefined) throw new Error('withRequestId is not mounted')
  return id
}

/** The member `instance` of a problem document. */
export function instanceOf(req: Request): string {
  return `urn:uuid:${requestId(req)}`
}
