import { createHash } from 'node:crypto'
import { SignInRefused } from './refusal.ts'
import { ProviderSubject } from './claims.ts'
import { isForClientAlone, partsOf } from './strict-token.ts'

/** What an ID token came with. */
export interface IdTokenContext {
  readonly clientId: string
  readonly accessToken: string
  /** The authorization code that was exchanged for it. */
  readonly code: string
  readonly state: string
}

/** The media types that an ID token may have; without `typ` it is one as well. */
const TYPES = ['jwt', 'application/jwt']

/**
 * Checks what openid-client leaves out of an ID token whose signature, issuer,
 * nonce and times it has checked: the kind of token (RFC 8725, section 3.11),
 * repeated members, further audiences, the subject, and hashes of what it came
 * with (OIDC Core 1.0, sections 3.1.3.7, 3.1.3.8 and 3.3.2.11).
 *
 * @param idToken signed, decrypted
 * @throws {SignInRefused} when one of them is not as it must be
 */
export function checkIdToken(
  idToken: string,
  { clientId, accessToken, code, state }: IdTokenContext,
): void {
  const { header, payload } = partsIn(idToken)
  const { typ } = header
  const isOfType =
    typ === undefined ||
    (typeof typ === 'string' && TYPES.includes(typ.toLowerCase()))
  // `events` makes it a logout token or another security event (RFC 8417).
  if (!isOfType || payload.events !== undefined) {
    throw new SignInRefused('refused', 'id-token-of-another-kind')
  }
  if (!isForClientAlone(payload, clientId)) {
    throw new SignInRefused('refused', 'id-token-for-another-party')
  }
  if (!ProviderSubject.safeParse(payload.sub).success) {
    throw new SignInRefused('refused', 'id-token-subject-invalid')
  }
  const hashed = { at_hash: accessToken, c_hash: code, s_hash: state }
  for (const [claim, value] of Object.entries(hashed)) {
    const given = payload[claim]
    if (given !== undefined && given !== leftHalfOfHash(value)) {
      throw new SignInRefused('refused', 'id-token-hash-differs')
    }
  }
}

function partsIn(idToken: string) {
  try {
    return partsOf(idToken)
  } catch {
    throw new SignInRefused('refused', 'id-token-ambiguous')
  }
}

/** SHA-256 is the hash of every algorithm that the configuration offers (…256). */
const leftHalfOfHash = (text: string) =>
  createHash('sha256')
    .update(text, 'ascii')
    .digest()
    .subarray(0, 16)
    .toString('base64url')
