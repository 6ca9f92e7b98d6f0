import { operations } from '@mittkanta/contracts/portal'
import type { Database } from '@mittkanta/database'
import {
  problemHandler,
  refuseRepeatedHeaders,
  withRequestId,
} from '@mittkanta/problems'
import { RateLimiter } from '@mittkanta/rate-limits'
import {
  accessLog,
  createExpress,
  endJson,
  internalServer,
  noStore,
  noTracing,
  servedOperations,
  watchedCalls,
  type Log,
  type Metrics,
  type Tracing,
} from '@mittkanta/service-kit'
import type { Express } from 'express'
import { actingHandlers } from './acting/acting.routes.ts'
import { actingOffer } from './acting/offer.ts'
import { ArchiveClient } from './archive/archive-client.ts'
import type { BffConfig } from './config.ts'
import { copyHandlers } from './copy/copy.routes.ts'
import { coverageHandlers } from './coverage/coverage.routes.ts'
import { disclosuresHandlers } from './disclosures/disclosures.routes.ts'
import { GateTwo } from './gate-two/gate-two.ts'
import { limitedRoutes, unknownSessions } from './http/limits.ts'
import { mountRoutes } from './http/mount.ts'
import { describedRoutes } from './http/openapi.ts'
import { pages } from './http/pages.ts'
import type { PortalHandlers, Route } from './http/route.ts'
import { securityHeaders } from './http/security-headers.ts'
import { contentHandlers } from './reading/content.routes.ts'
import { readingHandlers, type ReadingDeps } from './reading/reading.routes.ts'
import { searchHandlers } from './reading/search.routes.ts'
import { visitsHandlers } from './reading/visits.routes.ts'
import { securityEvents } from './security-events.ts'
import { backchannelLogoutHandlers } from './session/backchannel-logout.routes.ts'
import { KeyedHash } from './session/keyed-hash.ts'
import { LogoutTokens } from './session/logout-token.ts'
import { SessionAccess } from './session/session-access.ts'
import { SessionLookups } from './session/session-lookups.ts'
import { SessionStore } from './session/session-store.ts'
import { otherSessionsHandlers } from './session/other-sessions.routes.ts'
import { quickLeaveHandlers } from './session/quick-leave.routes.ts'
import { sessionHandlers } from './session/session.routes.ts'
import { createSignOut } from './session/sign-out.ts'
import { loadClientKeys } from './sign-in/keys.ts'
import { createProvider } from './sign-in/provider.ts'
import { signInHandlers } from './sign-in/sign-in.routes.ts'
import { Transactions } from './sign-in/transactions.ts'
import { willsHandlers } from './wills/wills.routes.ts'

export interface BffDeps {
  /** Migrated. */
  readonly database: Database
  readonly log: Log
  readonly metrics: Metrics
  /** Nothing is traced when absent. */
  readonly tracing?: Tracing
  /**
   * Times sessions and gives the day in Helsinki. Tokens go by the machine's
   * clock.
   */
  readonly clock: () => Date
}

export interface Bff {
  /** The public application. */
  readonly app: Express
  /** Health, readiness and metrics; for the operator's network. */
  readonly internal: Express
  readonly routes: readonly Route[]
  /** Says from now on that it is not ready. */
  readonly leave: () => void
  /** Deletes what is over. To be called now and then. */
  readonly tidy: () => Promise<void>
  /** Closes the connections to the archive and to the registry. */
  readonly close: () => Promise<void>
}

/** Builds the bff, from top to bottom. */
export async function createBff(
  config: BffConfig,
  { database, log, metrics, tracing = noTracing, clock }: BffDeps,
): Promise<Bff> {
  const { provider: profile, publicUrl } = config
  const tell = securityEvents(log, metrics)
  const watched = watchedCalls(metrics, tracing)
  const archive = await ArchiveClient.create(config.archive, {
    tell,
    watched,
    outgoing: tracing.outgoing,
  })
  const hash = new KeyedHash(config.lookupKey)
  const store = new SessionStore(database, config.session, hash)
  const transactions = new Transactions(database)
  const limiter = new RateLimiter(database, 'bff_rate', clock)
  const lookups = new SessionLookups({
    store,
    limiter,
    hash,
    tell,
    clock,
    limit: unknownSessions(config.limits['unknown-session']),
  })
  const sessions = new SessionAccess(lookups, store, clock)
  const keys = await loadClientKeys(profile)
  const provider = createProvider(profile, keys, publicUrl, watched)
  const tokens = new LogoutTokens(database, provider, profile, store)
  const checks = {
    claims: profile.claims,
    acrValues: profile.acrValues,
    isProduction: config.isProduction,
    toleranceSeconds: profile.clockToleranceSeconds,
  }
  const offer = actingOffer(config, {
    database,
    hash,
    archive,
    tell,
    watched,
    clock,
  })
  const signOut = createSignOut({
    store,
    lookups,
    acting: offer?.acting,
    tell,
    clock,
  })
  const reading: ReadingDeps = {
    sessions,
    archive,
    acting: offer?.acting,
    gateTwo: new GateTwo(tell),
    tell,
    rules: { phase: config.phase, activeUseYears: config.activeUseYears },
    isConnected: config.isConnected,
    clock,
  }

  const handlers: PortalHandlers = {
    ...readingHandlers(reading),
    ...contentHandlers(reading),
    ...searchHandlers(reading),
    ...signInHandlers({
      provider,
      keys,
      checks,
      transactions,
      store,
      archive,
      tell,
      clock,
    }),
    ...(profile.isBackchannelLogoutUsed
      ? backchannelLogoutHandlers({ tokens, tell, clock })
      : { backchannelLogout: null }),
    ...sessionHandlers({
      sessions,
      signOut,
      provider,
      clock,
      warnSeconds: config.session.warnSeconds,
    }),
    ...otherSessionsHandlers({ sessions, store, tell, clock }),
    ...quickLeaveHandlers({
      signOut,
      neutralUrl: config.quickLeaveUrl,
      maxAuthAgeSeconds: profile.maxAuthAgeSeconds,
    }),
    ...actingHandlers({ sessions, offer, clock }),
    ...visitsHandlers(reading),
    ...willsHandlers(reading),
    ...disclosuresHandlers(reading),
    ...copyHandlers(reading),
    ...coverageHandlers(config),
    openApi: (_req, res) => {
      endJson(res, description)
    },
  }
  const routes = servedOperations(operations, handlers)
  const description = describedRoutes(routes)

  const app = createExpress()
  app.set('trust proxy', [...config.trustedProxies])
  app.use(withRequestId, securityHeaders, noStore)
  app.use(tracing.requests, metrics.timed)
  if (config.operations.isAccessLogged) app.use(accessLog(log))
  app.use(refuseRepeatedHeaders)
  app.use(
    mountRoutes(handlers, {
      publicUrl,
      limited: limitedRoutes({ limiter, lookups, hash, tell }, config.limits),
      tell,
    }),
  )
  app.use(pages(config.webDirectory, publicUrl, app))
  app.use(problemHandler(log))

  metrics.watch(
    {
      name: 'sessions',
      help: 'Sessions of all instances, by state',
      label: 'state',
    },
    async () => ({ open: await store.openNow(clock()) }),
  )
  let isLeaving = false
  const isReady = async () => {
    if (isLeaving) return false
    await database.query({ text: 'SELECT 1' })
    return archive.isReachable()
  }

  return {
    app,
    internal: internalServer(metrics, isReady),
    routes,
    leave: () => {
      isLeaving = true
    },
    tidy: async () => {
      const now = clock()
      await store.tidy(now)
      await transactions.tidy(now)
      await tokens.tidy(now)
      await limiter.tidy()
      await offer?.tidy(now)
    },
    close: async () => {
      await archive.close()
      await offer?.close()
    },
  }
}
