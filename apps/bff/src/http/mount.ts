import { operations } from '@mittkanta/contracts/portal'
import { Problem } from '@mittkanta/problems'
import { mount } from '@mittkanta/service-kit'
import type { Router } from 'express'
import type { SecurityEvents } from '../security-events.ts'
import { admission } from './admission.ts'
import type { Limited } from './limits.ts'
import type { PortalHandlers } from './route.ts'

interface MountDeps {
  readonly publicUrl: URL
  readonly limited: Limited
  readonly tell: SecurityEvents
}

/**
 * Mounts the operations of the portal. What an operation is limited by is
 * counted before it decides anything, so that the count says nothing about what
 * is hidden. Every other method on their paths is refused, and what is not in
 * the table under `/api` and `/sign-in` is not there.
 */
export function mountRoutes(
  handlers: PortalHandlers,
  { publicUrl, limited, tell }: MountDeps,
): Router {
  const router = mount(
    operations,
    handlers,
    (route) => [admission(route, publicUrl, tell), ...limited(route)],
    { caseSensitive: true, strict: true },
  )
  router.use(['/api', '/sign-in', '/.well-known'], () => {
    throw new Problem('not-found')
  })
  return router
}
