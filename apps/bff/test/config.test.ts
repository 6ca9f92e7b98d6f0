import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { configurationTable, withTable } from '../scripts/configuration.ts'
import { CLAIM_MAPS } from '../src/config/claim-maps.ts'
import { readConfig } from '../src/config.ts'
import { environmentOf, registryEnvironment } from './support/house.ts'
import { callerKey, clientSigning } from './support/keys.ts'

const test = environmentOf('http://localhost:3200', 'http://localhost:3100')
const production = {
  ...test,
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://db.example/bff',
  PUBLIC_URL: 'https://mittkanta.example',
  PROVIDER_ISSUER: 'https://broker.example/uas',
  PROVIDER_ACR_VALUES: '',
}
const registry = registryEnvironment('https://registry.example')

describe('readConfig', () => {
  it('has the defaults of a broker of the Finnish Trust Network', () => {
    const { provider, session, phase } = readConfig(production)
    expect(provider).toMatchObject({
      assertionAudience: 'token-endpoint',
      isRequestSigned: true,
      isRequestPushed: false,
      isDpopUsed: false,
      idTokenAlg: 'RS256',
      isIdTokenEncrypted: true,
      encryptionAlg: 'RSA-OAEP',
      encryptionEncs: ['A128CBC-HS256', 'A128GCM'],
      claims: CLAIM_MAPS['ftn-oid'],
      acrValues: [
        'http://ftn.ficora.fi/2017/loa2',
        'http://ftn.ficora.fi/2017/loa3',
      ],
      isHttpsRequired: true,
    })
    expect(session).toEqual({
      idleSeconds: 900,
      absoluteSeconds: 28_800,
      warnSeconds: 120,
    })
    expect(readConfig({ ...production, MITTKANTA_PHASE: '' }).phase).toBe('1')
    expect(phase).toBe('later')
  })

  it.each([
    'http://ftn.ficora.fi/2017/loatest2',
    'http://ftn.ficora.fi/2017/loatest3',
    'urn:oid:1.2.246.517.3002.110.999',
    'http://ftn.ficora.fi/2017/loa2 http://ftn.ficora.fi/2017/LOATEST2',
  ])('refuses the test assurance %s in production', (acr) => {
    expect(() =>
      readConfig({ ...production, PROVIDER_ACR_VALUES: acr }),
    ).toThrow('PROVIDER_ACR_VALUES')
    expect(readConfig({ ...test, PROVIDER_ACR_VALUES: acr })).toBeDefined()
  })

  it('runs as in production when NODE_ENV is absent or empty (S13)', () => {
    const absent: Record<string, string> = { ...production }
    delete absent.NODE_ENV
    for (const given of [absent, { ...absent, NODE_ENV: '' }]) {
      expect(readConfig(given).isProduction).toBe(true)
      expect(() =>
        readConfig({ ...given, PUBLIC_URL: 'http://localhost:3000' }),
      ).toThrow('PUBLIC_URL')
    }
  })

  it.each([
    ['BFF_HOST', '0.0.0.0'],
    ['BFF_INTERNAL_HOST', '10.0.0.4'],
    ['PUBLIC_URL', 'https://mittkanta.example'],
  ])(
    'refuses %s=%s in development, and marks it in a test environment (S13)',
    (name, value) => {
      const given = { ...test, [name]: value }
      expect(() => readConfig({ ...given, NODE_ENV: 'development' })).toThrow(
        `${name}: other machines can reach it`,
      )
      expect(readConfig(given).isExposedForTests).toBe(true)
      expect(readConfig(test).isExposedForTests).toBe(false)
      expect(
        readConfig({ ...production, [name]: value }).isExposedForTests,
      ).toBe(false)
    },
  )

  it.each(['PUBLIC_URL', 'PROVIDER_ISSUER', 'PROVIDER_ORIGINS'])(
    'refuses %s without TLS in production, and elsewhere but on this machine',
    (name) => {
      const plain = { [name]: 'http://localhost:3000' }
      expect(() => readConfig({ ...production, ...plain })).toThrow(name)
      const far = { [name]: 'http://mittkanta.example' }
      expect(() => readConfig({ ...test, ...far })).toThrow(name)
      expect(readConfig({ ...test, ...plain })).toBeDefined()
    },
  )

  it.each([
    ['PUBLIC_URL', 'https://mittkanta.example/path'],
    ['ARCHIVE_URL', 'ftp://archive.example'],
    ['ARCHIVE_CALLER_KEY', 'rubbish'],
    ['PROVIDER_CLIENT_KEYS', '{"keys":[]}'],
    ['PROVIDER_CLIENT_KEYS', JSON.stringify({ keys: [clientSigning] })],
    ['PROVIDER_CLAIMS', 'unheard-of'],
    ['PROVIDER_ACR_VALUES', '  '],
    ['PROVIDER_ID_TOKEN_ALG', 'HS256'],
    ['PROVIDER_ID_TOKEN_ALG', 'none'],
    ['SESSION_IDLE_SECONDS', '100'],
    ['SESSION_ABSOLUTE_SECONDS', '800'],
    ['PROVIDER_ORIGINS', 'https://broker.example/path'],
    ['PROVIDER_ORIGINS', 'broker.example'],
    ['LOOKUP_KEY', 'too-short'],
    ['LOOKUP_KEY', `${'a'.repeat(42)}=`],
    ['BFF_PORT', '70000'],
  ])('refuses %s=%s without repeating the value', (name, value) => {
    const read = () => readConfig({ ...test, [name]: value })
    expect(read).toThrow(name.startsWith('SESSION') ? 'SESSION_' : name)
    expect(read).not.toThrow(`${value}"`)
  })

  it('offers acting for another only with a registry', () => {
    expect(readConfig(test).registry).toBeUndefined()
    expect(readConfig({ ...test, ...registry }).registry).toMatchObject({
      clientId: 'ed4b7ae7',
      timeoutMilliseconds: 1200,
      totalMilliseconds: 2500,
      roles: {
        guardian: ['ALL'],
        information: ['RIGHT_TO_INFORMATION'],
        mandate: [
          'http://valtuusrekisteri.suomi.fi/sosiaalihuollon_asioiden_hoito',
        ],
      },
    })
  })

  it('gives no one a right to information unless it is configured how', () => {
    const given = { ...registry, AUTHORIZATIONS_INFORMATION_ROLES: '' }
    const { roles } = readConfig({ ...test, ...given }).registry ?? {}
    expect(roles?.information).toEqual([])
  })

  it.each([
    ['AUTHORIZATIONS_CLIENT_ID', ''],
    ['AUTHORIZATIONS_CLIENT_ID', 'a b'],
    ['AUTHORIZATIONS_API_KEY', ''],
    ['AUTHORIZATIONS_OAUTH_PASSWORD', ''],
    ['AUTHORIZATIONS_URL', 'https://registry.example/path'],
    ['AUTHORIZATIONS_URL', 'http://registry.example'],
    ['AUTHORIZATIONS_INFORMATION_ROLES', 'OTHER ALL'],
    ['AUTHORIZATIONS_TIMEOUT_MS', '0'],
  ])('refuses a registry with %s=%s', (name, value) => {
    const read = () => readConfig({ ...test, ...registry, [name]: value })
    expect(read).toThrow('AUTHORIZATIONS_')
    expect(read).not.toThrow(/of-the-test/)
  })

  it('refuses a registry without TLS in production', () => {
    const plain = { ...registry, AUTHORIZATIONS_URL: 'http://localhost:3300' }
    expect(() => readConfig({ ...production, ...plain })).toThrow(
      'AUTHORIZATIONS_URL: must be https',
    )
    expect(readConfig({ ...test, ...plain }).registry).toBeDefined()
  })

  it('takes a claim map of one’s own', () => {
    const map = { ...CLAIM_MAPS['op-isb'], identityCode: ['hetu'] }
    const { provider } = readConfig({
      ...test,
      PROVIDER_CLAIMS: JSON.stringify(map),
    })
    expect(provider.claims).toEqual(map)
  })

  it('reads secrets from files', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'mittkanta-config-'))
    try {
      const path = join(directory, 'caller.json')
      await writeFile(path, JSON.stringify(callerKey))
      const secret = join(directory, 'password')
      await writeFile(secret, 'from a file\n')
      const { archive, registry: given } = readConfig({
        ...test,
        ...registry,
        AUTHORIZATIONS_OAUTH_PASSWORD_FILE: secret,
        ARCHIVE_CALLER_KEY: undefined,
        ARCHIVE_CALLER_KEY_FILE: path,
      })
      expect(archive.callerKey.kid).toBe('caller')
      expect(given?.oauthPassword).toBe('from a file')
    } finally {
      await rm(directory, { recursive: true })
    }
  })
})

describe('docs/configuration.md', () => {
  it('says of every variable what the code says', async () => {
    const path = new URL('../../../docs/configuration.md', import.meta.url)
    const printed = await readFile(path, 'utf8')
    expect(withTable(printed, configurationTable())).toBe(printed)
  })

  it('refuses the embedded engine in production', () => {
    expect(() => readConfig({ ...production, DATABASE_URL: '' })).toThrow(
      /DATABASE_URL: needed in production/,
    )
  })

  it('names the variable of a secret file that cannot be read', () => {
    const read = () =>
      readConfig({ ...production, ARCHIVE_CALLER_KEY_FILE: '/nowhere/key' })
    expect(read).toThrow(/ARCHIVE_CALLER_KEY_FILE: .*ENOENT/)
  })

  it('takes several archives with spaces between, and none that is no address', () => {
    const of = (ARCHIVE_URL: string) =>
      readConfig({ ...production, ARCHIVE_URL }).archive.urls.map(String)
    expect(of('http://one.example http://two.example:3100')).toEqual([
      'http://one.example/',
      'http://two.example:3100/',
    ])
    expect(() => of('http://one.example two')).toThrow('ARCHIVE_URL')
    expect(() => of('http://one.example/path')).toThrow('ARCHIVE_URL')
  })
})
