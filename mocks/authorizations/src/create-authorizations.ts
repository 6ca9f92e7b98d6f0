import type { RequestListener } from 'node:http'
import {
  ASSETS,
  securityHeaders,
} from '@mittkanta/mock-identification/stand-in'
import { createExpress, type Log } from '@mittkanta/service-kit'
import { static as files, type ErrorRequestHandler } from 'express'
import { apiRoutes } from './api.routes.ts'
import { authorizeRoutes } from './authorize.routes.ts'
import { readSettings, type AuthorizationsSettings } from './config.ts'
import { controlRoutes } from './control.routes.ts'
import type { Behaviour } from './misbehaviour.ts'
import type { DemoPopulation } from './population.ts'
import { Registry } from './registry.ts'
import { requestLog } from './request-log.ts'
import { tokenRoutes } from './token.routes.ts'

export interface AuthorizationsParts {
  /** Who may act for whom. */
  readonly population: DemoPopulation
  /** Gives the day, and when codes, tokens and sessions have expired. */
  readonly clock: () => Date
  readonly log: Log
}

/** What its composer can do with the stand-in while it runs. */
export interface Authorizations {
  readonly handler: RequestListener
  /** Makes it misbehave from now on; `{}` makes it behave. @throws {z.ZodError} */
  behave: (behaviour: Behaviour) => void
  /** Takes other people and relations into use. @throws {z.ZodError} */
  populate: (population: DemoPopulation) => void
  /** Lets go of the requests that it was set to leave unanswered. */
  stop: () => void
}

/**
 * The stand-in for Suomi.fi e-Authorizations: who may act for whom, by the
 * protocol of the web API for acting for a person (HPA).
 *
 * @throws {Error} in production (`NODE_ENV=production`), whatever the settings
 * @throws {z.ZodError} when settings or population are not valid
 */
export function createAuthorizations(
  settings: AuthorizationsSettings,
  { population, clock, log }: AuthorizationsParts,
): Authorizations {
  if (process.env.NODE_ENV === 'production') {
    throw new Error(
      'The stand-in for authorisations does not run in production',
    )
  }
  const config = readSettings(settings)
  const registry = new Registry(config, population, clock)
  const { misbehaviour } = registry

  const app = createExpress()
  app.use(requestLog(log))
  app.use(
    securityHeaders(config.redirectUris.map((uri) => new URL(uri).origin)),
  )
  app.use('/assets', files(ASSETS))
  app.use(authorizeRoutes(registry))
  app.use(tokenRoutes(registry))
  app.use(apiRoutes(registry))
  app.use(controlRoutes(registry))
  app.use((_req, res) => {
    res.status(404).json({ errorMessage: 'nothing here' })
  })
  app.use(showFailure(log))
  return {
    // As a listener: an application is more than that.
    handler: (req, res) => void app(req, res),
    behave: (behaviour) => misbehaviour.become(behaviour),
    populate: (next) => registry.populate(next),
    stop: () => misbehaviour.stop(),
  }
}

/** Errors of reading a request carry their status; their messages repeat the request. */
function showFailure(log: Log): ErrorRequestHandler {
  return (error: unknown, _req, res, next) => {
    if (res.headersSent) {
      next(error)
      return
    }
    const isUnreadable =
      error instanceof Error && 'status' in error && error.status === 400
    if (!isUnreadable) {
      log.error({ event: 'call-failed', error }, 'A call failed')
    }
    res
      .status(isUnreadable ? 400 : 500)
      .json({ errorMessage: isUnreadable ? 'not readable' : 'failed' })
  }
}
