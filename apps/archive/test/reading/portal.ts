import { randomUUID } from 'node:crypto'
import { CALLER_TOKEN_TYPE, type CallerClaims } from '@mittkanta/contracts'
import { operations } from '@mittkanta/contracts/archive'
import type { Database } from '@mittkanta/database'
import { problemHandler, withRequestId } from '@mittkanta/problems'
import {
  createExpress,
  createMetrics,
  listen,
  noStore,
  type LogFields,
  mount,
} from '@mittkanta/service-kit'
import { fixedClock } from '@mittkanta/test-kit'
import {
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  SignJWT,
  type CryptoKey,
} from 'jose'
import { callerVerifier } from '../../src/caller/caller-verifier.ts'
import { personIdFor } from '../../src/persons/persons.ts'
import type { PolicySettings } from '../../src/reading/occasion.ts'
import { portalHandlers } from '../../src/reading/portal.routes.ts'
import { refusalReports } from '../../src/security-events.ts'
import { createUsageLog } from '../../src/usage-log/usage-log.ts'

export const ISSUER = 'the-bff'
export const AUDIENCE = 'the-archive'

export const bffKeys = await generateKeyPair('ES256', { extractable: true })
const publicKey = { ...(await exportJWK(bffKeys.publicKey)), kid: 'bff-1' }

/** The keys that the archive knows. */
export const callerJwks = { keys: [{ ...publicKey, kty: 'EC' as const }] }
export const callerKeys = createLocalJWKSet(callerJwks)

export type Claims = Pick<
  CallerClaims,
  'sub' | 'subject' | 'ground' | 'subjectAge'
>

/** What a test may make wrong about a token. */
export interface Wrong {
  readonly issuer?: string
  readonly audience?: string
  readonly typ?: string
  readonly alg?: string
  readonly kid?: string
  readonly key?: CryptoKey | Uint8Array
  readonly issuedAt?: number
  readonly lifetime?: number
  readonly claims?: Record<string, unknown>
}

/** Signs a caller token as the bff does, or wrongly. */
export function callerToken(
  claims: Claims,
  now: Date,
  wrong: Wrong = {},
): Promise<string> {
  const { sub, subject, ground, subjectAge } = claims
  const iat = wrong.issuedAt ?? Math.floor(now.getTime() / 1000)
  return new SignJWT({
    iss: wrong.issuer ?? ISSUER,
    aud: wrong.audience ?? AUDIENCE,
    sub,
    subject,
    ground,
    subjectAge,
    jti: randomUUID(),
    iat,
    exp: iat + (wrong.lifetime ?? 60),
    ...wrong.claims,
  })
    .setProtectedHeader({
      alg: wrong.alg ?? 'ES256',
      kid: wrong.kid ?? 'bff-1',
      ...(wrong.typ !== '' && { typ: wrong.typ ?? CALLER_TOKEN_TYPE }),
    })
    .sign(wrong.key ?? bffKeys.privateKey)
}

export type Portal = Awaited<ReturnType<typeof startPortal>>

/** The portal routes of an archive over HTTP, with everything around them. */
export async function startPortal(
  database: Database,
  settings: PolicySettings,
  now = '2026-03-10T10:00:00+02:00',
) {
  const clock = fixedClock(now)
  const metrics = createMetrics('archive')
  const errors: unknown[] = []
  const refused: LogFields[] = []
  const reportRefusal = refusalReports(
    {
      info: () => undefined,
      warn: (fields) => refused.push(fields),
      error: () => undefined,
    },
    metrics,
  )
  const app = createExpress()
  app.use(noStore, withRequestId)
  const { findPerson, frontPage, taskList, search } = operations
  const { document, content, display, visits } = operations
  app.use(
    mount(
      {
        findPerson,
        frontPage,
        taskList,
        search,
        document,
        content,
        display,
        visits,
      },
      portalHandlers({
        database,
        usageLog: createUsageLog(database),
        verifyCaller: callerVerifier({
          keys: callerKeys,
          issuer: ISSUER,
          audience: AUDIENCE,
          clock,
          onRefused: (rule, req) => reportRefusal('caller-refused', rule, req),
        }),
        reportRefusal,
        personIdFor: (identityCode) => personIdFor(database, { identityCode }),
        settings,
        pageSize: 20,
        clock,
        events: metrics.events,
      }),
    ),
  )
  app.use(problemHandler({ error: ({ error }) => errors.push(error) }))
  const server = await listen(app, 0)

  const get = (path: string, token: string, body?: object) =>
    fetch(`${server.url}${path}`, {
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
  /**
   * One token for a caller while the clock is fixed, as the bff reuses its own.
   */
  const tokens = new Map<string, Promise<string>>()
  const tokenOf = (claims: Claims) => {
    const key = JSON.stringify([claims, clock()])
    const token = tokens.get(key) ?? callerToken(claims, clock())
    tokens.set(key, token)
    return token
  }
  return {
    url: server.url,
    close: server.close,
    clock,
    /** What was logged as our own failure. */
    errors,
    /** What was logged of refused credentials. */
    refused,
    get,
    /** Gets a path under the subject's record, or posts to it, as the caller. */
    read: async (claims: Claims, path: string, body?: object) =>
      get(
        `/portal/subjects/${claims.subject}${path}`,
        await tokenOf(claims),
        body,
      ),
    /** How often a word was counted. */
    counted: async (event: string) => {
      const { values } = await metrics.events.get()
      return values.find(({ labels }) => labels.event === event)?.value ?? 0
    },
  }
}

/** The caller token's claims of a person who reads their own record. */
export const own = (
  person: string,
  subjectAge: Claims['subjectAge'] = 'adult',
): Claims => ({
  sub: person as Claims['sub'],
  subject: person as Claims['subject'],
  ground: 'own',
  subjectAge,
})
