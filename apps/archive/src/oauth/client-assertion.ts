import { requiredLine } from '@mittkanta/contracts'
import type { Database } from '@mittkanta/database'
import { decodeJwt, jwtVerify, type JWTPayload } from 'jose'
import { tokenFault } from '../security-events.ts'
import type { FindClient, KnownClient } from './client-systems.ts'
import { OauthRefusal } from './oauth-refusal.ts'

const ALGORITHMS = ['ES256', 'PS256', 'RS256']
const MAX_LIFETIME_SECONDS = 300
const CLOCK_TOLERANCE_SECONDS = 10

const AssertionId = requiredLine(200)

/** Checks client assertions (RFC 7523, OpenID Connect `private_key_jwt`). */
export interface AssertionDeps {
  readonly database: Database
  readonly clients: FindClient
  /** The archive's address and its token endpoint: either may be the audience. */
  readonly audience: readonly string[]
  readonly clock: () => Date
}

/**
 * Who an assertion proves to be. Each assertion opens once: what was used is
 * kept in the database until it has expired, for all instances.
 *
 * @throws {OauthRefusal} `invalid_client`, with no word on what was wrong
 */
export async function provenClient(
  { database, clients, audience, clock }: AssertionDeps,
  assertion: string,
): Promise<KnownClient> {
  const client = claimedClient(clients, assertion)
  const now = clock()
  const {
    jti: claimedId,
    exp,
    iat,
  } = await jwtVerify(assertion, client.keys, {
    algorithms: ALGORITHMS,
    audience: [...audience],
    issuer: client.clientId,
    subject: client.clientId,
    requiredClaims: ['jti', 'exp'],
    currentDate: now,
    clockTolerance: CLOCK_TOLERANCE_SECONDS,
  }).then(
    ({ payload }) => payload,
    (error: unknown) => {
      throw new OauthRefusal('invalid_client', tokenFault(error), {
        cause: error,
      })
    },
  )

  const nowSeconds = now.getTime() / 1000
  const jti = AssertionId.safeParse(claimedId).data
  const isAcceptable =
    jti !== undefined &&
    exp !== undefined &&
    exp <= nowSeconds + MAX_LIFETIME_SECONDS + CLOCK_TOLERANCE_SECONDS &&
    (iat === undefined || iat <= nowSeconds + CLOCK_TOLERANCE_SECONDS)
  if (!isAcceptable) throw new OauthRefusal('invalid_client', 'claims')
  if (!(await isFirstUse(database, client, jti, exp, now))) {
    throw new OauthRefusal('invalid_client', 'used-before')
  }
  return client
}

function claimedClient(clients: FindClient, assertion: string): KnownClient {
  const client = clients(unverified(assertion).sub ?? '')
  if (!client) throw new OauthRefusal('invalid_client', 'unknown-client')
  return client
}

function unverified(assertion: string): JWTPayload {
  try {
    return decodeJwt(assertion)
  } catch (error) {
    throw new OauthRefusal('invalid_client', 'malformed', { cause: error })
  }
}

async function isFirstUse(
  database: Database,
  { clientId }: KnownClient,
  assertionId: string,
  expiresAtSeconds: number,
  now: Date,
): Promise<boolean> {
  const keptUntil = new Date(
    (expiresAtSeconds + CLOCK_TOLERANCE_SECONDS) * 1000,
  )
  await database.query({
    text: 'DELETE FROM used_assertion WHERE client_id = $1 AND expires_at < $2',
    values: [clientId, now],
  })
  const rows = await database.query({
    text: `
      INSERT INTO used_assertion (client_id, assertion_id, expires_at)
      VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING client_id`,
    values: [clientId, assertionId, keptUntil],
  })
  return rows.length === 1
}
