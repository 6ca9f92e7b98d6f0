import express, {
  type Express,
  type RequestHandler,
  type Response,
} from 'express'

/** Personal data must not be cached on the way. */
export const noStore: RequestHandler = (_req, res, next) => {
  res.setHeader('Cache-Control', 'no-store')
  next()
}

/**
 * An Express application with the defaults of this house: no version header, no
 * entity tags (they would be the hash of personal data), flat query strings, no
 * trust in what a proxy claims.
 */
export function createExpress(): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', 'simple')
  app.set('trust proxy', false)
  app.set('env', 'production')
  return app
}

/**
 * Answers JSON in one piece, whatever the client says that it holds. `res.json`
 * answers `If-None-Match: *` with 304 although there is no entity tag to compare,
 * and reads settings that this house does not have, at a third of the speed.
 */
export function endJson(res: Response, value: object): void {
  res.setHeader('Content-Type', 'application/json; charset=utf-8')
  const bytes = Buffer.from(JSON.stringify(value))
  res.setHeader('Content-Length', bytes.length)
  res.end(bytes)
}
