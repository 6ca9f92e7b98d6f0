import type { Database } from '@mittkanta/database'
import { Problem } from '@mittkanta/problems'
import {
  accessLog,
  noTracing,
  type Log,
  type Metrics,
  type Tracing,
} from '@mittkanta/service-kit'
import { RateLimiter } from '@mittkanta/rate-limits'
import type { Express } from 'express'
import { createLocalJWKSet } from 'jose'
import { createApp } from './app.ts'
import { callerVerifier } from './caller/caller-verifier.ts'
import type { ArchiveConfig } from './config.ts'
import { contentHandlers } from './contents/content.routes.ts'
import { createGate, type Gate } from './contents/gate.ts'
import { codeHash } from './contents/kept-client-nodes.ts'
import { keepHouse } from './contents/housekeeping.ts'
import type { RestrictedMarkings } from './disclosure/clients.ts'
import { disclosuresHandlers } from './disclosure/disclosures.routes.ts'
import { searchesHandlers } from './disclosure/searches.routes.ts'
import { checkSettingsOf } from './intake/check-settings.ts'
import { deliveriesHandlers } from './intake/deliveries.routes.ts'
import { IDENTIFIER_IN_USE } from './intake/foreign-identifiers.ts'
import { createAccessTokens } from './oauth/access-tokens.ts'
import { knownClients } from './oauth/client-systems.ts'
import { tokenHandlers } from './oauth/token.routes.ts'
import { personIdFor, type RandomPersonId } from './persons/persons.ts'
import { documentRef, refKey, type RefOf } from './projection/document-ref.ts'
import { portalHandlers } from './reading/portal.routes.ts'
import { limits } from './limits.ts'
import { refusalReports } from './security-events.ts'
import { withCommitHooks } from './usage-log/after-commit.ts'
import { TailGuard } from './usage-log/tail-guard.ts'
import { createUsageLog } from './usage-log/usage-log.ts'
import { tracedLog, watchedCommits } from './usage-log/watched-log.ts'
import { joinControllers } from './wills/controllers.ts'
import { willDeliveriesHandlers } from './wills/will-deliveries.routes.ts'
import { willsHandlers } from './wills/wills.routes.ts'

export interface ArchiveDeps {
  /** With the newest schema (`migrateArchive`). The archive does not close it. */
  readonly database: Database
  /** Where the portal reads (`openReplica`); the database itself when absent. */
  readonly reading?: Database
  readonly log: Log
  readonly metrics: Metrics
  /** Nothing is traced when absent. */
  readonly tracing?: Tracing
  /** Whether every request has a line in the log; no when absent. */
  readonly isAccessLogged?: boolean
  /** Says which day it is. */
  readonly clock: () => Date
  /** The machine's own time, by which tokens are judged; for tests. */
  readonly machineClock?: () => Date
  /** Judges contents; a gate of the archive's own when absent. */
  readonly gate?: Gate
  /** Key of the refs, for twin tests; the archive's own when absent. */
  readonly refKey?: Uint8Array
  /** Makes internal ids of persons, for twin tests; random when absent. */
  readonly randomPersonId?: RandomPersonId
  /**
   * Who has a restricted marking (13.4.3), by the population data system. When
   * it is absent searches are not answered, unless the configuration says that
   * no person is marked.
   */
  readonly restrictedMarkings?: RestrictedMarkings
}

/** An archive that can be listened to. */
export interface Archive {
  readonly app: Express
  /** Whether it can do its work now. */
  ready: () => Promise<boolean>
  close: () => Promise<void>
}

/**
 * Composes the archive: token, intake of contents and deliveries, portal, the
 * will register and disclosure.
 */
export async function createArchive(
  config: ArchiveConfig,
  deps: ArchiveDeps,
): Promise<Archive> {
  const { log, metrics, clock, randomPersonId } = deps
  const database = withCommitHooks(deps.database)
  const { events } = metrics
  ALARMS.forEach((event) => events.inc({ event }, 0))
  const reportRefusal = refusalReports(log, metrics)
  const machineClock = deps.machineClock ?? (() => new Date())
  const clients = knownClients(config.clientSystems)
  const tokens = await createAccessTokens(
    database,
    config.url,
    clients,
    machineClock,
    reportRefusal,
  )
  const key = deps.refKey ?? (await refKey(database))
  const hashOfCode = await codeHash(database)
  const gate = deps.gate ?? createGate()
  const tracing = deps.tracing ?? noTracing
  const usageLog = tracedLog(
    createUsageLog(database, {
      runCommit: watchedCommits(metrics, tracing),
      guard: new TailGuard(database, {
        ...(config.logKeys && { keys: config.logKeys }),
        onRefused: (isFirst) => {
          events.inc({ event: 'usage-log-cut' })
          if (isFirst) {
            const message =
              'The end of the usage log is gone: nothing is answered'
            log.error({ event: 'usage-log-cut' }, message)
          }
        },
      }),
    }),
    tracing,
  )
  const limiter = new RateLimiter(database, 'archive_rate', machineClock)
  const housekeeping = keepHouse(database, clock, log, limiter)
  await joinControllers(database, config.clientSystems)

  const refOf: RefOf = (personId, firstDocumentId) =>
    documentRef(key, personId, firstDocumentId)
  const portal = {
    database,
    usageLog,
    verifyCaller: callerVerifier({
      keys: createLocalJWKSet(config.caller.keys),
      issuer: config.caller.issuer,
      audience: config.caller.audience,
      clock: machineClock,
      onRefused: (rule, req) => reportRefusal('caller-refused', rule, req),
    }),
    reportRefusal,
    settings: config,
    pageSize: config.listPageSize,
    clock,
    events,
  }
  const clientSide = {
    database,
    usageLog,
    tokens,
    clock,
    artificialIdentityCodes: config.artificialIdentityCodes,
  }

  const app = createApp({
    log,
    watchers: [
      tracing.requests,
      metrics.timed,
      ...(deps.isAccessLogged === true ? [accessLog(log)] : []),
    ],
    trustedProxies: config.trustedProxies,
    limits: limits({
      limiter,
      most: config.limits,
      clientOf: tokens.clientOf,
      onRefused: (rule) => {
        events.inc({ event: 'rate-limited' })
        log.warn({ event: 'rate-limited', rule }, 'Somebody asks too often')
      },
    }),
    handlers: {
      ...tokenHandlers(
        {
          database,
          clients,
          audience: [config.url, `${config.url}/oauth/token`],
          clock: machineClock,
        },
        tokens,
        reportRefusal,
      ),
      ...contentHandlers({
        database,
        gate,
        clientOf: tokens.clientOf,
        codeHash: hashOfCode,
        clock,
        maxContentBytes: config.maxContentBytes,
      }),
      ...deliveriesHandlers({
        database,
        usageLog,
        tokens,
        clock,
        demoClock: config.demoClock,
        settings: checkSettingsOf(config),
        refOf,
        codeHash: hashOfCode,
        randomPersonId,
        onRefused: (rules) => {
          events.inc({ event: 'delivery-refused' })
          if (rules.includes(IDENTIFIER_IN_USE)) {
            events.inc({ event: 'foreign-identifier' })
          }
          new Set(rules).forEach((rule) =>
            log.info({ event: 'delivery-refused', rule }, 'A rule was broken'),
          )
        },
      }),
      ...portalHandlers({
        ...portal,
        database: deps.reading ?? database,
        personIdFor: (identityCode) =>
          personIdFor(database, { identityCode }, randomPersonId),
      }),
      ...willsHandlers(portal),
      ...disclosuresHandlers({ ...portal, database: deps.reading ?? database }),
      ...willDeliveriesHandlers({
        ...clientSide,
        settings: config,
        refOf,
        randomPersonId,
      }),
      ...searchesHandlers({
        ...clientSide,
        activeUseYears: config.activeUseYears,
        restrictedMarkings:
          deps.restrictedMarkings ?? markingsWithoutRegistry(config),
      }),
    },
  })

  return {
    app,
    ready: async () => {
      const rows = await database.query({ text: 'SELECT 1' })
      return rows.length === 1
    },
    close: () => {
      housekeeping.stop()
      gate.close()
      return Promise.resolve()
    },
  }
}

/** What an alarm waits for: the first time is an increase only of what was 0 before. */
const ALARMS = [
  'gate-one-dropped',
  'content-mismatch',
  'row-unreadable',
  'usage-log-cut',
  'foreign-identifier',
]

/** What is known of restricted markings without a population data system to ask. */
function markingsWithoutRegistry({
  isNobodyMarked,
}: ArchiveConfig): RestrictedMarkings {
  return isNobodyMarked
    ? () => Promise.resolve(new Set())
    : () => Promise.reject(new Problem('unavailable'))
}
