import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { connect } from 'node:http2'
import { once } from 'node:events'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { archiveVariables, readConfig as readArchive } from '@mittkanta/archive'
import { bffVariables, readConfig as readBff } from '@mittkanta/bff'
import { inParallel } from '@mittkanta/test-kit'
import { parse } from 'yaml'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { composed } from '../support/compose-file.ts'
import { listed, said, stages } from '../support/container-file.ts'
import {
  deployment,
  type Deployment,
  type Server,
} from '../support/deployment.ts'
import { DEPLOY, ROOT } from '../support/places.ts'
import { signIn, type PortalClient } from '../support/portal-client.ts'
import { canRun, canRunPostgres } from '../support/programs.ts'
import { exitCode } from '../support/started.ts'

/** What `.env` and the secrets give; the keys are public examples of their form. */
const GIVEN = {
  ARCHIVE_CALLER_KEY: JSON.stringify({ kid: 'k', kty: 'EC', d: 'x' }),
  LOOKUP_KEY: 'l'.repeat(43),
  PROVIDER_CLIENT_KEYS: JSON.stringify({
    keys: ['sig', 'enc'].map((use) => ({ kid: use, kty: 'RSA', d: 'x', use })),
  }),
  PUBLIC_URL: 'https://mittkanta.example',
  PROVIDER_ISSUER: 'https://identification.example',
  PROVIDER_CLIENT_ID: 'mittkanta',
  DATABASE_URL: 'postgres://postgres/mittkanta',
  FEEDBACK_EMAIL: 'feedback@operator.example',
  PORTAL_CALLER_KEYS: '{"keys":[]}',
  LOG_CHECKPOINT_KEYS: '{"keys":[]}',
  CLIENT_SYSTEMS: '[]',
  ARCHIVE_URL: 'https://archive.example',
}

describe('deploy/compose.yml', () => {
  const variables = {
    bff: Object.keys(bffVariables.shape),
    archive: Object.keys(archiveVariables.shape),
  }

  it.each(['bff', 'archive'] as const)(
    'gives each %s only variables that it reads, and all that production asks for',
    async (kind) => {
      const services = await composed()
      for (const place of [1, 2]) {
        const environment = services[`${kind}-${place}`]?.environment ?? {}
        const unknown = Object.keys(environment).filter(
          (name) =>
            !variables[kind].includes(name) &&
            !variables[kind].includes(name.replace(/_FILE$/, '')),
        )
        const values = Object.fromEntries(
          Object.entries(environment)
            .filter(([name]) => !name.endsWith('_FILE'))
            .map(([name, value]) => [name, value.includes('${') ? '' : value]),
        )
        const needed = Object.entries(GIVEN).filter(
          ([name]) =>
            environment[name]?.includes('${') === true ||
            `${name}_FILE` in environment,
        )
        const read = kind === 'bff' ? readBff : readArchive

        expect(unknown).toEqual([])
        expect(() =>
          read({
            ...values,
            ...Object.fromEntries(needed),
            NODE_ENV: 'production',
          }),
        ).not.toThrow()
      }
    },
  )
})

const Rules = z.object({
  groups: z.array(
    z.object({
      rules: z.array(
        z.object({
          alert: z.string(),
          expr: z.string(),
          labels: z.object({ severity: z.enum(['page', 'ticket']) }),
          annotations: z.object({ summary: z.string() }),
        }),
      ),
    }),
  ),
})

const whereProgramsAre = describe.runIf(
  canRunPostgres('psql') && (await canRun('nginx', 'openssl')),
)

whereProgramsAre('two of each behind nginx, as deploy/ describes it', () => {
  let running: Deployment
  let reader: PortalClient
  const before = process.env.NODE_TLS_REJECT_UNAUTHORIZED

  beforeAll(async () => {
    // The certificate is the test's own.
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
    running = await deployment()
    reader = await signIn(running.url, running.person)
  }, 400_000)
  afterAll(async () => {
    await running.stop()
    if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED
    else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before
  })

  const metricsOf = async ({ internalUrl }: Server) =>
    (await fetch(`${internalUrl}/metrics`)).text()
  const healthOf = async ({ environment }: Server) => {
    const [health = ''] = said((await stages()).at(-1), 'HEALTHCHECK')
    const command = listed(health.slice(health.indexOf('[')))
    return exitCode(command, running.image, environment)
  }
  const readAll = async () => {
    const front = await reader.record().frontPage()
    const refs = front.tasks.flatMap(({ documents }) =>
      documents.map(({ ref }) => ref),
    )
    for (const ref of refs) await reader.record().document(ref)
    return refs
  }

  it('runs in an image without tests, scripts and the packages of development (S13)', async () => {
    const lock = z
      .object({ packages: z.record(z.string(), z.looseObject({})) })
      .parse(
        JSON.parse(await readFile(join(ROOT, 'package-lock.json'), 'utf8')),
      )
    const ofDevelopment = Object.entries(lock.packages)
      .filter(([, { dev }]) => dev === true)
      .map(([path]) => path)
    const files = await readdir(running.image, { recursive: true })
    const own = files.filter((path) => !path.includes('node_modules'))

    expect(ofDevelopment.length).toBeGreaterThan(100)
    expect(
      ofDevelopment.filter((path) => existsSync(join(running.image, path))),
    ).toEqual([])
    expect(own).toContain('apps/bff/src/server.ts')
    expect(
      own.filter((path) => /(?:^|\/)(?:tests?|scripts)(?:\/|$)/.test(path)),
    ).toEqual([])
  })

  it('reads a record through nginx, and both bffs answer', async () => {
    const refs = await readAll()
    await inParallel(4, Array.from({ length: 20 }), readAll)
    const answered = await Promise.all(running.bffs.map(metricsOf))

    expect(refs.length).toBeGreaterThan(0)
    expect(
      answered.map((told) =>
        told.includes(
          'route="/api/subjects/:subjectRef/front-page",status="200"',
        ),
      ),
    ).toEqual([true, true])
  })

  /** Asks by HTTP/2, as browsers do. */
  const ask = async (path: string, headers: Record<string, string> = {}) => {
    const session = connect(running.url, { rejectUnauthorized: false })
    const asked = session.request({ ':path': path, ...headers })
    const [told] = (await once(asked, 'response')) as [
      Readonly<Record<string, unknown>>,
    ]
    const body = await text(asked)
    session.destroy()
    return { told, body }
  }

  it('answers the pages as the bff means them, by HTTP/2: files for ever, everything else never kept', async () => {
    const page = await ask('/', { 'sec-fetch-mode': 'navigate' })
    const [, style = '/none'] =
      /href="(\/assets\/[^"]+\.css)"/.exec(page.body) ?? []
    const file = await ask(style, { 'accept-encoding': 'br' })

    expect(page.told).toMatchObject({
      ':status': 200,
      'cache-control': 'no-store',
      server: 'nginx',
    })
    expect(file.told).toMatchObject({
      ':status': 200,
      'cache-control': 'public, max-age=31536000, immutable',
      'content-encoding': 'br',
    })
  })

  it('refuses headers that are longer than any of ours', async () => {
    const answer = await fetch(new URL('/api/openapi.json', running.url), {
      headers: { 'x-long': 'x'.repeat(20_000) },
    })

    expect(answer.status).toBe(400)
  })

  it('names in an alarm only metrics that the services report, and events that exist from the start', async () => {
    const [bff = '', archive = ''] = await Promise.all(
      [...running.bffs.slice(0, 1), ...running.archives.slice(0, 1)].map(
        metricsOf,
      ),
    )
    const alarms = await readFile(join(DEPLOY, 'prometheus-alerts.yml'), 'utf8')
    const rules = Rules.parse(parse(alarms)).groups.flatMap(
      ({ rules }) => rules,
    )
    const told = `${bff}\n${archive}`
    const metrics = rules.flatMap(
      ({ expr }) => expr.match(/\b(bff|archive)_\w+/g) ?? [],
    )
    const events = rules.flatMap(({ expr }) =>
      [...expr.matchAll(/(\w+_events_total)\{event=~?"([^"]+)"/g)].flatMap(
        ([, name, words = '']) =>
          words.split('|').map((word) => `${name ?? ''}{event="${word}"}`),
      ),
    )

    expect(metrics.length).toBeGreaterThan(10)
    expect(
      metrics.filter((name) => !new RegExp(`^${name}[{ ]`, 'm').test(told)),
    ).toEqual([])
    expect(events.length).toBeGreaterThan(8)
    expect(events.filter((series) => !told.includes(series))).toEqual([])
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length)
  })

  it('has alarms that Prometheus understands, where its tool is installed', async ({
    skip,
  }) => {
    const promtool = '/usr/bin/promtool'
    if (!existsSync(promtool)) skip('promtool is not installed')
    await promisify(execFile)(promtool, [
      'check',
      'rules',
      join(DEPLOY, 'prometheus-alerts.yml'),
    ])
  })

  it('continues for readers when one bff is killed, whose health check then says so', async () => {
    const [killed, other] = running.bffs
    if (!killed || !other) throw new Error('no bffs')
    expect([await healthOf(killed), await healthOf(other)]).toEqual([0, 0])
    await killed.stop('SIGKILL')
    const answers = await Promise.all(
      Array.from({ length: 30 }, () =>
        reader.get('/api/subjects/self/front-page?language=sv'),
      ),
    )

    expect([...new Set(answers.map(({ status }) => status))]).toEqual([200])
    expect([await healthOf(killed), await healthOf(other)]).toEqual([1, 0])
  })

  it('writes no address of a document, no cookie and no device into a log of nginx', async () => {
    const refs = await readAll()
    const written = await running.nginxLogged()

    expect(written.split('\n').length).toBeGreaterThan(50)
    expect(refs.filter((ref) => written.includes(ref))).toEqual([])
    for (const word of ['/api/', '/documents', 'Cookie', '__Host-', '::1']) {
      expect(written).not.toContain(word)
    }
  })
})
