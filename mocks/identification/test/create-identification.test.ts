import { afterEach, describe, expect, it, vi } from 'vitest'
import { IdentityCode } from '@mittkanta/identity-code'
import {
  createIdentification,
  generateIdentificationKeys,
  startIdentification,
  type IdentificationParts,
} from '../src/index.ts'
import { readPeople } from '../src/people.ts'
import { people, venla } from './people.ts'

const keys = await generateIdentificationKeys()
const quiet = () => undefined
const parts: IdentificationParts = {
  people,
  clients: [
    {
      clientId: 'mittkanta',
      name: 'MittKanta',
      redirectUris: ['http://localhost:3000/sign-in/callback'],
      jwksUri: 'http://localhost:3000/jwks',
    },
  ],
  keys,
  log: { info: quiet, warn: quiet, error: quiet },
}

/** A code that a person could have: the individual number is below 900. */
const POSSIBLE_CODE = '131052-308T'

afterEach(() => vi.unstubAllEnvs())

describe('createIdentification', () => {
  it('refuses to be made in production', () => {
    vi.stubEnv('NODE_ENV', 'production')

    expect(() => createIdentification({}, parts)).toThrow('production')
  })

  it('refuses to start in production and lets the port go', async () => {
    vi.stubEnv('NODE_ENV', 'production')
    await expect(startIdentification({}, parts, 0)).rejects.toThrow(
      'production',
    )

    vi.unstubAllEnvs()
    const server = await startIdentification({}, parts, 0)
    await server.close()
  })

  it.each([
    ['has a path in its issuer', { issuer: 'http://localhost:3200/path' }],
    ['lets codes live longer than a minute', { codeSeconds: 61 }],
    ['lets sign-ins live longer than an hour', { sessionSeconds: 3601 }],
  ])('refuses a configuration that %s', (_what, settings) => {
    expect(() => createIdentification(settings, parts)).toThrow()
  })

  it('refuses a service without keys', () => {
    const clients = [
      {
        clientId: 'mittkanta',
        name: 'MittKanta',
        redirectUris: ['http://localhost:3000/sign-in/callback'],
      },
    ]

    expect(() => createIdentification({}, { ...parts, clients })).toThrow(
      'either jwks or jwksUri',
    )
  })
})

describe('readPeople', () => {
  it('refuses a code that a real person could have, and does not repeat it', () => {
    expect(IdentityCode.parse(POSSIBLE_CODE)).toBeDefined()
    const read = () => readPeople([{ ...venla, identityCode: POSSIBLE_CODE }])

    expect(read).toThrow('is not an artificial identity code')
    expect(read).not.toThrow(POSSIBLE_CODE)
  })

  it('refuses two people with one id', () => {
    expect(() => readPeople([venla, venla])).toThrow('the same id')
  })
})
