import { AccessToken } from '@mittkanta/contracts'
import { TokenRequest } from '@mittkanta/contracts/archive'
import express, { type ErrorRequestHandler, type RequestHandler } from 'express'
import type { ArchiveHandlers } from '../handlers.ts'
import type { ReportRefusal } from '../security-events.ts'
import { TOKEN_SECONDS, type AccessTokens } from './access-tokens.ts'
import { provenClient, type AssertionDeps } from './client-assertion.ts'
import { OauthRefusal, oauthRefusals } from './oauth-refusal.ts'

/**
 * `issueToken` → `AccessToken`. RFC 6749 client credentials with
 * `private_key_jwt`; refusals carry `error` (RFC 6749, 5.2):
 * `invalid_request`, `unsupported_grant_type`, `invalid_scope`, `invalid_client`.
 * Each is reported as `client-refused`.
 */
export function tokenHandlers(
  deps: AssertionDeps,
  tokens: AccessTokens,
  report: ReportRefusal,
): ArchiveHandlers<'issueToken'> {
  const parseForm = express.urlencoded({
    extended: false,
    limit: '16kb',
    parameterLimit: 20,
  })
  const issueToken: RequestHandler = async (req, res) => {
    const request = tokenRequest(req.body)
    const client = await provenClient(deps, request.client_assertion)
    if (
      request.client_id !== undefined &&
      request.client_id !== client.clientId
    ) {
      throw new OauthRefusal('invalid_client', 'another-client')
    }
    res.json(
      AccessToken.parse({
        access_token: await tokens.issue(client),
        token_type: 'Bearer',
        expires_in: TOKEN_SECONDS,
      }),
    )
  }
  return {
    issueToken: [parseForm, issueToken, reported(report), oauthRefusals],
  }
}

const reported =
  (report: ReportRefusal): ErrorRequestHandler =>
  (error: unknown, req, _res, next) => {
    if (error instanceof OauthRefusal) report('client-refused', error.rule, req)
    next(error)
  }

function tokenRequest(body: unknown): TokenRequest {
  const result = TokenRequest.safeParse(body)
  if (!result.success) {
    const isScope = result.error.issues.every(({ path }) => path[0] === 'scope')
    throw new OauthRefusal(isScope ? 'invalid_scope' : 'invalid_request')
  }
  if (result.data.grant_type !== 'client_credentials') {
    throw new OauthRefusal('unsupported_grant_type')
  }
  return result.data
}
