import { ascii } from '@mittkanta/contracts'
import { DatabaseUnavailable } from '@mittkanta/database'
import { instanceOf, Problem } from '@mittkanta/problems'
import { urlencoded, type Request, type Response } from 'express'
import { z } from 'zod'
import type { PortalHandlers } from '../http/route.ts'
import type { SecurityEvents } from '../security-events.ts'
import {
  LogoutTokenInvalid,
  ProviderKeysUnavailable,
  type LogoutTokens,
} from './logout-token.ts'

export interface BackchannelLogoutDeps {
  readonly tokens: LogoutTokens
  readonly tell: SecurityEvents
  readonly clock: () => Date
}

const Form = z.object({ logout_token: ascii(20_000) })

/** A logout token lives for two minutes; the provider should try again well within them. */
const RETRY_SECONDS = 5

/**
 * OIDC Back-Channel Logout 1.0. 400 is for a
 * token that is not valid; a failure of ours, or to fetch the provider's keys, is
 * 500 or 503, and the same token is good when it is sent again.
 */
export function backchannelLogoutHandlers(
  deps: BackchannelLogoutDeps,
): PortalHandlers<'backchannelLogout'> {
  const { tokens, tell, clock } = deps

  const carryOut = async (req: Request): Promise<void> => {
    const form = Form.safeParse(req.body)
    if (!form.success) throw new LogoutTokenInvalid()
    await tokens.carryOut(form.data.logout_token, clock())
  }

  const handle = async (req: Request, res: Response): Promise<void> => {
    const instance = instanceOf(req)
    try {
      await carryOut(req)
    } catch (error) {
      if (error instanceof LogoutTokenInvalid) {
        // What was wrong is not said: the token may be anybody's forgery.
        const rule = 'logout-token-not-good'
        tell({ event: 'logout-token-refused', rule, instance })
        res.status(400).json({ error: 'invalid_request' })
        return
      }
      if (error instanceof ProviderKeysUnavailable) {
        const rule = 'keys-for-logout-token'
        tell({ event: 'provider-unavailable', rule, instance })
      } else if (!(error instanceof DatabaseUnavailable)) throw error
      throw new Problem('unavailable', {
        cause: error,
        retryAfterSeconds: RETRY_SECONDS,
      })
    }
    res.status(200).end()
  }

  return {
    backchannelLogout: [
      urlencoded({ extended: false, limit: '30kb', parameterLimit: 10 }),
      handle,
    ],
  }
}
