import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from '../../src/config.ts'

const KEY = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', kid: 'k' }
const DEVELOPMENT = { NODE_ENV: 'development' }
const CLIENT = {
  clientId: 'client-a',
  controllerId: '1.2.246.10.100',
  controllerName: 'Exempelkusten',
  jwks: { keys: [KEY] },
}

const PRODUCTION = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgres://db.example/archive',
}

describe('readConfig', () => {
  it('has a safe default for everything', () => {
    expect(readConfig(DEVELOPMENT)).toMatchObject({
      host: '127.0.0.1',
      port: 3100,
      internalHost: '127.0.0.1',
      internalPort: 3101,
      isExposedForTests: false,
      isMigratedAtStart: true,
      database: { url: undefined, directory: '.data/archive' },
      archive: {
        phase: '1',
        activeUseYears: 17,
        listPageSize: 20,
        maxContentBytes: 50_000_000,
        clientSystems: [],
        caller: { keys: { keys: [] } },
        demoClock: false,
        isNobodyMarked: false,
        artificialIdentityCodes: true,
      },
    })
  })

  it('takes no test identity codes in production', () => {
    const { archive } = readConfig(PRODUCTION)
    expect(archive.artificialIdentityCodes).toBe(false)
  })

  it.each(['DEMO_CLOCK', 'NOBODY_MARKED', 'ARTIFICIAL_IDENTITY_CODES'])(
    'refuses %s in production, and nowhere else',
    (name) => {
      expect(() => readConfig({ ...PRODUCTION, [name]: 'true' })).toThrow(name)
      expect(() => readConfig({ ...DEVELOPMENT, [name]: 'true' })).not.toThrow()
    },
  )

  it('runs as in production when NODE_ENV is absent or empty, and takes no other word for it (S13)', () => {
    const absent: Record<string, string> = { ...PRODUCTION }
    delete absent.NODE_ENV
    for (const given of [absent, { ...absent, NODE_ENV: '' }]) {
      expect(readConfig(given)).toMatchObject({
        isProduction: true,
        archive: { artificialIdentityCodes: false },
      })
      expect(() => readConfig({ ...given, DEMO_CLOCK: 'true' })).toThrow(
        /DEMO_CLOCK: refused in production/,
      )
    }
    expect(() => readConfig({ ...absent, NODE_ENV: 'Production' })).toThrow(
      /^.*\n {2}NODE_ENV: /,
    )
  })

  it.each([
    ['ARCHIVE_HOST', '0.0.0.0'],
    ['ARCHIVE_INTERNAL_HOST', '10.0.0.4'],
    ['ARCHIVE_URL', 'https://archive.example'],
  ])(
    'refuses %s=%s in development, and marks it in a test environment (S13)',
    (name, value) => {
      expect(() => readConfig({ ...DEVELOPMENT, [name]: value })).toThrow(
        `${name}: other machines can reach it`,
      )
      expect(
        readConfig({ NODE_ENV: 'test', [name]: value }).isExposedForTests,
      ).toBe(true)
      expect(
        readConfig({ ...PRODUCTION, [name]: value }).isExposedForTests,
      ).toBe(false)
    },
  )

  it('refuses the embedded engine in production', () => {
    expect(() => readConfig({ NODE_ENV: 'production' })).toThrow(
      /DATABASE_URL: needed in production/,
    )
  })

  it('names the file of client systems that it cannot read, and nothing of its contents', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'mittkanta-')), 'systems')
    const read = () => readConfig({ ...DEVELOPMENT, CLIENT_SYSTEMS_FILE: path })
    expect(read).toThrow(/CLIENT_SYSTEMS_FILE: cannot be read \(ENOENT\)/)
    await writeFile(path, 'kept-private')
    expect(read).toThrow(/CLIENT_SYSTEMS_FILE: the file: is not JSON/)
    expect(read).not.toThrow(/kept-private/)
  })

  it('reads client systems from JSON', () => {
    const { archive } = readConfig({
      ...DEVELOPMENT,
      CLIENT_SYSTEMS: JSON.stringify([CLIENT]),
    })
    expect(archive.clientSystems).toEqual([CLIENT])
  })

  it.each([
    [
      'a private key',
      { ...CLIENT, jwks: { keys: [{ ...KEY, d: 'kept-private' }] } },
    ],
    ['a register that is no OID', { ...CLIENT, controllerId: 'us' }],
    ['a member that it does not know', { ...CLIENT, secret: 'kept-private' }],
  ])('refuses a client system with %s, without repeating it', (_, client) => {
    const read = () =>
      readConfig({ ...DEVELOPMENT, CLIENT_SYSTEMS: JSON.stringify([client]) })
    expect(read).toThrow('CLIENT_SYSTEMS')
    expect(read).not.toThrow(/kept-private/)
  })

  it.each([
    ['ARCHIVE_PORT', '65536'],
    ['MITTKANTA_PHASE', '2'],
    ['DEMO_CLOCK', 'yes'],
    ['PORTAL_CALLER_KEYS', '{"keys":'],
  ])('refuses %s=%s', (name, value) => {
    expect(() => readConfig({ ...DEVELOPMENT, [name]: value })).toThrow(name)
  })
})
