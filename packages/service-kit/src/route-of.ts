import type { Request } from 'express'

/** Template of the route that a request found, `none` when it found none; never its address. */
export function routeOf(req: Request): string {
  const path = (req.route as { path?: unknown } | undefined)?.path
  return typeof path === 'string' ? path : 'none'
}
