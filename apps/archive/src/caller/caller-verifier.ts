import { createHash } from 'node:crypto'
import { CALLER_TOKEN_TYPE, CallerClaims, PersonId } from '@mittkanta/contracts'
import { Problem } from '@mittkanta/problems'
import type { Request } from 'express'
import { errors, jwtVerify, type JWTVerifyGetKey } from 'jose'
import { boundedCache } from './bounded-cache.ts'
import { tokenFault } from '../security-events.ts'
import type { Caller } from './caller.ts'

/** Longest life of a caller token, from `iat` to `exp`. */
const CALLER_TOKEN_SECONDS = 60

/** How far the clocks of the two services may be apart. */
const CLOCK_TOLERANCE_SECONDS = 5

/** Verified tokens remembered at a time; a session sends one token several times. */
const REMEMBERED_TOKENS = 10_000

/** An occasion is written to the usage log: an id, not a text. */
const OCCASION = /^[\w.:-]{1,100}$/

const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/

/** jose's codes for keys that could not be had: our trouble, not the caller's. */
const KEYS_UNAVAILABLE = [
  'ERR_JWKS_TIMEOUT',
  'ERR_JWKS_INVALID',
  'ERR_JOSE_GENERIC',
]

export interface CallerVerifierOptions {
  /** The bff's public keys: jose's `createRemoteJWKSet` or `createLocalJWKSet`. */
  readonly keys: JWTVerifyGetKey
  readonly issuer: string
  /** How the archive is called in `aud`. */
  readonly audience: string
  readonly clock: () => Date
  /** Called for every refusal with a stable word for the reason, for the security events. */
  readonly onRefused: (rule: string, req: Request) => void
}

/** Who makes a request. @throws {Problem} `caller-refused`, or `unavailable` without keys */
export type CallerVerifier = (req: Request) => Promise<Caller>

/**
 * Verifies the caller token of a request: ES256, from a known key, for us,
 * valid for up to 60 seconds. A verified token is remembered until it expires,
 * under its SHA-256, so that no token is kept in memory.
 */
export function callerVerifier(options: CallerVerifierOptions): CallerVerifier {
  const { keys, issuer, audience, clock, onRefused } = options
  const verified = boundedCache<{ caller: Caller; exp: number }>(
    REMEMBERED_TOKENS,
  )

  async function verify(token: string) {
    const { payload } = await jwtVerify(token, keys, {
      algorithms: ['ES256'],
      typ: CALLER_TOKEN_TYPE,
      issuer,
      audience,
      requiredClaims: ['iat', 'exp', 'jti'],
      maxTokenAge: CALLER_TOKEN_SECONDS,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: clock(),
    })
    const claims = CallerClaims.parse(payload)
    if (claims.exp - claims.iat > CALLER_TOKEN_SECONDS) {
      throw new errors.JWTInvalid('lives too long')
    }
    if (!OCCASION.test(claims.jti)) throw new errors.JWTInvalid('jti')
    const caller = callerOf(claims)
    if ((caller.ground === 'own') !== (caller.readerId === caller.subjectId)) {
      throw new errors.JWTInvalid('own is oneself, and nothing else is')
    }
    return { caller, exp: claims.exp }
  }

  return async (req) => {
    try {
      const [, token] = BEARER.exec(req.headers.authorization ?? '') ?? []
      if (token === undefined) throw new errors.JWTInvalid('no bearer token')

      const key = createHash('sha256').update(token).digest('base64')
      const known = verified.get(key)
      if (known && known.exp * 1000 > clock().getTime()) return known.caller

      const found = await verify(token)
      verified.set(key, found)
      return found.caller
    } catch (cause) {
      if (!isRefusal(cause)) throw new Problem('unavailable', { cause })
      onRefused(
        req.headers.authorization === undefined ? 'absent' : tokenFault(cause),
        req,
      )
      throw new Problem('caller-refused', { cause })
    }
  }
}

/** Ids in the one form that the database prints, so that they compare as text. */
const id = (text: string) => PersonId.parse(text.toLowerCase())

const callerOf = (claims: CallerClaims): Caller => ({
  readerId: id(claims.sub),
  subjectId: id(claims.subject),
  ground: claims.ground,
  subjectAge: claims.subjectAge,
  occasion: claims.jti,
})

/** Whether the token is at fault; claims that do not parse are. */
function isRefusal(error: unknown): boolean {
  if (error instanceof errors.JOSEError) {
    return !KEYS_UNAVAILABLE.includes(error.code)
  }
  return error instanceof Error && error.name === 'ZodError'
}
