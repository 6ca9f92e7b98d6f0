import { instanceOf } from '@mittkanta/problems'
import type { Log, Metrics } from '@mittkanta/service-kit'
import type { Request } from 'express'
import { errors } from 'jose'

/**
 * A refused credential:
 *
 * - `caller-refused`: a caller token of the portal
 * - `subject-mismatch`: a good caller token for another record than the address names
 * - `client-refused`: a client assertion, or another request for an access token
 * - `access-token-refused`: an access token of a client system
 */
const REFUSALS = [
  'caller-refused',
  'subject-mismatch',
  'client-refused',
  'access-token-refused',
] as const
export type RefusedCredential = (typeof REFUSALS)[number]

/**
 * Reports a refused credential: once in the log, and once in the metric of its
 * name. Nothing of the credential is reported.
 *
 * @param rule stable word for the reason
 */
export type ReportRefusal = (
  event: RefusedCredential,
  rule: string,
  req: Request,
) => void

/** Makes the one place that reports refused credentials. */
export function refusalReports(log: Log, { events }: Metrics): ReportRefusal {
  // An alert sees an increase only from a value that was there before.
  REFUSALS.forEach((event) => events.inc({ event }, 0))
  return (event, rule, req) => {
    events.inc({ event })
    const instance = instanceOf(req)
    log.warn({ event, rule, instance }, 'A credential was refused')
  }
}

/** Words for the errors of jose, by their code. */
const WORDS: Readonly<Record<string, string>> = {
  ERR_JWT_EXPIRED: 'expired',
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: 'signature',
  ERR_JWKS_NO_MATCHING_KEY: 'unknown-key',
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: 'unknown-key',
  ERR_JOSE_ALG_NOT_ALLOWED: 'algorithm',
  ERR_JOSE_NOT_SUPPORTED: 'algorithm',
  ERR_JWS_INVALID: 'malformed',
  ERR_JWT_INVALID: 'malformed',
}

/** Claims and header fields that we check, as jose names them. */
const CHECKED = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'jti', 'typ']

/** Stable word for what is wrong with a token; never a value of it. */
export function tokenFault(error: unknown): string {
  if (error instanceof errors.JWTClaimValidationFailed) {
    return CHECKED.includes(error.claim) ? `claim-${error.claim}` : 'claims'
  }
  if (error instanceof errors.JOSEError) return WORDS[error.code] ?? 'malformed'
  return 'claims'
}
