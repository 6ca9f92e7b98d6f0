import { afterEach, describe, expect, it } from 'vitest'
import * as client from 'openid-client'
import { driveSignIn } from '../src/drive.ts'
import type { IdentificationSettings } from '../src/index.ts'
import { relyingParty, serviceKeys, standIn } from './relying-party.ts'

const stops: (() => Promise<void>)[] = []
afterEach(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()))
})

async function started(
  settings: IdentificationSettings,
  alg: 'RS256' | 'PS256' | 'ES256' = 'RS256',
) {
  const keys = await serviceKeys(alg)
  const server = await standIn(settings, { jwks: keys.jwks })
  stops.push(server.close)
  return { keys, server, party: await relyingParty(server.issuer, keys) }
}

describe('pushed requests', () => {
  it('are taken signed', async () => {
    const { party } = await started({ pushedRequests: 'accepted' })
    const signed = await party.request()

    const url = await client.buildAuthorizationUrlWithPAR(
      party.config,
      signed.searchParams,
    )

    expect([...url.searchParams.keys()].sort()).toEqual([
      'client_id',
      'request_uri',
    ])
    const tokens = await party.exchange(await driveSignIn(url, 'venla'))
    expect(tokens.claims()?.sub).toBeDefined()
  })

  it('are refused unsigned', async () => {
    const { party } = await started({ pushedRequests: 'accepted' })

    await expect(
      client.buildAuthorizationUrlWithPAR(party.config, party.parameters),
    ).rejects.toMatchObject({ error: 'invalid_request' })
  })

  it('are taken unsigned when that has been switched on', async () => {
    const { party } = await started({
      pushedRequests: 'required',
      unsignedPushedRequests: true,
    })

    const url = await client.buildAuthorizationUrlWithPAR(
      party.config,
      party.parameters,
    )

    const tokens = await party.exchange(await driveSignIn(url, 'venla'))
    expect(tokens.claims()?.sub).toBeDefined()
  })

  it.each([false, true])(
    'are the only way in when they are required (unsigned ones taken: %s)',
    async (unsignedPushedRequests) => {
      const { party } = await started({
        pushedRequests: 'required',
        unsignedPushedRequests,
      })

      const callback = await driveSignIn(
        client.buildAuthorizationUrl(party.config, party.parameters),
        'venla',
      ).catch((error: unknown) => error)

      const refused =
        callback instanceof URL
          ? callback.searchParams.get('error')
          : String(callback)
      expect(refused).toMatch(/invalid_request|answered 400/)
    },
  )

  it('cannot be switched off together with signed ones', async () => {
    await expect(
      started({ pushedRequests: 'accepted', unsignedPushedRequests: true }),
    ).rejects.toThrow('never neither')
  })
})

describe('sender-constrained tokens', () => {
  it('are bound to the key of the service', async () => {
    const { party } = await started({ dPoP: 'required' })
    const DPoP = client.getDPoPHandle(
      party.config,
      await client.randomDPoPKeyPair(),
    )

    const tokens = await party.exchange(
      await driveSignIn(await party.request(), 'venla'),
      { DPoP },
    )

    expect(tokens.token_type).toBe('dpop')
  })

  it('are demanded when they are required', async () => {
    const { party } = await started({ dPoP: 'required' })
    const callback = await driveSignIn(await party.request(), 'venla')

    await expect(party.exchange(callback)).rejects.toMatchObject({
      error: 'invalid_grant',
    })
  })
})

describe('signatures of a service', () => {
  it.each(['PS256', 'ES256'] as const)(
    'are taken with %s when that is listed',
    async (alg) => {
      const { party } = await started(
        { signingAlgorithms: ['RS256', alg] },
        alg,
      )

      const tokens = await party.exchange(
        await driveSignIn(await party.request(), 'venla'),
      )

      expect(tokens.claims()?.sub).toBeDefined()
    },
  )
})
