import { z } from 'zod'

const settings = z.strictObject({
  clientId: z.string().regex(/^[A-Za-z0-9]{8}$/),
  /** Secret of the checksums. */
  apiKey: z.string().min(1),
  /** Secret of the checksums of the system-level call; absent: not allowed. */
  restApiKey: z.string().min(1).optional(),
  /** Password of the client at the token endpoint. */
  oauthPassword: z.string().min(1),
  /** Name of the service, shown on the page. */
  serviceName: z.string().min(1),
  /** Where browsers may be sent back to. */
  redirectUris: z.array(z.url({ protocol: /^https?$/ })).min(1),
  /** Whether `PUT /control/behaviour` can make the registry misbehave. */
  hasControl: z.boolean().default(false),
})

/** The one service that asks, and what a composer chooses. */
export type AuthorizationsSettings = z.input<typeof settings>
export type AuthorizationsConfig = z.output<typeof settings>

/** @throws {z.ZodError} when a setting is not valid */
export function readSettings(
  given: AuthorizationsSettings,
): AuthorizationsConfig {
  return settings.parse(given)
}

const flag = z.enum(['true', 'false']).transform((text) => text === 'true')

/** The environment of a stand-in that runs as a separate process. */
export const authorizationsEnvironment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3300),
  CLIENT_ID: z.string(),
  API_KEY: z.string(),
  REST_API_KEY: z.string().optional(),
  OAUTH_PASSWORD: z.string(),
  SERVICE_NAME: z.string().default('MittKanta'),
  /** Comma-separated. */
  REDIRECT_URIS: z.string().transform((text) => text.split(',')),
  HAS_CONTROL: flag.optional(),
  /** JSON file: a `DemoPopulation`. */
  POPULATION_FILE: z.string(),
})

/** @throws {z.ZodError} when a value is not one of its setting */
export function settingsFrom(
  environment: z.output<typeof authorizationsEnvironment>,
): AuthorizationsSettings {
  return settings.parse({
    clientId: environment.CLIENT_ID,
    apiKey: environment.API_KEY,
    restApiKey: environment.REST_API_KEY,
    oauthPassword: environment.OAUTH_PASSWORD,
    serviceName: environment.SERVICE_NAME,
    redirectUris: environment.REDIRECT_URIS,
    hasControl: environment.HAS_CONTROL,
  })
}
