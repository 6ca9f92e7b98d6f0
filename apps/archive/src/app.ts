import { operations } from '@mittkanta/contracts/archive'
import {
  problemHandler,
  Problem,
  refuseRepeatedHeaders,
  withRequestId,
} from '@mittkanta/problems'
import {
  createExpress,
  endJson,
  mount,
  noStore,
  type Hook,
  type Log,
} from '@mittkanta/service-kit'
import type { Express, RequestHandler } from 'express'
import { archiveDescription } from './description.ts'
import type { ArchiveHandlers } from './handlers.ts'

/** What the archive answers to, in the order in which it is asked. */
export interface AppParts {
  readonly log: Log
  /** What looks at every request, in this order. */
  readonly watchers: readonly RequestHandler[]
  /** Whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[]
  /** Counts the requests of an operation before anything is looked up. */
  readonly limits: Hook<typeof operations>
  readonly handlers: Omit<ArchiveHandlers, 'openApi'>
}

/** Puts the archive's routes together, from the first handler to the last. */
export function createApp({
  log,
  watchers,
  trustedProxies,
  limits,
  handlers,
}: AppParts): Express {
  const app = createExpress()
  app.set('trust proxy', [...trustedProxies])
  app.use(withRequestId)
  app.use(noStore)
  watchers.forEach((watcher) => app.use(watcher))
  app.use(refuseRepeatedHeaders)
  const description = archiveDescription()
  const openApi: RequestHandler = (_req, res) => {
    endJson(res, description)
  }
  app.use(mount(operations, { ...handlers, openApi }, limits))
  app.use(() => {
    throw new Problem('not-found')
  })
  app.use(problemHandler(log))
  return app
}
