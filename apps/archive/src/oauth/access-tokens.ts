import type { Database } from '@mittkanta/database'
import { Problem } from '@mittkanta/problems'
import type { Request } from 'express'
import { errors, jwtVerify, SignJWT } from 'jose'
import { tokenFault, type ReportRefusal } from '../security-events.ts'
import type { FindClient, KnownClient } from './client-systems.ts'
import { ALGORITHM, signingKeys } from './signing-keys.ts'

/** How long a client system may use one token, in seconds. */
export const TOKEN_SECONDS = 600

const AUDIENCE = 'intake'
const TYPE = 'at+jwt'

/** Issues and checks the archive's own access tokens. */
export interface AccessTokens {
  issue: (client: KnownClient) => Promise<string>
  /**
   * The client system that a request comes from. A refusal is reported as
   * `access-token-refused`.
   *
   * @throws {Problem} `caller-refused`, or `unavailable` without keys
   */
  clientOf: (req: Request) => Promise<KnownClient>
}

/**
 * @param issuer the archive's address
 * @param clients a client system that was taken out of the configuration is
 *   refused at once, whatever its tokens say
 */
export async function createAccessTokens(
  database: Database,
  issuer: string,
  clients: FindClient,
  clock: () => Date,
  report: ReportRefusal,
): Promise<AccessTokens> {
  const keys = await signingKeys(database, clock)

  const publicKey = async ({ kid }: { kid?: string | undefined }) => {
    const key = await keys.withId(kid ?? '').catch((cause: unknown) => {
      throw new Problem('unavailable', { cause })
    })
    if (key === undefined) throw new errors.JWKSNoMatchingKey()
    return key.publicKey
  }

  return {
    issue: async ({ clientId, controllerId }) => {
      const { kid, privateKey } = await keys.current()
      const now = Math.floor(clock().getTime() / 1000)
      return new SignJWT({ client_id: clientId, controller: controllerId })
        .setProtectedHeader({ alg: ALGORITHM, typ: TYPE, kid })
        .setIssuer(issuer)
        .setAudience(AUDIENCE)
        .setSubject(clientId)
        .setIssuedAt(now)
        .setExpirationTime(now + TOKEN_SECONDS)
        .sign(privateKey)
    },

    clientOf: async (req) => {
      const token = /^Bearer ([\w.-]+)$/i.exec(
        req.headers.authorization ?? '',
      )?.[1]
      const refusal = (rule: string, cause?: unknown) => {
        report('access-token-refused', rule, req)
        return new Problem('caller-refused', { cause })
      }
      if (token === undefined) {
        const { authorization } = req.headers
        throw refusal(authorization === undefined ? 'absent' : 'malformed')
      }

      const { payload } = await jwtVerify(token, publicKey, {
        algorithms: [ALGORITHM],
        issuer,
        audience: AUDIENCE,
        typ: TYPE,
        requiredClaims: ['exp', 'sub'],
        currentDate: clock(),
      }).catch((error: unknown) => {
        if (error instanceof Problem) throw error
        throw refusal(tokenFault(error), error)
      })
      const client = clients(payload.sub ?? '')
      if (!client || client.controllerId !== payload.controller) {
        throw refusal('unknown-client')
      }
      return client
    },
  }
}
