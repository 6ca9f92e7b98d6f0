import { Problem } from '@mittkanta/problems'
import { Router } from 'express'
import { admission } from './admission.ts'
import type { Route } from './route.ts'

/**
 * Mounts a table of routes. Every other method on their paths is refused, and
 * what is not in the table under `/api` and `/sign-in` is not there.
 */
export function mountRoutes(routes: readonly Route[], publicUrl: URL): Router {
  const router = Router({ caseSensitive: true, strict: true })
  for (const { method, path, admits, handlers } of routes) {
    router[method](path, admission(admits, publicUrl), ...handlers)
  }
  for (const [path, methods] of methodsByPath(routes)) {
    router.all(path, (_req, res) => {
      res.setHeader('Allow', methods.join(', '))
      throw new Problem('method-not-allowed')
    })
  }
  router.use(['/api', '/sign-in', '/.well-known'], () => {
    throw new Problem('not-found')
  })
  return router
}

function methodsByPath(routes: readonly Route[]): Map<string, string[]> {
  const methods = new Map<string, string[]>()
  for (const { method, path } of routes) {
    const names = method === 'get' ? ['GET', 'HEAD'] : ['POST']
    methods.set(path, [...(methods.get(path) ?? []), ...names])
  }
  return methods
}
