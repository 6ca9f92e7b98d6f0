import { instanceOf, Problem } from '@mittkanta/problems'
import { networkOf, type Limit, type RateLimiter } from '@mittkanta/rate-limits'
import type { Request, RequestHandler } from 'express'
import type { SecurityEvents } from '../security-events.ts'
import type { KeyedHash } from '../session/keyed-hash.ts'
import { hashOf } from '../session/secret-token.ts'
import type { SessionLookups } from '../session/session-lookups.ts'
import { answerBusy } from './busy-page.ts'
import { sessionCookie } from './cookies.ts'
import type { Route } from './route.ts'

const WINDOW_SECONDS = 5 * 60

/** What the routes are counted by. */
export type RouteLimit =
  'sign-in' | 'logout-token' | 'reading' | 'acting' | 'copy'

/** Everything that is limited. */
export type LimitName = RouteLimit | 'unknown-session'

/** Who does it. */
const ADDRESS = (req: Request): string | undefined => networkOf(req.ip)

/**
 * A request without a session cookie is not counted: it is answered with a
 * sign-in problem before anything is done.
 */
const SESSION = (req: Request): string | undefined => {
  const token = sessionCookie.read(req)
  return token && hashOf(token)
}

/**
 * Who is counted, and how. A session is counted by its own cookie, an address
 * separately: no sender can use up what is another's. Reading is frequent and
 * costs an ordinary reader no query.
 */
const LIMITS: Readonly<
  Record<RouteLimit, Pick<Limit, 'counted'> & { readonly by: typeof SESSION }>
> = {
  'sign-in': { by: ADDRESS, counted: 'each' },
  'logout-token': { by: ADDRESS, counted: 'each' },
  reading: { by: SESSION, counted: 'tenths' },
  acting: { by: SESSION, counted: 'each' },
  copy: { by: SESSION, counted: 'each' },
}

/** Operations that are counted by something else than reading. */
const BY_NAME: Readonly<Partial<Record<Route['name'], RouteLimit>>> = {
  signIn: 'sign-in',
  signInCallback: 'sign-in',
  backchannelLogout: 'logout-token',
  startActing: 'acting',
  finishActing: 'acting',
  copy: 'copy',
}

/** What a route is counted by; a personal one that is not named here counts as reading. */
export const limitOf = ({
  name,
  isPersonal,
}: Pick<Route, 'name' | 'isPersonal'>): RouteLimit | undefined =>
  BY_NAME[name] ?? (isPersonal ? 'reading' : undefined)

/** How session cookies are counted that never were a session, see `SessionLookups`. */
export const unknownSessions = (most: number): Limit => ({
  name: 'unknown-session',
  counted: 'tenths',
  most,
  windowSeconds: WINDOW_SECONDS,
})

/** The handlers that count a route's requests; none where nothing is counted. */
export type Limited = (route: Route) => readonly RequestHandler[]

interface LimitedDeps {
  readonly limiter: RateLimiter
  readonly lookups: SessionLookups
  /**
   * Keys are hashed under it, so that addresses cannot be found by trying all.
   */
  readonly hash: KeyedHash
  readonly tell: SecurityEvents
}

/**
 * Counts before anything is looked up, so that 429 reveals nothing of what
 * exists. A browser that goes somewhere gets a page, everything else a problem
 * document.
 *
 * @param most times in five minutes
 */
export function limitedRoutes(
  { limiter, lookups, hash, tell }: LimitedDeps,
  most: Readonly<Record<LimitName, number>>,
): Limited {
  const warn = untrustedProxyWarning(tell)
  return (route) => {
    const name = limitOf(route)
    if (name === undefined) return []
    const { by, counted } = LIMITS[name]
    const limit = {
      name,
      counted,
      most: most[name],
      windowSeconds: WINDOW_SECONDS,
    }
    return [
      async (req, res, next) => {
        if (by === ADDRESS) warn(req)
        // Invented cookies are not counted each for itself.
        if (by === SESSION) await lookups.admit(req)
        const key = by(req)
        const refusal =
          key === undefined
            ? undefined
            : await limiter.take(limit, hash.of('limit', key))
        if (refusal === undefined) {
          next()
          return
        }
        const { isFirst, retryAfterSeconds } = refusal
        if (isFirst) {
          tell({ event: 'rate-limited', rule: name, instance: instanceOf(req) })
        }
        if (route.admits !== 'navigation') {
          throw new Problem('too-many-requests', { retryAfterSeconds })
        }
        answerBusy(req, res, retryAfterSeconds)
      },
    ]
  }
}

/**
 * Reports once that a sender says for whom a request came and is not believed:
 * a proxy that is missing in `TRUSTED_PROXIES` makes all of its readers one
 * sender.
 */
function untrustedProxyWarning(tell: SecurityEvents): (req: Request) => void {
  let isTold = false
  return (req) => {
    const isSaid = req.headers['x-forwarded-for'] !== undefined
    if (isTold || !isSaid || req.ip !== req.socket.remoteAddress) return
    isTold = true
    const rule = 'forwarded-for-not-believed'
    tell({ event: 'proxy-not-trusted', rule, instance: instanceOf(req) })
  }
}
