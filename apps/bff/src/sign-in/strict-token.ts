/*
 * What a token must be beyond what jose and openid-client check: for this
 * client alone, and with one meaning.
 */

/** A string in JSON; outside of strings each colon belongs to one member. */
const STRING = /"(?:[^"\\]|\\.)*"/g

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** The parts of a signed token that are JSON. */
export interface TokenParts {
  readonly header: Readonly<Record<string, unknown>>
  readonly payload: Readonly<Record<string, unknown>>
}

/**
 * Reads header and payload of a signed token (JWS, compact), whose signature is
 * checked elsewhere. Parsers differ in which of two members of one name counts,
 * so a token with such members is refused (RFC 7519, section 4).
 *
 * @throws {Error} for what is not a JSON object in UTF-8 without repeated members
 */
export function partsOf(token: string): TokenParts {
  const [header = '', payload = ''] = token.split('.')
  return { header: objectIn(header), payload: objectIn(payload) }
}

/**
 * Whether a token is for this client and for no other (OIDC Core 1.0, section
 * 3.1.3.7, steps 3 to 5). We trust no further audience.
 */
export function isForClientAlone(
  { aud, azp }: { readonly aud?: unknown; readonly azp?: unknown },
  clientId: string,
): boolean {
  const isOne = Array.isArray(aud)
    ? aud.length === 1 && aud[0] === clientId
    : aud === clientId
  return isOne && (azp === undefined || azp === clientId)
}

function objectIn(part: string): Record<string, unknown> {
  const text = utf8.decode(Buffer.from(part, 'base64url'))
  const value: unknown = JSON.parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error('A part of the token is not a JSON object')
  }
  const written = text.replaceAll(STRING, '').split(':').length - 1
  if (written !== membersOf(value)) {
    throw new Error('A member of the token is there twice')
  }
  return value as Record<string, unknown>
}

/** How many members an object has, with those of the values in it. */
function membersOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  const own = Array.isArray(value) ? 0 : Object.keys(value).length
  return Object.values(value).reduce<number>(
    (sum, inner) => sum + membersOf(inner),
    own,
  )
}
