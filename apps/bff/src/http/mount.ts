import { Problem } from '@mittkanta/problems'
import { Router } from 'express'
import type { SecurityEvents } from '../security-events.ts'
import { admission } from './admission.ts'
import type { Limited } from './limits.ts'
import type { Route } from './route.ts'

interface MountDeps {
  readonly publicUrl: URL
  readonly limited: Limited
  readonly tell: SecurityEvents
}

/**
 * Mounts a table of routes. What a route is limited by is counted before it
 * decides anything, so that the count reveals nothing of what is hidden. Every
 * other method on their paths is refused, and unknown paths under `/api` and
 * `/sign-in` answer 404.
 */
export function mountRoutes(
  routes: readonly Route[],
  { publicUrl, limited, tell }: MountDeps,
): Router {
  const router = Router({ caseSensitive: true, strict: true })
  for (const [path, ofPath] of byPath(routes)) {
    for (const route of ofPath) {
      router[route.method](
        path,
        admission(route, publicUrl, tell),
        ...limited(route),
        ...route.handlers,
      )
    }
    // Before the next path, whose parameter may stand for a word of this one.
    router.all(path, (_req, res) => {
      res.setHeader('Allow', ofPath.flatMap(methodsOf).join(', '))
      throw new Problem('method-not-allowed')
    })
  }
  router.use(['/api', '/sign-in', '/.well-known'], () => {
    throw new Problem('not-found')
  })
  return router
}

const methodsOf = ({ method }: Route) =>
  method === 'get' ? ['GET', 'HEAD'] : ['POST']

function byPath(routes: readonly Route[]): Map<string, Route[]> {
  const paths = new Map<string, Route[]>()
  for (const route of routes) {
    paths.set(route.path, [...(paths.get(route.path) ?? []), route])
  }
  return paths
}
