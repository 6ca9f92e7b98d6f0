import type { RequestHandler } from 'express'
import type { Log } from './log.ts'
import { routeOf } from './route-of.ts'

/**
 * Logs one line a request when its answer has left: the template of its route,
 * never its address. Mount it after the one that gives requests their id.
 */
export function accessLog(log: Log): RequestHandler {
  return (req, res, next) => {
    const startedAt = performance.now()
    res.once('close', () => {
      log.info(
        {
          event: 'request',
          instance: `urn:uuid:${String(res.getHeader('X-Request-Id'))}`,
          method: req.method,
          route: routeOf(req),
          status: res.statusCode,
          milliseconds: Math.round(performance.now() - startedAt),
        },
        res.writableFinished ? 'Answered' : 'Nobody waited for the answer',
      )
    })
    next()
  }
}
