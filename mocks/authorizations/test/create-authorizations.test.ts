import { createLog } from '@mittkanta/service-kit'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createAuthorizations } from '../src/create-authorizations.ts'
import { readPopulation, startAuthorizations } from '../src/index.ts'
import { FAMILY, populationWith, SETTINGS } from './support.ts'

const parts = {
  population: populationWith(),
  clock: () => new Date(),
  log: createLog('test', { write: () => undefined }),
}
/** A code that a person could have: the individual number is below 900. */
const POSSIBLE_CODE = '131052-308T'

afterEach(() => vi.unstubAllEnvs())

describe('createAuthorizations', () => {
  it('refuses to be made in production', async () => {
    vi.stubEnv('NODE_ENV', 'production')

    expect(() => createAuthorizations(SETTINGS, parts)).toThrow('production')
    await expect(startAuthorizations(SETTINGS, parts, 0)).rejects.toThrow(
      'production',
    )
  })

  it.each([
    ['a client id that is too short', { clientId: 'abc' }],
    ['an empty key', { apiKey: '' }],
    ['no password', { oauthPassword: '' }],
    ['nowhere to go back to', { redirectUris: [] }],
    ['an address that is no web page', { redirectUris: ['javascript:void'] }],
  ])('refuses %s', (_what, changes) => {
    expect(() =>
      createAuthorizations({ ...SETTINGS, ...changes }, parts),
    ).toThrow()
  })
})

describe('readPopulation', () => {
  const [someone, ...others] = populationWith().people

  it.each([
    [
      'two people with one id',
      { people: others.map((one) => ({ ...one, id: 'one' })) },
      'the same id',
    ],
    [
      'two people with one code',
      {
        people: [
          ...others,
          ...others.map((one) => ({ ...one, id: `${one.id}2` })),
        ],
      },
      'the same identity code',
    ],
    [
      'a relation to somebody unknown',
      { people: others, relations: [...FAMILY] },
      'not in the population',
    ],
  ])('refuses %s', (_what, population, message) => {
    expect(someone?.id).toBe('maria')
    expect(() => readPopulation(population)).toThrow(message)
  })

  it('refuses a code that a real person could have, and does not repeat it', () => {
    const read = () =>
      readPopulation({
        people: others.map((one) => ({ ...one, identityCode: POSSIBLE_CODE })),
      })

    expect(read).toThrow('is not an artificial identity code')
    expect(read).not.toThrow(POSSIBLE_CODE)
  })
})
