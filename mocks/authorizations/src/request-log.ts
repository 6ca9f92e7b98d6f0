import type { Log } from '@mittkanta/service-kit'
import type { Request, RequestHandler } from 'express'

/** Logs every answer by its route: the address itself holds identity codes. */
export function requestLog(log: Log): RequestHandler {
  return (req, res, next) => {
    const startedAt = performance.now()
    res.once('finish', () => {
      log.info(
        {
          event: 'answered',
          method: req.method,
          route: templateOf(req),
          status: res.statusCode,
          milliseconds: Math.round(performance.now() - startedAt),
        },
        'Answered',
      )
    })
    next()
  }
}

function templateOf(req: Request): string {
  const route: unknown = req.route
  return typeof route === 'object' &&
    route !== null &&
    'path' in route &&
    typeof route.path === 'string'
    ? route.path
    : 'none'
}
