import { join } from 'node:path'
import type { RequestListener } from 'node:http'
import { createExpress, type Log } from '@mittkanta/service-kit'
import { static as files, type ErrorRequestHandler } from 'express'
import { errors } from 'oidc-provider'
import {
  readClients,
  readSettings,
  type ClientSettings,
  type IdentificationSettings,
} from './config.ts'
import { interactionRoutes } from './interaction.ts'
import { errorPage } from './pages/error-page.ts'
import { languageOf } from './pages/texts.ts'
import { readPeople, type DemoPerson } from './people.ts'
import { originsOf } from './provider/clients.ts'
import { createProvider } from './provider/create-provider.ts'
import type { IdentificationKeys } from './provider/keys.ts'
import { SignIns } from './provider/sign-ins.ts'
import { securityHeaders } from './security-headers.ts'

export interface IdentificationParts {
  /** Whom one can sign in as. */
  readonly people: readonly DemoPerson[]
  /** The services that may ask. */
  readonly clients: readonly ClientSettings[]
  readonly keys: IdentificationKeys
  readonly log: Log
}

/**
 * The stand-in for the Finnish identification service: an OpenID provider in the
 * profile of the Finnish Trust Network, where anybody signs in as anybody.
 *
 * @returns the handler of an HTTP server that is reached at `settings.issuer`
 * @throws {Error} in production (`NODE_ENV=production`), whatever the settings
 * @throws {z.ZodError} when settings, people or clients are not valid
 */
export function createIdentification(
  settings: IdentificationSettings,
  { people: demoPeople, clients: services, keys, log }: IdentificationParts,
): RequestListener {
  if (process.env.NODE_ENV === 'production') {
    throw new Error(
      'The stand-in for identification does not run in production',
    )
  }
  const config = readSettings(settings)
  const people = readPeople(demoPeople)
  const clients = readClients(services)
  const signIns = new SignIns(() => Date.now(), config.sessionSeconds)
  const provider = createProvider(config, clients, keys, signIns)

  provider.on('server_error', (_ctx, error) =>
    log.error({ event: 'provider-error', error }, 'The provider failed'),
  )
  provider.on('backchannel.error', (_ctx, error) =>
    log.warn(
      { event: 'logout-not-delivered', error },
      'A service did not take its logout token',
    ),
  )

  const app = createExpress()
  app.use(securityHeaders(originsOf(clients)))
  app.use('/assets', files(join(import.meta.dirname, '../assets')))
  app.use(interactionRoutes(provider, people, signIns))
  app.use(provider.callback())
  app.use(showFailure(log))
  return app
}

function showFailure(log: Log): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    if (res.headersSent) {
      next(error)
      return
    }
    const known = error instanceof errors.OIDCProviderError ? error : undefined
    if (!known) log.error({ event: 'page-failed', error }, 'A page failed')
    res
      .status(known?.statusCode ?? 500)
      .type('html')
      .send(
        errorPage(
          languageOf(req.get('Accept-Language')),
          known?.error ?? 'server_error',
          known?.error_description,
        ),
      )
  }
}
