import type { Variables } from './variables.ts'

/** Which of the registry's roles stand for which ground; a word stands for one. */
export interface GroundRoles {
  readonly guardian: readonly string[]
  readonly information: readonly string[]
  readonly mandate: readonly string[]
}

/** How the authorisation registry is spoken to. */
export interface RegistryConfig {
  readonly url: URL
  readonly clientId: string
  /** Key of the checksums. */
  readonly apiKey: string
  readonly oauthPassword: string
  readonly roles: GroundRoles
  /** For one try. */
  readonly timeoutMilliseconds: number
  /** For all that one request of a person asks of the registry. */
  readonly totalMilliseconds: number
  /**
   * After this many failures in a row the registry is not asked for this long.
   */
  readonly breaker: {
    readonly failures: number
    readonly restMilliseconds: number
  }
}

/** A person gets an answer within 3 seconds; the rest of it needs the other half second. */
const TOTAL_MILLISECONDS = 2500
const BREAKER = { failures: 5, restMilliseconds: 10_000 }

const rolesOf = (given: Variables): GroundRoles => ({
  guardian: given.AUTHORIZATIONS_GUARDIAN_ROLES,
  information: given.AUTHORIZATIONS_INFORMATION_ROLES,
  mandate: given.AUTHORIZATIONS_MANDATE_THEMES,
})

/** What is wrong with the variables of the registry together. */
export function registryContradictions(given: Variables): string[] {
  if (given.AUTHORIZATIONS_URL === undefined) return []
  const secrets = [
    'AUTHORIZATIONS_CLIENT_ID',
    'AUTHORIZATIONS_API_KEY',
    'AUTHORIZATIONS_OAUTH_PASSWORD',
  ] as const
  const words = Object.values(rolesOf(given)).flatMap((roles) => [
    ...new Set(roles as readonly string[]),
  ])
  return [
    ...secrets
      .filter((name) => given[name] === undefined)
      .map((name) => `${name}: is needed with AUTHORIZATIONS_URL`),
    ...(new Set(words).size < words.length
      ? ['AUTHORIZATIONS_…_ROLES, …_THEMES: a word may stand in one list only']
      : []),
  ]
}

/**
 * The registry of a configuration; `undefined` where acting for another is not
 * offered.
 */
export function registryOf(given: Variables): RegistryConfig | undefined {
  const { AUTHORIZATIONS_URL: url, AUTHORIZATIONS_CLIENT_ID: clientId } = given
  const { AUTHORIZATIONS_API_KEY: apiKey } = given
  const { AUTHORIZATIONS_OAUTH_PASSWORD: oauthPassword } = given
  if (url === undefined || clientId === undefined) return undefined
  if (apiKey === undefined || oauthPassword === undefined) return undefined

  return {
    url,
    clientId,
    apiKey,
    oauthPassword,
    roles: rolesOf(given),
    timeoutMilliseconds: given.AUTHORIZATIONS_TIMEOUT_MS,
    totalMilliseconds: TOTAL_MILLISECONDS,
    breaker: BREAKER,
  }
}
