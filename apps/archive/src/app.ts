import { problemHandler, Problem, withRequestId } from '@mittkanta/problems'
import { createExpress, noStore, type Log } from '@mittkanta/service-kit'
import type { Express, RequestHandler, Router } from 'express'

/** What the archive answers to, in the order in which it is asked. */
export interface AppParts {
  readonly log: Log
  /** What looks at every request, in this order. */
  readonly watchers: readonly RequestHandler[]
  /** Whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[]
  readonly routers: readonly Router[]
}

/** The methods of every address, for those who come with another one. */
const METHODS: Readonly<Record<string, string>> = {
  '/oauth/token': 'POST',
  '/intake/contents': 'POST',
  '/intake/deliveries': 'POST',
  '/portal/persons': 'POST',
  '/portal/subjects/:subject/front-page': 'GET, HEAD',
  '/portal/subjects/:subject/tasks/:task': 'GET, HEAD',
  '/portal/subjects/:subject/documents/:ref': 'GET, HEAD',
  '/portal/subjects/:subject/documents/:ref/content': 'GET, HEAD',
  '/portal/subjects/:subject/documents/:ref/display': 'GET, HEAD',
  '/portal/subjects/:subject/visits': 'GET, HEAD',
  '/portal/subjects/:subject/wills': 'GET, HEAD, POST',
  '/portal/subjects/:subject/wills/preview': 'POST',
  '/portal/subjects/:subject/controllers': 'GET, HEAD',
  '/portal/subjects/:subject/disclosures': 'GET, HEAD',
  '/wills/deliveries': 'POST',
  '/wills/queries': 'POST',
  '/disclosure/searches': 'POST',
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
  routers.forEach((router) => app.use(router))
  Object.entries(METHODS).forEach(([path, methods]) =>
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
