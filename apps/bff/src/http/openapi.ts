import { openApi } from '@mittkanta/service-kit'
import { SESSION_COOKIE } from './cookies.ts'
import type { Route } from './route.ts'

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
    routes.map(({ body, isPersonal, ...route }) => ({
      ...route,
      body: body && { kind: 'json', schema: body },
      security: isPersonal ? 'session' : undefined,
    })),
  )
