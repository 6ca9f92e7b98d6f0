import { noStore } from '@mittkanta/service-kit'
import { Router, type Request } from 'express'
import { z } from 'zod'
import { isSameText } from './checksum.ts'
import type { AuthorizationsConfig } from './config.ts'
import type { Registry } from './registry.ts'
import { TOKEN_SECONDS, type Tokens } from './sessions.ts'

/** The parameters are in the query; the body is empty. */
const request = z.discriminatedUnion('grant_type', [
  z.object({
    grant_type: z.literal('authorization_code'),
    code: z.string(),
    redirect_uri: z.string(),
  }),
  z.object({
    grant_type: z.literal('refresh_token'),
    refresh_token: z.string(),
  }),
])

/** `POST /oauth/token` → tokens | 400 (RFC 6749, section 5.2), 401 */
export function tokenRoutes({
  config,
  sessions,
  misbehaviour,
}: Registry): Router {
  const routes = Router()

  routes.post(
    '/oauth/token',
    noStore,
    misbehaviour.before('token'),
    (req, res) => {
      if (!isClient(config, req)) {
        res.status(401).json({ error: 'invalid_client' })
        return
      }
      const { data: asked } = request.safeParse(req.query)
      if (!asked) {
        res.status(400).json({ error: 'invalid_request' })
        return
      }
      let tokens: Tokens | undefined
      if (asked.grant_type === 'authorization_code') {
        tokens = sessions.redeem(asked.code, asked.redirect_uri)
      } else if (!misbehaviour.of(req).refusesRefresh) {
        tokens = sessions.refresh(asked.refresh_token)
      }
      if (tokens) res.json(answerOf(tokens))
      else res.status(400).json({ error: 'invalid_grant' })
    },
  )

  return routes
}

function isClient(
  { clientId, oauthPassword }: AuthorizationsConfig,
  req: Request,
): boolean {
  const expected = Buffer.from(`${clientId}:${oauthPassword}`)
  return isSameText(
    req.get('Authorization') ?? '',
    `Basic ${expected.toString('base64')}`,
  )
}

function answerOf({ accessToken, refreshToken }: Tokens) {
  return {
    access_token: accessToken,
    token_type: 'bearer',
    refresh_token: refreshToken,
    expires_in: TOKEN_SECONDS,
    scope: 'read write trust',
  }
}
