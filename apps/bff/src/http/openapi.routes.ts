import { endJson } from '@mittkanta/service-kit'
import { describedRoutes } from './openapi.ts'
import type { Route } from './route.ts'

/** `GET /api/openapi.json`: the OpenAPI document of a table, itself included. */
export function openApiRoute(table: readonly Route[]): Route {
  const route: Route = {
    method: 'get',
    path: '/api/openapi.json',
    admits: 'anyone',
    isPersonal: false,
    summary: 'This document',
    answer: { kind: 'object', says: 'An OpenAPI 3.0 document' },
    problems: [],
    handlers: [
      (_req, res) => {
        endJson(res, document)
      },
    ],
  }
  const document = describedRoutes([...table, route])
  return route
}
