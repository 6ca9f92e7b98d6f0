import type { JWK } from 'jose'
import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  it,
  vi,
} from 'vitest'
import { Browser } from './support/browser.ts'
import { house, type House } from './support/house.ts'
import {
  clientEncryption,
  clientSigning,
  privateJwk,
  providerKey,
  publicJwk,
} from './support/keys.ts'
import type { Lie } from './support/lying-provider.ts'
import { signedWith } from './support/forgeries.ts'

const newSigning = await privateJwk('RS256', 'client-sig-2', 'sig')
const newEncryption = await privateJwk('RSA-OAEP', 'client-enc-2', 'enc')
const newProviderKey = await privateJwk('RS256', 'provider-2', 'sig')

const clientKeys = (...keys: JWK[]) => ({
  PROVIDER_CLIENT_KEYS: JSON.stringify({ keys }),
})

let bff: House
beforeAll(async () => {
  bff = await house()
})
afterAll(() => bff.close())
afterEach(() => {
  bff.provider.lie({})
  vi.useRealTimers()
})

const signsIn = async (url: string) => {
  const { onward } = await new Browser(url).signIn()
  return onward === '/'
}

describe('keys towards the identification service', () => {
  it('are exchanged one instance after the other, while people sign in', async () => {
    const steps = [
      // As it was; published ahead; in use; without the old ones.
      [clientSigning, clientEncryption],
      [clientSigning, newSigning, clientEncryption, newEncryption],
      [newSigning, clientSigning, newEncryption, clientEncryption],
      [newSigning, newEncryption],
    ]
    let before = bff.url
    for (const keys of steps) {
      const url = await bff.anotherInstance(clientKeys(...keys))
      // Two instances run beside each other, and each takes sign-ins.
      const outcomes = await Promise.all(
        Array.from({ length: 6 }, (_, n) => signsIn(n % 2 ? url : before)),
      )
      expect(outcomes).not.toContain(false)
      before = url

      // The service fetches what is published, and encrypts to the first.
      const answer = await new Browser(url).visit('/.well-known/jwks.json')
      const { keys: published } = answer.json() as { keys: JWK[] }
      const wire = published.map(({ kid }) => kid)
      expect(wire.sort()).toEqual(keys.map(({ kid }) => kid).sort())
      expect(published.some((key) => 'd' in key)).toBe(false)
      bff.provider.lie({
        clientKeys: published.filter(({ use }) => use === 'sig'),
        ...(wire.includes('client-enc-2') && { encryptTo: newEncryption }),
      })
      expect(await signsIn(url)).toBe(true)
    }
  })

  it('open what was encrypted to the old one, as long as it is there', async () => {
    const keys = [newSigning, clientSigning, newEncryption, clientEncryption]
    const lie = { clientKeys: [newSigning], encryptTo: clientEncryption }
    bff.provider.lie(lie)
    const both = await bff.anotherInstance(clientKeys(...keys))
    expect(await signsIn(both)).toBe(true)

    const without = await bff.anotherInstance(
      clientKeys(newSigning, newEncryption),
    )
    expect(await signsIn(without)).toBe(false)
  })
})

describe('keys of the identification service', () => {
  it('are fetched again when an unknown one comes, without a restart and not at every forgery', async () => {
    const url = await bff.anotherInstance()
    const published: JWK[] = [publicJwk(providerKey)]
    let fetched = 0
    const lie = (key: JWK): Lie => ({
      keys: () => {
        fetched += 1
        return published
      },
      sign: signedWith(key),
    })
    bff.provider.lie(lie(newProviderKey))
    for (let n = 0; n < 5; n += 1) expect(await signsIn(url)).toBe(false)
    // A caller who sends unknown ids makes us ask no more than once a minute.
    expect(fetched).toBe(1)

    published.push(publicJwk(newProviderKey))
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(Date.now() + 61_000)
    expect(await signsIn(url)).toBe(true)
    expect(fetched).toBe(2)
    bff.provider.lie(lie(providerKey))
    expect(await signsIn(url)).toBe(true)
  })

  it('are fetched again for logout tokens too', async () => {
    const url = await bff.anotherInstance()
    const send = async () =>
      new Browser(url).ask(
        'POST',
        '/sign-in/backchannel-logout',
        { 'content-type': 'application/x-www-form-urlencoded' },
        `logout_token=${await bff.provider.logoutToken({}, {}, newProviderKey)}`,
      )
    expect((await send()).status).toBe(400)
    bff.provider.lie({
      keys: (keys) => [...keys, publicJwk(newProviderKey)],
    })
    vi.useFakeTimers({ toFake: ['Date'] })
    vi.setSystemTime(Date.now() + 61_000)
    expect((await send()).status).toBe(200)
  })
})
