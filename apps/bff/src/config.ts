import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DatabaseConfig } from '@mittkanta/database'
import {
  CannotStart,
  codeOf,
  exposureFaults,
  isExposedForTests,
  isLoopbackHost,
  operationsOf,
  parseEnvironment,
  refuseFaults,
  type OperationsConfig,
} from '@mittkanta/service-kit'
import type { ClaimMap } from './config/claim-maps.ts'
import type { CoverageList } from './config/coverage-file.ts'
import type { PrivateJwk } from './config/keys.ts'
import {
  registryContradictions,
  registryOf,
  type RegistryConfig,
} from './config/registry.ts'
import type { LimitName } from './http/limits.ts'
import { variables, type Variables } from './config/variables.ts'

/** How the identification service is spoken to. */
export interface ProviderProfile {
  readonly issuer: URL
  /** Where else its endpoints may be. */
  readonly origins: readonly URL[]
  readonly clientId: string
  readonly keys: {
    readonly signing: readonly PrivateJwk[]
    readonly encryption: readonly PrivateJwk[]
  }
  readonly assertionAudience: 'token-endpoint' | 'issuer'
  readonly clientSigningAlg: string
  readonly isRequestSigned: boolean
  readonly isRequestPushed: boolean
  readonly isDpopUsed: boolean
  readonly idTokenAlg: string
  readonly isIdTokenEncrypted: boolean
  readonly encryptionAlg: string
  readonly encryptionEncs: readonly string[]
  readonly claims: ClaimMap
  readonly acrValues: readonly string[]
  readonly scope: string
  readonly isLanguageSent: boolean
  readonly maxAuthAgeSeconds: number
  readonly clockToleranceSeconds: number
  readonly isEndSessionUsed: boolean
  readonly isBackchannelLogoutUsed: boolean
  readonly timeoutMilliseconds: number
  /** Only ever false outside production, towards this machine. */
  readonly isHttpsRequired: boolean
}

export interface BffConfig {
  readonly isProduction: boolean
  /** Whether other machines reach it although it is not in production. */
  readonly isExposedForTests: boolean
  readonly publicUrl: URL
  /** Where a quick leave leads. */
  readonly quickLeaveUrl: URL
  readonly host: string
  readonly port: number
  readonly internalHost: string
  readonly internalPort: number
  /** From `SIGTERM` on the service is not ready this long before it closes. */
  readonly leaveNoticeMilliseconds: number
  readonly webDirectory: string | undefined
  readonly operations: OperationsConfig
  /** Whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[]
  /** Most times in five minutes, of each limit. */
  readonly limits: Readonly<Record<LimitName, number>>
  readonly database: DatabaseConfig
  /** Key of the hashes that the database holds in place of identifiers. */
  readonly lookupKey: string
  /** Whether the service brings the schema up to date itself. */
  readonly isMigratedAtStart: boolean
  readonly phase: '1' | 'later'
  /** Whether any organiser delivers to the archive yet. */
  readonly isConnected: boolean
  readonly activeUseYears: number
  /** From whom documents can appear; absent where no list has been given. */
  readonly coverage: CoverageList | undefined
  /** Who runs the service, for its readers; null where it is not configured. */
  readonly operator: {
    readonly name: string | null
    readonly feedbackEmail: string | null
  }
  readonly session: {
    readonly idleSeconds: number
    readonly absoluteSeconds: number
    readonly warnSeconds: number
  }
  readonly archive: {
    /** The instances of the archive, one or several. */
    readonly urls: readonly URL[]
    readonly callerKey: PrivateJwk
    readonly issuer: string
    readonly audience: string
    readonly timeoutMilliseconds: number
  }
  readonly provider: ProviderProfile
  /** Absent where acting for another is not offered. */
  readonly registry: RegistryConfig | undefined
}

/** Assurance levels of test identification: test identities only. */
const TEST_ACR = /loatest|urn:oid:1\.2\.246\.517\.3002\.110\.999$/i

/**
 * Secrets that may be given in a file, named by the variable with `_FILE` after
 * it.
 */
const FROM_FILE = [
  'LOOKUP_KEY',
  'ARCHIVE_CALLER_KEY',
  'PROVIDER_CLIENT_KEYS',
  'AUTHORIZATIONS_API_KEY',
  'AUTHORIZATIONS_OAUTH_PASSWORD',
] as const

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads the configuration from the environment, once.
 *
 * @throws {CannotStart} that names every variable that is wrong, and not its value
 */
export function readConfig(environment: Environment): BffConfig {
  const given = parseEnvironment(variables, withFiles(environment))
  refuseFaults(contradictions(given))
  return configOf(given)
}

function withFiles(environment: Environment): Environment {
  const read = FROM_FILE.flatMap((name) => {
    const path = environment[`${name}_FILE`]
    return path === undefined || path === ''
      ? []
      : [[name, secretIn(`${name}_FILE`, path)] as const]
  })
  return { ...environment, ...Object.fromEntries(read) }
}

function secretIn(variable: string, path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    throw new CannotStart([
      `${variable}: the file cannot be read (${codeOf(error)})`,
    ])
  }
}

/** Where the service is reached, for the checks of {exposureFaults}. */
const exposureOf = (given: Variables) => ({
  environment: given.NODE_ENV,
  hosts: {
    BFF_HOST: given.BFF_HOST,
    BFF_INTERNAL_HOST: given.BFF_INTERNAL_HOST,
    PUBLIC_URL: given.PUBLIC_URL.hostname,
  },
})

/** Contradictions that show only between several variables. */
function contradictions(given: Variables): string[] {
  const isProduction = given.NODE_ENV === 'production'
  const addresses = {
    PUBLIC_URL: given.PUBLIC_URL,
    QUICK_LEAVE_URL: given.QUICK_LEAVE_URL,
    PROVIDER_ISSUER: given.PROVIDER_ISSUER,
    ...(given.AUTHORIZATIONS_URL && {
      AUTHORIZATIONS_URL: given.AUTHORIZATIONS_URL,
    }),
  }
  const plain = [
    ...Object.entries(addresses),
    ...given.PROVIDER_ORIGINS.map((url) => ['PROVIDER_ORIGINS', url] as const),
  ].filter(
    ([, url]) =>
      url.protocol !== 'https:' &&
      (isProduction || !isLoopbackHost(url.hostname)),
  )
  const withPath = [
    given.PUBLIC_URL,
    ...given.ARCHIVE_URL,
    given.AUTHORIZATIONS_URL,
  ].some(
    (url) => url !== undefined && (url.pathname !== '/' || url.search !== ''),
  )
  return [
    ...exposureFaults(exposureOf(given)),
    ...plain.map(([name]) => `${name}: must be https`),
    ...(withPath
      ? ['PUBLIC_URL, ARCHIVE_URL, AUTHORIZATIONS_URL: must be without a path']
      : []),
    ...(isProduction && given.DATABASE_URL === undefined
      ? [
          'DATABASE_URL: needed in production, the default of NODE_ENV: the embedded engine does not sync to disk',
        ]
      : []),
    ...(isProduction &&
    given.PROVIDER_ACR_VALUES.some((acr) => TEST_ACR.test(acr))
      ? ['PROVIDER_ACR_VALUES: no test identification in production']
      : []),
    ...(given.PROVIDER_ACR_VALUES.length === 0
      ? ['PROVIDER_ACR_VALUES: at least one is needed']
      : []),
    ...(given.PROVIDER_ID_TOKEN_ENCRYPTED &&
    given.PROVIDER_CLIENT_KEYS.encryption.length === 0
      ? ['PROVIDER_CLIENT_KEYS: holds no key with use "enc"']
      : []),
    ...(given.SESSION_WARN_SECONDS >= given.SESSION_IDLE_SECONDS ||
    given.SESSION_IDLE_SECONDS > given.SESSION_ABSOLUTE_SECONDS
      ? ['SESSION_…_SECONDS: must grow from warning over idle to absolute']
      : []),
    ...registryContradictions(given),
  ]
}

/** A reader waits for the database no longer than for another service. */
const DATABASE_ANSWER_MILLISECONDS = 3_000

function configOf(given: Variables): BffConfig {
  return {
    isProduction: given.NODE_ENV === 'production',
    isExposedForTests: isExposedForTests(exposureOf(given)),
    publicUrl: given.PUBLIC_URL,
    quickLeaveUrl: given.QUICK_LEAVE_URL,
    host: given.BFF_HOST,
    port: given.BFF_PORT,
    internalHost: given.BFF_INTERNAL_HOST,
    internalPort: given.BFF_INTERNAL_PORT,
    leaveNoticeMilliseconds: given.LEAVE_NOTICE_MS,
    webDirectory: given.WEB_DIRECTORY,
    operations: operationsOf(given),
    trustedProxies: given.TRUSTED_PROXIES,
    limits: {
      'sign-in': given.LIMIT_SIGN_IN,
      'logout-token': given.LIMIT_LOGOUT_TOKEN,
      'unknown-session': given.LIMIT_UNKNOWN_SESSION,
      reading: given.LIMIT_READING,
      acting: given.LIMIT_ACTING,
      copy: given.LIMIT_COPY,
    },
    database: {
      url: given.DATABASE_URL,
      connections: given.DATABASE_CONNECTIONS,
      answerMilliseconds: DATABASE_ANSWER_MILLISECONDS,
      directory: join(given.DATA_DIR, 'bff'),
    },
    lookupKey: given.LOOKUP_KEY,
    isMigratedAtStart: given.MIGRATE_AT_START,
    phase: given.MITTKANTA_PHASE,
    isConnected: given.MITTKANTA_CONNECTED,
    activeUseYears: given.ACTIVE_USE_YEARS,
    coverage: given.COVERAGE_FILE,
    operator: {
      name: given.OPERATOR_NAME ?? null,
      feedbackEmail: given.FEEDBACK_EMAIL ?? null,
    },
    session: {
      idleSeconds: given.SESSION_IDLE_SECONDS,
      absoluteSeconds: given.SESSION_ABSOLUTE_SECONDS,
      warnSeconds: given.SESSION_WARN_SECONDS,
    },
    archive: {
      urls: given.ARCHIVE_URL,
      callerKey: given.ARCHIVE_CALLER_KEY,
      issuer: given.ARCHIVE_CALLER_ISSUER,
      audience: given.ARCHIVE_CALLER_AUDIENCE,
      timeoutMilliseconds: given.ARCHIVE_TIMEOUT_MS,
    },
    provider: {
      issuer: given.PROVIDER_ISSUER,
      origins: given.PROVIDER_ORIGINS,
      clientId: given.PROVIDER_CLIENT_ID,
      keys: given.PROVIDER_CLIENT_KEYS,
      assertionAudience: given.PROVIDER_ASSERTION_AUDIENCE,
      clientSigningAlg: given.PROVIDER_CLIENT_SIGNING_ALG,
      isRequestSigned: given.PROVIDER_SIGNED_REQUEST,
      isRequestPushed: given.PROVIDER_PUSHED_REQUEST,
      isDpopUsed: given.PROVIDER_DPOP,
      idTokenAlg: given.PROVIDER_ID_TOKEN_ALG,
      isIdTokenEncrypted: given.PROVIDER_ID_TOKEN_ENCRYPTED,
      encryptionAlg: given.PROVIDER_ID_TOKEN_ENCRYPTION_ALG,
      encryptionEncs: given.PROVIDER_ID_TOKEN_ENCRYPTION_ENCS,
      claims: given.PROVIDER_CLAIMS,
      acrValues: given.PROVIDER_ACR_VALUES,
      scope: given.PROVIDER_SCOPE,
      isLanguageSent: given.PROVIDER_UI_LOCALES,
      maxAuthAgeSeconds: given.PROVIDER_MAX_AUTH_AGE_SECONDS,
      clockToleranceSeconds: given.PROVIDER_CLOCK_TOLERANCE_SECONDS,
      isEndSessionUsed: given.PROVIDER_END_SESSION,
      isBackchannelLogoutUsed: given.PROVIDER_BACKCHANNEL_LOGOUT,
      timeoutMilliseconds: given.PROVIDER_TIMEOUT_MS,
      isHttpsRequired: given.PROVIDER_ISSUER.protocol === 'https:',
    },
    registry: registryOf(given),
  }
}
