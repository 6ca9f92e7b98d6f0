import { ascii } from '@mittkanta/contracts'
import type { Log } from '@mittkanta/service-kit'
import { z } from 'zod'
import type { ProviderProfile } from '../config.ts'
import { endpointsElsewhere } from '../sign-in/provider-endpoints.ts'

const Metadata = z.looseObject({ issuer: ascii(2000) })

/**
 * What the identification service says of itself against what is configured;
 * nothing when it does not answer, for that may pass.
 */
export async function providerFaults(
  profile: ProviderProfile,
  log: Log,
): Promise<string[]> {
  const { issuer, timeoutMilliseconds } = profile
  const base = issuer.href.replace(/\/$/, '')
  const metadata = await fetch(`${base}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(timeoutMilliseconds),
    redirect: 'error',
  })
    .then(async (answer) => Metadata.safeParse(await answer.json()).data)
    .catch(() => undefined)
  if (metadata === undefined) {
    log.warn(
      { event: 'provider-unavailable' },
      'The identification service does not answer; nobody can sign in until it does',
    )
    return []
  }
  const elsewhere = endpointsElsewhere(metadata, profile)
  return [
    ...(metadata.issuer.replace(/\/$/, '') === base
      ? []
      : [
          'PROVIDER_ISSUER: the identification service there calls itself by another issuer: configure it exactly as its metadata do',
        ]),
    ...(elsewhere.length === 0
      ? []
      : [
          `PROVIDER_ORIGINS: the identification service names ${elsewhere.join(', ')} at an origin that is not known: list it if it is the right one`,
        ]),
  ]
}
