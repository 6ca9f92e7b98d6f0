import { z } from 'zod'

const HOUR = 3600

const origin = z
  .url({ protocol: /^https?$/ })
  .refine((url) => new URL(url).origin === url, 'has to be an origin alone')

const jwks = z.object({
  keys: z.array(z.looseObject({ kty: z.string(), kid: z.string() })).min(1),
})

const client = z
  .strictObject({
    clientId: z.string().min(1),
    /** Name of the service, shown on the page. */
    name: z.string().min(1),
    redirectUris: z.array(z.url()).min(1),
    postLogoutRedirectUris: z.array(z.url()).default([]),
    /** Receives logout tokens (OIDC Back-Channel Logout 1.0); absent: none are sent. */
    backChannelLogoutUri: z.url().optional(),
    /** Public keys of the service: one with `use: sig`, one with `use: enc`. */
    jwks: jwks.optional(),
    /** Address of the same, fetched again when a minute has passed. */
    jwksUri: z.url().optional(),
  })
  .refine((one) => (one.jwks === undefined) !== (one.jwksUri === undefined), {
    message: 'a client has either jwks or jwksUri',
  })

const settings = z
  .strictObject({
    /** `iss` of everything; an origin. Browsers and services both reach it there. */
    issuer: origin.default('http://localhost:3200'),
    /** `off`: signed request objects by the front channel only (RFC 9126 not offered). */
    pushedRequests: z.enum(['off', 'accepted', 'required']).default('off'),
    /** Whether a pushed request may come without a signed request object (RFC 9101). */
    unsignedPushedRequests: z.boolean().default(false),
    /** Sender-constrained access tokens (RFC 9449). */
    dPoP: z.enum(['off', 'accepted', 'required']).default('off'),
    /** Signatures of request objects and client assertions. */
    signingAlgorithms: z
      .array(z.enum(['RS256', 'PS256', 'ES256']))
      .min(1)
      .default(['RS256']),
    /** Life of an authorization code, in seconds. */
    codeSeconds: z.int().min(1).max(60).default(60),
    /** Life of an ID token, in seconds. */
    idTokenSeconds: z.int().min(1).max(300).default(300),
    /** Life of a sign-in at the identification service, in seconds. */
    sessionSeconds: z.int().min(1).max(HOUR).default(HOUR),
  })
  .refine(
    (one) => !one.unsignedPushedRequests || one.pushedRequests === 'required',
    { message: 'requests are signed or pushed, never neither' },
  )

export type ClientSettings = z.input<typeof client>
export type IdentificationClient = z.output<typeof client>
/** What a composer chooses; every setting has a default. */
export type IdentificationSettings = z.input<typeof settings>
export type IdentificationConfig = z.output<typeof settings>

/** @throws {z.ZodError} when a setting is not valid, or two contradict each other */
export function readSettings(
  given: IdentificationSettings,
): IdentificationConfig {
  return settings.parse(given)
}

/** @throws {z.ZodError} when a client is not valid or none is given */
export function readClients(
  given: readonly ClientSettings[],
): IdentificationClient[] {
  return z.array(client).min(1).parse(given)
}

const commaSeparated = z.string().transform((text) => text.split(','))
const flag = z.enum(['true', 'false']).transform((text) => text === 'true')
const seconds = z.coerce.number()

/** The environment of a stand-in that runs as a separate process. */
export const identificationEnvironment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3200),
  ISSUER: z.string().optional(),
  PUSHED_REQUESTS: z.string().optional(),
  UNSIGNED_PUSHED_REQUESTS: flag.optional(),
  DPOP: z.string().optional(),
  /** Comma-separated. */
  SIGNING_ALGORITHMS: commaSeparated.optional(),
  CODE_SECONDS: seconds.optional(),
  ID_TOKEN_SECONDS: seconds.optional(),
  SESSION_SECONDS: seconds.optional(),
  /** JSON file: an array of `DemoPerson`. */
  PEOPLE_FILE: z.string(),
  /** JSON file: an array of `ClientSettings`. */
  CLIENTS_FILE: z.string(),
  /**
   * JSON file: `IdentificationKeys`, which it keeps using after a restart;
   * absent: fresh ones at every start.
   */
  KEYS_FILE: z.string().optional(),
})

/**
 * The settings in an environment. Without `ISSUER` there is no issuer yet: it
 * follows from the port.
 *
 * @throws {z.ZodError} when a value is not one of its setting
 */
export function settingsFrom(
  environment: z.output<typeof identificationEnvironment>,
): IdentificationSettings {
  const { issuer, ...others } = settings.parse({
    issuer: environment.ISSUER,
    pushedRequests: environment.PUSHED_REQUESTS,
    unsignedPushedRequests: environment.UNSIGNED_PUSHED_REQUESTS,
    dPoP: environment.DPOP,
    signingAlgorithms: environment.SIGNING_ALGORITHMS,
    codeSeconds: environment.CODE_SECONDS,
    idTokenSeconds: environment.ID_TOKEN_SECONDS,
    sessionSeconds: environment.SESSION_SECONDS,
  })
  return environment.ISSUER === undefined ? others : { ...others, issuer }
}
