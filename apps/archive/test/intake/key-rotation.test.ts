import { ENGINES } from '@mittkanta/test-kit'
import { decodeProtectedHeader, exportJWK, generateKeyPair } from 'jose'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NOBODY } from '../../src/caller/caller.ts'
import { exchangeSigningKey } from '../../src/oauth/signing-keys.ts'
import {
  AUDIENCE,
  bffKeys,
  callerJwks,
  callerToken,
  ISSUER,
  own,
} from '../reading/portal.ts'
import { openTestArchive, type TestArchive } from '../support/archive.ts'
import {
  createClientSystem,
  tokenForm,
  type TestClientSystem,
} from '../support/client-system.ts'
import { CONTROLLER } from '../support/documents.ts'

const newBffKeys = await generateKeyPair('ES256')
const newPublicKey = {
  ...(await exportJWK(newBffKeys.publicKey)),
  kty: 'EC' as const,
  kid: 'bff-2',
}
const newer = await createClientSystem('client-a', CONTROLLER)

const caller = (...keys: (typeof newPublicKey)[]) => ({
  caller: { keys: { keys }, issuer: ISSUER, audience: AUDIENCE },
})
const [oldPublicKey = newPublicKey] = callerJwks.keys

describe.each(ENGINES)('exchanging keys of an archive on %s', (engine) => {
  let archive: TestArchive
  beforeAll(async () => {
    archive = await openTestArchive(engine, caller(oldPublicKey))
  })
  afterAll(() => archive.close())

  const lookUp = async (url: string, isNew: boolean) => {
    const wrong = isNew
      ? { key: newBffKeys.privateKey, kid: 'bff-2' }
      : { key: bffKeys.privateKey }
    const answer = await fetch(`${url}/portal/persons`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await callerToken(own(NOBODY), archive.clock(), wrong)}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify({ identityCode: '010190-999U' }),
    })
    return answer.status
  }

  it('takes the portal’s old and new key while both are listed, and the old one no longer after', async () => {
    const both = await archive.anotherInstance(
      caller(oldPublicKey, newPublicKey),
    )
    const isRefused = 401
    // The bff signs with the old key while one archive after the other learns the new one.
    expect(await lookUp(archive.url, false)).not.toBe(isRefused)
    expect(await lookUp(both, false)).not.toBe(isRefused)
    // One bff after the other signs with the new one.
    const others = await Promise.all(
      [true, false, true, false].map((isNew) => lookUp(both, isNew)),
    )
    expect(others).not.toContain(isRefused)
    const after = await archive.anotherInstance(caller(newPublicKey))
    expect(await lookUp(after, true)).not.toBe(isRefused)
    expect(await lookUp(after, false)).toBe(isRefused)
    // Too early: an archive that has not learnt the new one.
    expect(await lookUp(archive.url, true)).toBe(isRefused)
  })

  const asks = async (
    url: string,
    client: TestClientSystem,
    kid = 'client-a',
  ) => {
    const now = archive.clock()
    const assertion = await client.assertion(now, {}, { kid })
    const answer = await fetch(`${url}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams(tokenForm(assertion)),
    })
    return answer.status
  }

  it('takes a client system’s old and new key while both are listed', async () => {
    const [newKey] = newer.configuration.jwks.keys
    const registered = (...keys: object[]) => ({
      clientSystems: [
        {
          ...archive.client.configuration,
          jwks: { keys: keys as { kty: 'EC' }[] },
        },
      ],
    })
    const [oldKey] = archive.client.configuration.jwks.keys
    const listed = { ...newKey, kid: 'client-a-2' }
    const both = await archive.anotherInstance(
      registered({ ...oldKey }, listed),
    )
    expect(await asks(both, archive.client)).toBe(200)
    expect(await asks(both, newer, 'client-a-2')).toBe(200)

    const after = await archive.anotherInstance(registered(listed))
    expect(await asks(after, archive.client)).toBe(401)
    expect(await asks(after, newer, 'client-a-2')).toBe(200)
  })

  it('takes tokens of its own old and new key, on every instance, when that is exchanged', async () => {
    const other = await archive.anotherInstance()
    const tokenOf = async (url: string) => {
      const now = archive.clock()
      const answer = await fetch(`${url}/oauth/token`, {
        method: 'POST',
        body: new URLSearchParams(
          tokenForm(await archive.client.assertion(now)),
        ),
      })
      return ((await answer.json()) as { access_token: string }).access_token
    }
    const statusAt = async (url: string, token: string) => {
      const answer = await fetch(`${url}/wills/queries`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
        },
        body: '{}',
      })
      return answer.status
    }
    const kidOf = (token: string) => decodeProtectedHeader(token).kid
    const old = await tokenOf(archive.url)
    await exchangeSigningKey(archive.database)
    archive.clock.advance(60_000)
    const signedAnew = await tokenOf(archive.url)

    expect(kidOf(signedAnew)).not.toBe(kidOf(old))
    for (const url of [archive.url, other]) {
      expect(await statusAt(url, old)).toBe(400)
      expect(await statusAt(url, signedAnew)).toBe(400)
    }
    // The other one may sign with the old key for a while; all know it.
    await exchangeSigningKey(archive.database)
    archive.clock.advance(60_000)
    expect(await statusAt(archive.url, signedAnew)).toBe(400)
    expect(await statusAt(archive.url, old)).toBe(401)
  })
})
