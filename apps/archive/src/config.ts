import { readFileSync } from 'node:fs'
import {
  CannotStart,
  codeOf,
  exposureFaults,
  internalHost,
  isExposedForTests,
  nodeEnvironment,
  operationsOf,
  operationsVariables,
  parseEnvironment,
  refuseFaults,
  type OperationsConfig,
} from '@mittkanta/service-kit'
import { trustedProxies } from '@mittkanta/rate-limits'
import { z } from 'zod'
import { ClientSystem, PublicKeys } from './client-system.ts'
import type { LimitName } from './limits.ts'

const port = (fallback: number) =>
  z.coerce.number().int().min(0).max(65_535).default(fallback)

const most = z.coerce.number().int().min(1).max(1_000_000_000)

const flag = z.enum(['true', 'false']).transform((text) => text === 'true')

export type { ClientSystem }

/** Bytes that one content may have, unless `MAX_CONTENT_BYTES` says otherwise. */
export const MAX_CONTENT_BYTES = 50_000_000

/** A value written as JSON. */
export const json = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text)
      } catch {
        context.addIssue({ code: 'custom', message: 'is not JSON' })
        return z.NEVER
      }
    })
    .pipe(schema)

/** Every environment variable of the archive. */
export const archiveVariables = z
  .object({
    /** Absent means production. */
    NODE_ENV: nodeEnvironment,
    /** Public port: token, intake and portal. */
    ARCHIVE_PORT: port(3100),
    /** Port of health, readiness and metrics. */
    ARCHIVE_INTERNAL_PORT: port(3101),
    /** Address that the public port listens on. */
    ARCHIVE_HOST: z.string().default('127.0.0.1'),
    ARCHIVE_INTERNAL_HOST: internalHost,
    /** How client systems call this archive; the audience of their assertions. */
    ARCHIVE_URL: z.url().default('http://localhost:3100'),
    ...operationsVariables,
    /** PostgreSQL; without it the embedded engine keeps its files in `DATA_DIR`/archive. */
    DATABASE_URL: z.string().optional(),
    DATA_DIR: z.string().default('.data'),
    /**
     * `off` where the service's account may not change the schema: `src/migrate.ts`
     * is then run first, with an account that may.
     */
    MIGRATE_AT_START: z
      .enum(['on', 'off'])
      .transform((word) => word === 'on')
      .prefault('on'),
    /**
     * A streaming standby of that server, one and not several behind one address:
     * the portal reads from it while it holds everything that was acknowledged.
     */
    DATABASE_REPLICA_URL: z.string().optional(),
    /** Connections to PostgreSQL at a time, and as many to the replica. */
    DATABASE_CONNECTIONS: z.coerce.number().int().min(1).max(200).default(10),
    /**
     * Milliseconds after `SIGTERM` in which the service is not ready but still
     * answers, so that balancers see it: twice the time between their checks.
     */
    LEAVE_NOTICE_MS: z.coerce.number().int().min(0).max(60_000).default(0),
    /** MittKanta's own phase (5.2.1). */
    MITTKANTA_PHASE: z.enum(['1', 'later']).default('1'),
    /** Years between the closing of a case and the begin of its active use (11.3.1). */
    YEARS_BEFORE_ACTIVE_USE: z.coerce.number().int().min(0).default(2),
    /** Years of active use (11.3.1). */
    YEARS_OF_ACTIVE_USE: z.coerce.number().int().min(0).default(15),
    /** Documents on one page of a list. */
    LIST_PAGE_SIZE: z.coerce.number().int().min(1).max(100).default(20),
    /** Largest content, in bytes. */
    MAX_CONTENT_BYTES: z.coerce
      .number()
      .int()
      .min(1)
      .default(MAX_CONTENT_BYTES),
    /** Client systems as JSON, or … */
    CLIENT_SYSTEMS: json(z.array(ClientSystem)).optional(),
    /** … the path of a file that holds them. */
    CLIENT_SYSTEMS_FILE: z.string().optional(),
    /** Public keys that sign the portal's caller tokens, a JSON Web Key Set. */
    PORTAL_CALLER_KEYS: json(PublicKeys).default({ keys: [] }),
    /**
     * Public keys that sign checkpoints and continuations of the usage log, a
     * JSON Web Key Set. Without them a log whose end is gone cannot be
     * continued.
     */
    LOG_CHECKPOINT_KEYS: json(PublicKeys).default({ keys: [] }),
    /** `iss` and `aud` of the caller tokens. */
    ARCHIVE_CALLER_ISSUER: z.string().default('mittkanta-bff'),
    ARCHIVE_CALLER_AUDIENCE: z.string().default('mittkanta-archive'),
    /**
     * Proxies whose `X-Forwarded-For` is believed: addresses, ranges in CIDR,
     * `loopback`, with spaces between.
     */
    TRUSTED_PROXIES: trustedProxies.prefault(''),
    /** Most requests for a token from one address (IPv6: /64) in five minutes. */
    LIMIT_TOKEN: most.default(3_000),
    /** Most deliveries, contents and wills of one client system in five minutes. */
    LIMIT_INTAKE: most.default(30_000),
    /** Most searches in other registers of one client system in five minutes. */
    LIMIT_DISCLOSURE: most.default(3_000),
    /** Whether a delivery may say when it was archived; for demo and test data. */
    DEMO_CLOCK: flag.default(false),
    /**
     * Whether no person counts as having a restricted marking (13.4), for demo
     * and test data. Without it, and without a population data system to ask,
     * no search in other controllers' registers is answered.
     */
    NOBODY_MARKED: flag.default(false),
    /** Whether test identity codes (individual number 900–999) are taken in. */
    ARTIFICIAL_IDENTITY_CODES: flag.optional(),
  })
  .superRefine((environment, context) => {
    if (
      environment.DATABASE_REPLICA_URL !== undefined &&
      environment.DATABASE_URL === undefined
    ) {
      context.addIssue({
        code: 'custom',
        path: ['DATABASE_REPLICA_URL'],
        message: 'needs DATABASE_URL',
      })
    }
    if (environment.NODE_ENV !== 'production') return
    if (environment.DATABASE_URL === undefined) {
      context.addIssue({
        code: 'custom',
        path: ['DATABASE_URL'],
        message:
          'needed in production, the default of NODE_ENV: the embedded engine does not sync to disk',
      })
    }
    const refused = [
      ['DEMO_CLOCK', environment.DEMO_CLOCK],
      ['NOBODY_MARKED', environment.NOBODY_MARKED],
      ['ARTIFICIAL_IDENTITY_CODES', environment.ARTIFICIAL_IDENTITY_CODES],
    ] as const
    for (const [name, value] of refused) {
      if (value === true) {
        context.addIssue({
          code: 'custom',
          path: [name],
          message: 'refused in production',
        })
      }
    }
  })

/** The configuration of an archive. Absent optional values have their documented default. */
export interface ArchiveConfig {
  /** Base address of the archive as its callers know it, without a final slash. */
  readonly url: string
  readonly phase: '1' | 'later'
  /** Years from the closing of a case to the end of active use (11.3.1, decision A1). */
  readonly activeUseYears: number
  readonly listPageSize: number
  readonly maxContentBytes: number
  readonly clientSystems: readonly ClientSystem[]
  /** Who signs the portal's caller tokens, and for whom. */
  readonly caller: {
    readonly keys: z.infer<typeof PublicKeys>
    readonly issuer: string
    readonly audience: string
  }
  /** Who may continue a usage log whose end is gone; absent: no one. */
  readonly logKeys?: z.infer<typeof PublicKeys>
  /** Whose `X-Forwarded-For` is believed. */
  readonly trustedProxies: readonly string[]
  /** Most times in five minutes, of each limit. */
  readonly limits: Readonly<Record<LimitName, number>>
  readonly demoClock: boolean
  /**
   * Whether no person counts as having a restricted marking; for demo and test
   * data.
   */
  readonly isNobodyMarked: boolean
  readonly artificialIdentityCodes: boolean
}

/** What the process around the archive needs besides. */
export interface ServerConfig {
  readonly archive: ArchiveConfig
  readonly operations: OperationsConfig
  readonly host: string
  readonly port: number
  readonly internalHost: string
  readonly internalPort: number
  readonly isProduction: boolean
  /** Whether other machines reach it although it is not in production. */
  readonly isExposedForTests: boolean
  /** Whether the service brings the schema up to date itself. */
  readonly isMigratedAtStart: boolean
  /** From `SIGTERM` on the service is not ready this long before it closes. */
  readonly leaveNoticeMilliseconds: number
  readonly database: {
    readonly url: string | undefined
    readonly replicaUrl: string | undefined
    readonly directory: string
    readonly connections: number
    readonly answerMilliseconds: number
  }
}

/** Longest wait for one statement; what readers wait for ends sooner, in the bff. */
const DATABASE_ANSWER_MILLISECONDS = 10_000

const FILE = 'CLIENT_SYSTEMS_FILE'

/** @throws {CannotStart} without repeating the contents of the file */
function fromFile(path: string): readonly ClientSystem[] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new CannotStart([`${FILE}: cannot be read (${codeOf(error)})`])
  }
  const systems = json(z.array(ClientSystem)).safeParse(text)
  refuseFaults(
    systems.error?.issues.map(
      ({ path: place, message }) =>
        `${FILE}: ${place.join('.') || 'the file'}: ${message}`,
    ) ?? [],
  )
  return systems.data ?? []
}

/**
 * Reads the configuration from the environment, once.
 *
 * @throws {CannotStart} that names every variable that is wrong
 */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
): ServerConfig {
  const given = parseEnvironment(archiveVariables, environment)
  const isProduction = given.NODE_ENV === 'production'
  const exposure = {
    environment: given.NODE_ENV,
    hosts: {
      ARCHIVE_HOST: given.ARCHIVE_HOST,
      ARCHIVE_INTERNAL_HOST: given.ARCHIVE_INTERNAL_HOST,
      ARCHIVE_URL: new URL(given.ARCHIVE_URL).hostname,
    },
  }
  refuseFaults(exposureFaults(exposure))

  return {
    archive: {
      url: given.ARCHIVE_URL.replace(/\/$/, ''),
      phase: given.MITTKANTA_PHASE,
      activeUseYears: given.YEARS_BEFORE_ACTIVE_USE + given.YEARS_OF_ACTIVE_USE,
      listPageSize: given.LIST_PAGE_SIZE,
      maxContentBytes: given.MAX_CONTENT_BYTES,
      clientSystems:
        given.CLIENT_SYSTEMS ??
        (given.CLIENT_SYSTEMS_FILE === undefined
          ? []
          : fromFile(given.CLIENT_SYSTEMS_FILE)),
      caller: {
        keys: given.PORTAL_CALLER_KEYS,
        issuer: given.ARCHIVE_CALLER_ISSUER,
        audience: given.ARCHIVE_CALLER_AUDIENCE,
      },
      logKeys: given.LOG_CHECKPOINT_KEYS,
      trustedProxies: given.TRUSTED_PROXIES,
      limits: {
        token: given.LIMIT_TOKEN,
        intake: given.LIMIT_INTAKE,
        disclosure: given.LIMIT_DISCLOSURE,
      },
      demoClock: given.DEMO_CLOCK,
      isNobodyMarked: given.NOBODY_MARKED,
      artificialIdentityCodes: given.ARTIFICIAL_IDENTITY_CODES ?? !isProduction,
    },
    operations: operationsOf(given),
    host: given.ARCHIVE_HOST,
    port: given.ARCHIVE_PORT,
    internalHost: given.ARCHIVE_INTERNAL_HOST,
    internalPort: given.ARCHIVE_INTERNAL_PORT,
    isProduction,
    isExposedForTests: isExposedForTests(exposure),
    isMigratedAtStart: given.MIGRATE_AT_START,
    leaveNoticeMilliseconds: given.LEAVE_NOTICE_MS,
    database: {
      url: given.DATABASE_URL,
      replicaUrl: given.DATABASE_REPLICA_URL,
      directory: `${given.DATA_DIR}/archive`,
      connections: given.DATABASE_CONNECTIONS,
      answerMilliseconds: DATABASE_ANSWER_MILLISECONDS,
    },
  }
}
