import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { RequestListener } from 'node:http'
import { fileURLToPath } from 'node:url'
import { createLog, listen, type RunningServer } from '@mittkanta/service-kit'
import { freePort } from '@mittkanta/test-kit'
import { openDatabase, type Database } from '@mittkanta/database'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../src/config.ts'
import { MIGRATIONS, MIGRATIONS_TABLE } from '../src/start.ts'
import { faultsAround } from '../src/start-checks/faults-around.ts'
import { environmentOf } from './support/house.ts'
import { callerKey, clientSigning } from './support/keys.ts'

let database: Database
const servers: RunningServer[] = []
const lines: string[] = []

beforeAll(async () => {
  database = await openDatabase({})
})
afterAll(() => database.close())
afterEach(async () => {
  await Promise.all(servers.splice(0).map((one) => one.close()))
  lines.length = 0
})

const serve = async (handler: RequestListener) => {
  const server = await listen(handler, 0)
  servers.push(server)
  return server.url
}

/** An identification service that calls itself so. */
const provider = (issuer: (own: string) => string) =>
  serve((req, res) => {
    const own = `http://${req.headers.host ?? ''}`
    res.end(JSON.stringify({ issuer: issuer(own) }))
  })

const archive = (status: number) =>
  serve((_req, res) => {
    res.writeHead(status).end()
  })

const faultsOf = async (environment: Record<string, string | undefined>) =>
  faultsAround(
    readConfig(environment),
    createLog('bff', { write: (line: string) => lines.push(line) }),
    database,
    {
      migrations: MIGRATIONS,
      migrationsTable: MIGRATIONS_TABLE,
      isDurable: false,
      isMigratedAtStart: true,
    },
  )

describe('what the bff looks at before it listens', () => {
  it('finds nothing wrong when everything is as it must be', async () => {
    const issuer = await provider((own) => own)
    const well = environmentOf(issuer, await archive(400))
    expect(await faultsOf(well)).toEqual([])
    expect(lines).toEqual([])
  })

  it('refuses an identification service that calls itself otherwise', async () => {
    const issuer = await provider(() => 'https://other.example')
    const wrong = environmentOf(issuer, await archive(400))
    expect(await faultsOf(wrong)).toEqual([
      expect.stringMatching(/^PROVIDER_ISSUER: .* another issuer/),
    ])
  })

  it.each(['token_endpoint', 'jwks_uri', 'end_session_endpoint'])(
    'refuses an identification service that names %s at another origin, unless it is configured (ASVS 13.2.4)',
    async (endpoint) => {
      const elsewhere = 'https://other.example/there'
      const issuer = await serve((req, res) => {
        const own = `http://${req.headers.host ?? ''}`
        res.end(JSON.stringify({ issuer: own, [endpoint]: elsewhere }))
      })
      const given = environmentOf(issuer, await archive(400))
      const [fault, ...others] = await faultsOf(given)
      expect(fault).toContain('PROVIDER_ORIGINS: ')
      expect(fault).toContain(endpoint)
      expect(others).toEqual([])

      const known = { ...given, PROVIDER_ORIGINS: 'https://other.example' }
      expect(await faultsOf(known)).toEqual([])
    },
  )

  it('refuses a caller key that the archive does not take, of any of its instances', async () => {
    const issuer = await provider((own) => own)
    const wrong = {
      ...environmentOf(issuer, ''),
      ARCHIVE_URL: `${await archive(400)} ${await archive(401)}`,
    }
    expect(await faultsOf(wrong)).toEqual([
      expect.stringMatching(/^ARCHIVE_CALLER_KEY: .* PORTAL_CALLER_KEYS/),
    ])
  })

  it('starts without the services around it, and says so', async () => {
    const nobody = `http://127.0.0.1:${await freePort()}`
    expect(await faultsOf(environmentOf(nobody, nobody))).toEqual([])
    expect(lines.join('')).toMatch(/provider-unavailable[\s\S]*archive-unav/)
  })

  it('refuses a directory without built pages', async () => {
    const issuer = await provider((own) => own)
    const wrong = {
      ...environmentOf(issuer, await archive(400)),
      WEB_DIRECTORY: '/nowhere',
    }
    expect(await faultsOf(wrong)).toEqual([
      expect.stringMatching(/^WEB_DIRECTORY: .*npm run build/),
    ])
  })

  it.each([
    [
      'ARCHIVE_CALLER_KEY',
      { ARCHIVE_CALLER_KEY: JSON.stringify(clientSigning) },
    ],
    [
      'PROVIDER_CLIENT_KEYS',
      {
        PROVIDER_CLIENT_KEYS: JSON.stringify({
          keys: [
            { ...callerKey, use: 'sig' },
            { ...callerKey, use: 'enc' },
          ],
        }),
      },
    ],
  ])('refuses keys in %s that do not fit', async (name, keys) => {
    const issuer = await provider((own) => own)
    const wrong = { ...environmentOf(issuer, await archive(400)), ...keys }
    expect(await faultsOf(wrong)).toEqual([
      expect.stringMatching(new RegExp(`^${name}: `)),
    ])
  })
})

describe('a bff that cannot start', () => {
  it('ends with code 78 and a line for each variable, without values', async () => {
    const child = spawn(
      process.execPath,
      [
        '--import',
        'tsx',
        fileURLToPath(new URL('../src/server.ts', import.meta.url)),
      ],
      {
        env: {
          PATH: process.env.PATH,
          NODE_ENV: 'production',
          BFF_PORT: 'kept-private',
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    )
    let output = ''
    child.stdout.on('data', (piece: Buffer) => {
      output += piece.toString()
    })
    const [code] = (await once(child, 'close')) as [number]

    expect(code).toBe(78)
    const messages = output
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { msg: string }).msg)
    expect(messages).toContainEqual(expect.stringMatching(/^BFF_PORT: /))
    expect(messages).toContainEqual(
      expect.stringMatching(/^ARCHIVE_CALLER_KEY: /),
    )
    expect(output).not.toContain('kept-private')
  })
})
