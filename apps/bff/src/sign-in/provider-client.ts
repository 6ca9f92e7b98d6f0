import {
  allowInsecureRequests,
  clockTolerance,
  discovery,
  enableDecryptingResponses,
  enableNonRepudiationChecks,
  modifyAssertion,
  PrivateKeyJwt,
  type ClientAuth,
  type ClientMetadata,
  type Configuration,
} from 'openid-client'
import type { ProviderProfile } from '../config.ts'
import type { ClientKeys } from './keys.ts'
import { endpointsElsewhere } from './provider-endpoints.ts'
import { SignInRefused } from './refusal.ts'

/**
 * Discovered metadata and keys are used this long before they are fetched
 * again.
 */
const FRESH_MILLISECONDS = 60 * 60 * 1000

/** Without these there is no sign-in; metadata that lack one are not kept. */
const NEEDED = ['authorization_endpoint', 'token_endpoint', 'jwks_uri'] as const

/** Gives the client of the identification service; the first call discovers it. */
export type ProviderClient = () => Promise<Configuration>

/**
 * The client of the identification service. It is discovered when first needed
 * and kept for an hour, so that this service starts without it; a failure is
 * not kept. The provider's keys are cached with it and fetched again when an
 * unknown one is met.
 */
export function providerClient(
  profile: ProviderProfile,
  keys: ClientKeys,
): ProviderClient {
  let current: Promise<Configuration> | undefined
  let freshUntil = 0

  return () => {
    if (current === undefined || performance.now() > freshUntil) {
      freshUntil = performance.now() + FRESH_MILLISECONDS
      const discovered = discover(profile, keys)
      discovered.catch(() => {
        if (current === discovered) current = undefined
      })
      current = discovered
    }
    return current
  }
}

async function discover(
  profile: ProviderProfile,
  keys: ClientKeys,
): Promise<Configuration> {
  const metadata: Partial<ClientMetadata> = {
    id_token_signed_response_alg: profile.idTokenAlg,
    require_auth_time: true,
    [clockTolerance]: profile.clockToleranceSeconds,
  }
  const configuration = await discovery(
    profile.issuer,
    profile.clientId,
    metadata,
    clientAuthentication(profile, keys),
    {
      timeout: profile.timeoutMilliseconds / 1000,
      execute: [
        // Without this the library trusts TLS and does not look at the
        // signature of an ID token that came from the token endpoint.
        enableNonRepudiationChecks,
        // The configuration allows http outside production and to this machine.
        // eslint-disable-next-line @typescript-eslint/no-deprecated
        ...(profile.isHttpsRequired ? [] : [allowInsecureRequests]),
      ],
    },
  )
  const server = configuration.serverMetadata()
  if (NEEDED.some((endpoint) => server[endpoint] === undefined)) {
    throw new SignInRefused('unavailable', 'provider-metadata-incomplete')
  }
  if (endpointsElsewhere({ ...server }, profile).length > 0) {
    throw new SignInRefused('unavailable', 'provider-endpoint-elsewhere')
  }
  if (keys.decryption.length > 0) {
    enableDecryptingResponses(
      configuration,
      [...profile.encryptionEncs],
      ...keys.decryption,
    )
  }
  return configuration
}

/** `private_key_jwt`. The library addresses it to the issuer; most Finnish brokers want the token endpoint. */
function clientAuthentication(
  { assertionAudience }: ProviderProfile,
  { signing }: ClientKeys,
): ClientAuth {
  return (server, client, body, headers) =>
    PrivateKeyJwt(signing, {
      [modifyAssertion]: (_header, payload) => {
        payload.aud =
          assertionAudience === 'issuer' ? server.issuer : server.token_endpoint
      },
    })(server, client, body, headers)
}
