import { createHmac } from 'node:crypto'

export const CHECKSUM_HEADER = 'X-AsiointivaltuudetAuthorization'

/**
 * The value of the checksum header of the HPA web API: who asks, when, and an
 * HMAC over both and over what is asked.
 *
 * @param path everything after the host, the query with it, percent-encoded and
 *   byte for byte as it is sent
 * @param timestamp ISO 8601 with offset, by the machine's clock; the registry
 *   takes five minutes' difference
 */
export function checksumOf(
  { clientId, apiKey }: { readonly clientId: string; readonly apiKey: string },
  path: string,
  timestamp: string,
): string {
  const checksum = createHmac('sha256', apiKey)
    .update(`${path} ${timestamp}`)
    .digest('base64')
  return `${clientId} ${timestamp} ${checksum}`
}

/** The value of `Authorization` at the token endpoint (RFC 7617). */
export const basicOf = (clientId: string, password: string): string =>
  `Basic ${Buffer.from(`${clientId}:${password}`).toString('base64')}`
