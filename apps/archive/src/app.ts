import {
  problemHandler,
  Problem,
  refuseRepeatedHeaders,
  withRequestId,
} from '@mittkanta/problems'
import {
  createExpress,
  endJson,
  noStore,
  type Log,
} from '@mittkanta/service-kit'
import type { Express, RequestHandler, Router } from 'express'
import { archiveDescription, methodsByPath } from './operations.ts'

/** What the archive answers to, in the order in which it is asked. */
export interface AppParts {
  readonly log: Log
  /** What looks at every request, in this order. */
  readonly watchers: readonly RequestHandler[]
  /** Whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[]
  readonly routers: readonly Router[]
}

/** Puts the archive's routes together, from the first handler to the last. */
export function createApp({
  log,
  watchers,
  trustedProxies,
  routers,
}: AppParts): Express {
  const app = createExpress()
  app.set('trust proxy', [...trustedProxies])
  app.use(withRequestId)
  app.use(noStore)
  watchers.forEach((watcher) => app.use(watcher))
  app.use(refuseRepeatedHeaders)
  routers.forEach((router) => app.use(router))
  const description = archiveDescription()
  app.get('/openapi.json', (_req, res) => {
    endJson(res, description)
  })
  methodsByPath().forEach((methods, path) =>
    app.all(path, (_req, res) => {
      res.setHeader('Allow', methods)
      throw new Problem('method-not-allowed')
    }),
  )
  app.use(() => {
    throw new Problem('not-found')
  })
  app.use(problemHandler(log))
  return app
}
