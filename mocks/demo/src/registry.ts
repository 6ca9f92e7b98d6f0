import { randomBytes } from 'node:crypto'
import type { Scenario } from '@mittkanta/client-system'
import {
  RIGHT_TO_INFORMATION,
  startAuthorizations,
  type RunningAuthorizations,
} from '@mittkanta/mock-authorizations'
import type { Log } from '@mittkanta/service-kit'
import { populationOf } from './population.ts'

interface RegistryOptions {
  readonly port: number
  /** Where browsers reach the portal. */
  readonly portalUrl: string
  /** The stories, as loaded. */
  readonly scenarios: readonly Scenario[]
  readonly clock: () => Date
  readonly log: Log
}

interface StartedRegistry {
  /** Where browsers and the bff reach it. */
  readonly url: string
  readonly registry: RunningAuthorizations
  /** Environment variables by which the bff finds it. */
  readonly environment: Readonly<Record<string, string>>
}

const secret = () => randomBytes(32).toString('base64url')

/** Starts the registry of who may act for whom, with fresh credentials for the portal. */
export async function startRegistry(
  options: RegistryOptions,
): Promise<StartedRegistry> {
  const { port, portalUrl, scenarios, clock, log } = options
  const url = `http://localhost:${port}`
  const credentials = {
    clientId: randomBytes(4).toString('hex'),
    apiKey: secret(),
    oauthPassword: secret(),
  }
  const registry = await startAuthorizations(
    {
      ...credentials,
      serviceName: 'MittKanta',
      redirectUris: [`${portalUrl}/acting/return`],
    },
    { population: populationOf(scenarios), clock, log },
    port,
  )
  return {
    url,
    registry,
    environment: {
      AUTHORIZATIONS_URL: url,
      AUTHORIZATIONS_CLIENT_ID: credentials.clientId,
      AUTHORIZATIONS_API_KEY: credentials.apiKey,
      AUTHORIZATIONS_OAUTH_PASSWORD: credentials.oauthPassword,
      AUTHORIZATIONS_INFORMATION_ROLES: RIGHT_TO_INFORMATION,
    },
  }
}
