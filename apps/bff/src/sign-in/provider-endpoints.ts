import type { ProviderProfile } from '../config.ts'

/** Where the browser or this service is sent with what the metadata say. */
const ENDPOINTS = [
  'authorization_endpoint',
  'pushed_authorization_request_endpoint',
  'token_endpoint',
  'jwks_uri',
  'end_session_endpoint',
] as const

/**
 * The endpoints of the identification service that are not at its own origin nor
 * at one of `PROVIDER_ORIGINS`. Codes, verifiers and assertions go to known
 * origins only (ASVS 13.2.4), and keys come from there.
 *
 * @param metadata as discovered (OIDC Discovery 1.0)
 */
export function endpointsElsewhere(
  metadata: Readonly<Record<string, unknown>>,
  { issuer, origins }: Pick<ProviderProfile, 'issuer' | 'origins'>,
): string[] {
  const known = [issuer, ...origins].map(originOf)
  return ENDPOINTS.filter((endpoint) => {
    const address = metadata[endpoint]
    if (address === undefined) return false
    return (
      typeof address !== 'string' ||
      !URL.canParse(address) ||
      !known.includes(originOf(new URL(address)))
    )
  })
}

/** Not `URL.origin`, which for `blob:` is that of the address inside. */
const originOf = ({ protocol, host }: URL) => `${protocol}//${host}`
