import type { ProblemKind } from '@mittkanta/problems'
import { openApi } from '@mittkanta/service-kit'
import { SESSION_COOKIE } from './cookies.ts'
import { limitOf } from './limits.ts'
import type { Route } from './route.ts'

/** Problems that an address can answer before its handlers run. */
const beforeHandlers = (route: Route): ProblemKind[] => [
  ...(route.path.includes(':') ? (['invalid-request'] as const) : []),
  ...(route.admits === 'data' ? (['unsupported-content'] as const) : []),
  ...(limitOf(route) ? (['too-many-requests', 'unavailable'] as const) : []),
]

/** The OpenAPI document of a table of routes. */
export const describedRoutes = (routes: readonly Route[]): object =>
  openApi(
    {
      title: 'MittKanta for social welfare: what the pages ask',
      description:
        'Every request that is not a navigation carries the header `X-MittKanta: 1`.',
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE },
      },
    },
    routes.map((route) => ({
      ...route,
      problems: [...beforeHandlers(route), ...route.problems],
      security: route.isPersonal ? 'session' : undefined,
    })),
  )
