import { ascii } from '@mittkanta/contracts'
import { instanceOf } from '@mittkanta/problems'
import { urlencoded, type Request, type Response } from 'express'
import { z } from 'zod'
import type { Route } from '../http/route.ts'
import type { SecurityEvents } from '../security-events.ts'
import type { LogoutTokens } from './logout-token.ts'
import type { SessionStore } from './session-store.ts'

export interface BackchannelLogoutDeps {
  readonly tokens: LogoutTokens
  readonly store: SessionStore
  readonly tell: SecurityEvents
  readonly clock: () => Date
}

const Form = z.object({ logout_token: ascii(20_000) })

/** `POST /sign-in/backchannel-logout` (OIDC Back-Channel Logout 1.0). */
export function backchannelLogoutRoutes(deps: BackchannelLogoutDeps): Route[] {
  const { tokens, store, tell, clock } = deps

  const accepted = async (req: Request) => {
    const form = Form.safeParse(req.body)
    return form.success
      ? tokens.accept(form.data.logout_token, clock())
      : Promise.reject(new Error('There is no logout token'))
  }

  const handle = async (req: Request, res: Response): Promise<void> => {
    const logout = await accepted(req).catch(() => undefined)
    if (logout === undefined) {
      // What was wrong is not told: the token may be anybody's forgery.
      const instance = instanceOf(req)
      const rule = 'logout-token-not-good'
      tell({ event: 'logout-token-refused', rule, instance })
      res.status(400).json({ error: 'invalid_request' })
      return
    }
    await store.endOfProvider(logout, clock())
    res.status(200).end()
  }

  return [
    {
      method: 'post',
      path: '/sign-in/backchannel-logout',
      admits: 'server',
      isPersonal: false,
      limit: 'logout-token',
      summary:
        'The identification service ends the sessions of a subject or session',
      answer: {
        kind: 'standard',
        says: { 200: 'Done', 400: 'The `error` of the standard' },
      },
      problems: ['too-large', 'unsupported-content'],
      handlers: [
        urlencoded({ extended: false, limit: '30kb', parameterLimit: 10 }),
        handle,
      ],
    },
  ]
}
