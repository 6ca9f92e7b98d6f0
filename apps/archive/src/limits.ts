import { Problem } from '@mittkanta/problems'
import { networkOf, type Limit, type RateLimiter } from '@mittkanta/rate-limits'
import { Router, type Request, type RequestHandler } from 'express'
import type { AccessTokens } from './oauth/access-tokens.ts'

const WINDOW_SECONDS = 5 * 60

/** What the archive's callers are counted by. */
export type LimitName = 'token' | 'intake' | 'disclosure'

interface Deps {
  readonly limiter: RateLimiter
  /** Most times in five minutes. */
  readonly most: Readonly<Record<LimitName, number>>
  readonly clientOf: AccessTokens['clientOf']
  /** Called once for each caller that has to wait. */
  readonly onRefused: (limit: LimitName) => void
}

/**
 * Counts before anything is looked up or parsed: token requests by address,
 * since the client that a token is asked for is only claimed; client systems
 * separately, when their token has proven them, so that none slows another down
 * or uses up another's share. The portal is not counted: it counts its readers
 * (docs/decisions/0023).
 */
export function limits({ limiter, most, clientOf, onRefused }: Deps): Router {
  const counted =
    (
      name: LimitName,
      how: Limit['counted'],
      keyOf: (req: Request) => Promise<string> | string,
    ): RequestHandler =>
    async (req, _res, next) => {
      const refusal = await limiter.take(
        {
          ...{ name, counted: how },
          ...{ most: most[name], windowSeconds: WINDOW_SECONDS },
        },
        await keyOf(req),
      )
      if (refusal === undefined) {
        next()
        return
      }
      const { isFirst, retryAfterSeconds } = refusal
      if (isFirst) onRefused(name)
      throw new Problem('too-many-requests', { retryAfterSeconds })
    }
  const client = async (req: Request) => (await clientOf(req)).clientId

  const router = Router()
  router.post(
    '/oauth/token',
    counted('token', 'each', ({ ip }) => networkOf(ip)),
  )
  router.post(
    [
      '/intake/contents',
      '/intake/deliveries',
      '/wills/deliveries',
      '/wills/queries',
    ],
    counted('intake', 'tenths', client),
  )
  router.post('/disclosure/searches', counted('disclosure', 'each', client))
  return router
}
