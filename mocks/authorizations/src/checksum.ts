import { createHmac, timingSafeEqual } from 'node:crypto'

const GREATEST_SKEW_MILLISECONDS = 5 * 60_000
const TIMESTAMP =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})$/

/** Name of the header that carries client id, timestamp and checksum. */
export const CHECKSUM_HEADER = 'X-AsiointivaltuudetAuthorization'

/** Who signs, and with what. */
export interface Signer {
  readonly clientId: string
  /** Secret of the HMAC. */
  readonly apiKey: string
}

/**
 * Base64 of the HMAC-SHA256 of path and timestamp.
 *
 * @param path everything after the host, with the query, byte for byte as
 *   sent
 */
export function checksumOf(
  apiKey: string,
  path: string,
  timestamp: string,
): string {
  return createHmac('sha256', apiKey)
    .update(`${path} ${timestamp}`)
    .digest('base64')
}

/**
 * Whether a request was made by the signer within five minutes of now.
 *
 * @param header `{clientId} {timestamp} {checksum}`
 */
export function isSignedBy(
  { clientId, apiKey }: Signer,
  header: string | undefined,
  path: string,
  now: Date,
): boolean {
  const [claimed, timestamp, checksum, ...more] = (header ?? '').split(' ')
  if (timestamp === undefined || checksum === undefined || more.length > 0) {
    return false
  }
  const isFresh =
    TIMESTAMP.test(timestamp) &&
    Math.abs(Date.parse(timestamp) - now.getTime()) <=
      GREATEST_SKEW_MILLISECONDS
  return (
    claimed === clientId &&
    isFresh &&
    isSameText(checksum, checksumOf(apiKey, path, timestamp))
  )
}

/**
 * Compares in constant time: the duration does not reveal how much was right.
 */
export function isSameText(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}
