import type { operations } from '@mittkanta/contracts/archive'
import { Problem } from '@mittkanta/problems'
import { networkOf, type Limit, type RateLimiter } from '@mittkanta/rate-limits'
import type { Request, RequestHandler } from 'express'
import type { Hook } from '@mittkanta/service-kit'
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
export function limits({
  limiter,
  most,
  clientOf,
  onRefused,
}: Deps): Hook<typeof operations> {
  const counted =
    (
      name: LimitName,
      how: Limit['counted'],
      keyOf: (req: Request) => Promise<string> | string,
    ): RequestHandler =>
    async (req, _res, next) => {
      const refusal = await limiter.take(
        {
          name,
          counted: how,
          most: most[name],
          windowSeconds: WINDOW_SECONDS,
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

  const ofToken = counted('token', 'each', ({ ip }) => networkOf(ip))
  const ofIntake = counted('intake', 'tenths', client)
  const ofDisclosure = counted('disclosure', 'each', client)
  const byOperation: Partial<
    Readonly<Record<keyof typeof operations, RequestHandler>>
  > = {
    issueToken: ofToken,
    receiveContent: ofIntake,
    receiveDelivery: ofIntake,
    recordWill: ofIntake,
    queryWills: ofIntake,
    searchDisclosable: ofDisclosure,
  }
  return ({ name }) => {
    const limit = byOperation[name]
    return limit === undefined ? [] : [limit]
  }
}
