import type { Queryable } from '@mittkanta/database'
import { Problem } from '@mittkanta/problems'
import type { Request } from 'express'
import {
  exportJWK,
  generateKeyPair,
  importJWK,
  jwtVerify,
  SignJWT,
  type JWK,
} from 'jose'
import { keptSetting } from '../db/settings.ts'
import type { FindClient, KnownClient } from './client-systems.ts'

/** How long a client system may use one token, in seconds. */
export const TOKEN_SECONDS = 600

const ALGORITHM = 'ES256'
const AUDIENCE = 'intake'
const TYPE = 'at+jwt'

/** Issues and checks the archive's own access tokens. */
export interface AccessTokens {
  issue: (client: KnownClient) => Promise<string>
  /**
   * The client system that a request comes from.
   *
   * @throws {Problem} `caller-refused`
   */
  clientOf: (req: Request) => Promise<KnownClient>
}

/** The archive's signing key, made once and kept. */
async function signingKey(queryable: Queryable) {
  const kept = await keptSetting(queryable, 'access-token-key', async () => {
    const { privateKey } = await generateKeyPair(ALGORITHM, {
      extractable: true,
    })
    return Buffer.from(JSON.stringify(await exportJWK(privateKey)))
  })
  const jwk = JSON.parse(Buffer.from(kept).toString()) as JWK
  const { kty, crv, x, y } = jwk
  return {
    privateKey: await importJWK(jwk, ALGORITHM),
    publicKey: await importJWK({ kty, crv, x, y } as JWK, ALGORITHM),
  }
}

/**
 * @param issuer the archive's address
 * @param clients a client system that was taken out of the configuration is
 *   refused at once, whatever its tokens say
 */
export async function createAccessTokens(
  queryable: Queryable,
  issuer: string,
  clients: FindClient,
  clock: () => Date,
): Promise<AccessTokens> {
  const { privateKey, publicKey } = await signingKey(queryable)

  return {
    issue: ({ clientId, controllerId }) => {
      const now = Math.floor(clock().getTime() / 1000)
      return new SignJWT({ client_id: clientId, controller: controllerId })
        .setProtectedHeader({ alg: ALGORITHM, typ: TYPE })
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
      if (token === undefined) throw new Problem('caller-refused')

      const { payload } = await jwtVerify(token, publicKey, {
        algorithms: [ALGORITHM],
        issuer,
        audience: AUDIENCE,
        typ: TYPE,
        requiredClaims: ['exp', 'sub'],
        currentDate: clock(),
      }).catch((error: unknown) => {
        throw new Problem('caller-refused', { cause: error })
      })
      const client = clients(payload.sub ?? '')
      if (!client || client.controllerId !== payload.controller) {
        throw new Problem('caller-refused')
      }
      return client
    },
  }
}
