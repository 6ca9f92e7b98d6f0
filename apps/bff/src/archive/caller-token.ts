import { randomUUID } from 'node:crypto'
import {
  CALLER_TOKEN_TYPE,
  type CallerClaims,
  type PersonId,
} from '@mittkanta/contracts'
import { SignJWT } from 'jose'
import type { BffConfig } from '../config.ts'
import { loadKey } from '../sign-in/keys.ts'

/** The archive refuses tokens that live longer. */
const LIFETIME_SECONDS = 60
/** A token is sent this long, so that it never runs out on the way. */
const USED_MILLISECONDS = 30_000
const MOST_KEPT = 10_000

/** Who reads whose record on what ground: what a caller token states. */
export interface Caller {
  /** The bff's id of the session; the nil uuid before there is one. */
  readonly sessionId: string
  readonly reader: PersonId
  readonly subject: PersonId
  readonly ground: CallerClaims['ground']
  readonly subjectAge: CallerClaims['subjectAge']
}

/** Gives the signed token of a caller, the same one for half a minute. */
export type CallerTokens = (caller: Caller) => Promise<string>

/**
 * Signs caller tokens (ES256). Their times are the machine's, as the archive
 * judges them.
 *
 * @throws {Error} when the key is not a private P-256 key
 */
export async function callerTokens({
  callerKey,
  issuer,
  audience,
}: BffConfig['archive']): Promise<CallerTokens> {
  const { key, kid, alg } = await loadKey(callerKey, 'ES256')
  const kept = new Map<string, { token: Promise<string>; until: number }>()

  const sign = ({ reader, subject, ground, subjectAge }: Caller) =>
    new SignJWT({ subject, ground, subjectAge })
      .setProtectedHeader({ alg, kid, typ: CALLER_TOKEN_TYPE })
      .setIssuer(issuer)
      .setAudience(audience)
      .setSubject(reader)
      .setJti(randomUUID())
      .setIssuedAt()
      .setExpirationTime(`${LIFETIME_SECONDS}s`)
      .sign(key)

  return (caller) => {
    const { sessionId, reader, subject, ground, subjectAge } = caller
    const id = [sessionId, reader, subject, ground, subjectAge].join(' ')
    const known = kept.get(id)
    if (known && performance.now() < known.until) return known.token

    if (kept.size >= MOST_KEPT) kept.clear()
    const token = sign(caller)
    kept.set(id, { token, until: performance.now() + USED_MILLISECONDS })
    return token
  }
}
