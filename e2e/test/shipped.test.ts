import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { GATE_LIMITS, MAX_CONTENT_BYTES } from '@mittkanta/archive/testing'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { buildContext } from '../support/build-context.ts'
import { composed, composeFile } from '../support/compose-file.ts'
import {
  filesOfRepository,
  said,
  stages,
  type Stage,
} from '../support/container-file.ts'
import { DEPLOY, ROOT } from '../support/places.ts'

/** `name@sha256:…`, or a digest that has to be given before anything starts. */
const BY_DIGEST = /@(?:sha256:[0-9a-f]{64}|\$\{[A-Z]+_DIGEST:\?[^}]+\})$/

describe('the log of PostgreSQL in deploy/compose.yml (S1, ASVS 16.2.5)', () => {
  /** Settings that the server is started with: `-c name=value`. */
  const shipped = async () => {
    const { postgres } = await composed()
    const settings = (postgres?.command ?? []).flatMap((word, at, words) =>
      words[at - 1] === '-c' ? [word.split('=')] : [],
    )
    return Object.fromEntries(settings) as Record<string, string>
  }
  /** The table of docs/protection.md. */
  const documented = async () => {
    const text = await readFile(join(ROOT, 'docs/protection.md'), 'utf8')
    return Object.fromEntries(
      [...text.matchAll(/^\| `((?:log|debug)_\w+)`\s*\| `([^`]+)`/gm)].map(
        ([, name = '', value = '']) => [name, value],
      ),
    )
  }

  it('has every setting that docs/protection.md calls necessary', async () => {
    const necessary = await documented()

    expect(Object.keys(necessary).length).toBeGreaterThanOrEqual(7)
    expect(await shipped()).toMatchObject(necessary)
  })

  it('has no other setting of what is logged than docs/protection.md explains', async () => {
    const necessary = await documented()
    const logging = Object.keys(await shipped()).filter((name) =>
      /^(?:log|debug)_|auto_explain|preload/.test(name),
    )
    expect(logging.filter((name) => !(name in necessary))).toEqual([])
  })
})

describe('the containers of deploy/compose.yml (S13)', () => {
  it('have a root file system that is read-only, no capability, and limits of memory and processes', async () => {
    for (const [name, service] of Object.entries(await composed())) {
      expect({ name, ...service }).toMatchObject({
        name,
        read_only: true,
        cap_drop: ['ALL'],
        security_opt: ['no-new-privileges:true'],
        pids_limit: expect.any(Number) as number,
        mem_limit: expect.stringMatching(/^\d+[mg]$/) as string,
        // Nothing of a record is swapped to a disk.
        memswap_limit: service.mem_limit,
      })
      expect(service).not.toHaveProperty('cap_add')
      expect(service).not.toHaveProperty('privileged')
    }
  })

  it('have room for several of the largest contents beside the processes that read them', async () => {
    const archives = Object.entries(await composed()).filter(
      ([name]) => name.startsWith('archive') && !name.endsWith('migrate'),
    )
    expect(archives.length).toBeGreaterThan(0)
    for (const [, { tmpfs, mem_limit: memory }] of archives) {
      const [, room = '0'] =
        /^\/tmp:size=(\d+)m$/.exec([tmpfs].flat().join()) ?? []
      const bytes = Number(room) * 1024 * 1024
      const parsers = GATE_LIMITS.processes * GATE_LIMITS.memoryBytes

      expect(bytes).toBeGreaterThan(5 * MAX_CONTENT_BYTES)
      expect(Number.parseInt(String(memory)) * 1024 * 1024).toBeGreaterThan(
        bytes + parsers + 512 * 1024 * 1024,
      )
    }
  })

  it('publish a port of nginx alone', async () => {
    const published = Object.entries(await composed())
      .filter(([, service]) => 'ports' in service)
      .map(([name]) => name)
    expect(published).toEqual(['nginx'])
  })

  it('share no network with nginx but the bffs, and reach PostgreSQL and each other by networks that lead nowhere', async () => {
    const { services, networks } = await composeFile()
    const on = (network: string) =>
      Object.keys(services)
        .filter((name) => network in (services[name]?.networks ?? {}))
        .sort()

    expect(Object.keys(services.nginx?.networks ?? {})).toEqual(['edge'])
    expect(on('edge')).toEqual(['bff-1', 'bff-2', 'nginx'])
    expect(Object.keys(services.postgres?.networks ?? {})).toEqual(['database'])
    expect(
      Object.keys(networks).filter((name) => !networks[name]?.internal),
    ).toEqual(['edge'])
  })

  it('listen with each internal port on an address that no other network has', async () => {
    const { services } = await composeFile()
    const kinds = { archive: 'ARCHIVE', bff: 'BFF' }
    const hosts = Object.entries(kinds).flatMap(([kind, prefix]) =>
      [1, 2].map((place) => {
        const { environment, networks } = services[`${kind}-${place}`] ?? {}
        const host = environment?.[`${prefix}_INTERNAL_HOST`]
        expect(host).toBe(networks?.watch?.ipv4_address)
        return host
      }),
    )
    expect(new Set(hosts).size).toBe(4)
    expect(hosts.every((host) => /^10\.\d+\.\d+\.\d+$/.test(host ?? ''))).toBe(
      true,
    )
  })

  it('have separate database accounts, and the superuser’s password is known to PostgreSQL alone', async () => {
    const services = await composed()
    const accounts = Object.entries(services).flatMap(([name, service]) => {
      const url = service.environment.DATABASE_URL
      const [, account, database] =
        /^postgres:\/\/(\w+):.*\/(\w+)$/.exec(url ?? '') ?? []
      return url === undefined ? [] : [[name, account, database]]
    })
    expect(accounts).toEqual([
      ['archive-1', 'archive', 'archive'],
      ['archive-2', 'archive', 'archive'],
      ['bff-1', 'bff', 'bff'],
      ['bff-2', 'bff', 'bff'],
      ['archive-migrate', 'archive_migrator', 'archive'],
      ['bff-migrate', 'bff_migrator', 'bff'],
    ])
    for (const [name, service] of Object.entries(services)) {
      expect([name, service.secrets.includes('postgres-password')]).toEqual([
        name,
        name === 'postgres',
      ])
      if (!/-\d$/.test(name)) continue
      expect(service.environment.MIGRATE_AT_START).toBe('off')
    }
  })

  it('come from images that are named by their digest, or built here', async () => {
    for (const { image } of Object.values(await composed())) {
      if (image !== 'mittkanta') expect(image).toMatch(BY_DIGEST)
    }
  })
})

describe('deploy/Containerfile (S13)', () => {
  it('builds the pages by the repository’s own command, and runs as an account without rights', async () => {
    const all = await stages()
    const last = all.at(-1)

    expect(said(all[0], 'RUN')).toEqual([
      'npm ci --ignore-scripts',
      'npm run build',
    ])
    for (const stage of all.slice(-2)) {
      expect(said(stage, 'USER')).toEqual(['node'])
      expect(said(stage, 'ENV')).toEqual(['NODE_ENV=production'])
      expect(said(stage, 'RUN')).toEqual([])
    }
    expect(said(last, 'CMD')).toEqual(['["apps/bff/src/server.ts"]'])
  })

  it('has no base image without a digest, which a build must be given', async () => {
    const text = await readFile(join(DEPLOY, 'Containerfile'), 'utf8')

    expect(text).toMatch(/^ARG NODE_DIGEST$/m)
    for (const { from } of await stages()) {
      expect(from).toMatch(/@(?:\$\{NODE_DIGEST\}|sha256:[0-9a-f]{64})$/)
    }
  })

  /** Files of the repository that a stage copies, of those that a build sees. */
  const copiedBy = async (stage: Stage | undefined) => {
    const isSeen = await buildContext()
    const sources = said(stage, 'COPY')
      .map((line) => line.split(' '))
      .filter(([from]) => from === '--from=production')
      .map(([, source = '']) => source.replace('/app/', ''))
    return (await filesOfRepository()).filter(
      (path) =>
        isSeen(path) &&
        sources.some((one) => path === one || path.startsWith(`${one}/`)),
    )
  }
  const WHAT_RUNS =
    /^(?:package\.json|deploy\/ready\.mjs|(?:packages\/[\w-]+|apps\/(?:archive|bff))\/(?:package\.json|src\/.+))$/

  it('puts into the image what runs: no test, no script, no file of development', async () => {
    const copied = await copiedBy((await stages()).at(-1))

    expect(copied).toContain(
      'apps/archive/src/db/migrations/001.do.archive.sql',
    )
    expect(copied).toContain('packages/run-typescript/src/hooks.mjs')
    expect(copied.filter((path) => !WHAT_RUNS.test(path))).toEqual([])
  })

  it('puts the operator’s commands into a separate image', async () => {
    const commands = (await stages()).find(({ name }) => name === 'commands')
    const copied = await copiedBy(commands)

    expect(copied).toContain('apps/archive/scripts/verify-log.ts')
    expect(copied).toContain('apps/bff/scripts/end-sessions.ts')
    expect(copied.filter((path) => path.includes('/test/'))).toEqual([])
  })
})

describe('.dockerignore (S13)', () => {
  it.each([
    '.env',
    'deploy/.env',
    'deploy/.env.production',
    'apps/bff/.env',
    'apps/archive/src/.env.local',
    'packages/contracts/.npmrc',
    '.npmrc',
    'deploy/secrets/provider-client-keys.json',
    'deploy/tls/key.pem',
    'apps/bff/key.pem',
    'secrets.json',
    'apps/archive/.data/archive/PG_VERSION',
    'backup/archive.dump',
    '.git/config',
    'reports/tests.json',
  ])('keeps %s out of a build', async (path) => {
    expect((await buildContext())(path)).toBe(false)
  })

  it('lets in the package.json of every workspace, without which npm ci refuses the lock file', async () => {
    const isSeen = await buildContext()
    const { packages } = z
      .object({ packages: z.record(z.string(), z.unknown()) })
      .parse(
        JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')),
      )
    const workspaces = Object.keys(packages).filter(
      (path) => !path.includes('node_modules/') && path !== '',
    )

    expect(workspaces.length).toBeGreaterThan(20)
    expect(
      workspaces.filter((path) => !isSeen(`${path}/package.json`)),
    ).toEqual([])
  })
})
