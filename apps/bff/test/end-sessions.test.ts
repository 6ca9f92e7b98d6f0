import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { PersonId } from '@mittkanta/contracts'
import { migrate, openDatabase, type Database } from '@mittkanta/database'
import { createLog, createMetrics, listen } from '@mittkanta/service-kit'
import {
  ENGINES,
  freshDatabase,
  freshPostgresUrl,
  inParallel,
} from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBff } from '../src/app.ts'
import { readConfig } from '../src/config.ts'
import { SESSION_COOKIE } from '../src/http/cookies.ts'
import { KeyedHash } from '../src/session/keyed-hash.ts'
import { SessionStore, type SignedIn } from '../src/session/session-store.ts'
import type { SecretToken } from '../src/session/secret-token.ts'
import { MIGRATIONS, MIGRATIONS_TABLE } from '../src/start.ts'
import { BFF_SCHEMA } from './support/bff-schema.ts'
import { Browser } from './support/browser.ts'
import {
  fakeArchive,
  personIdOf,
  type FakeArchive,
} from './support/fake-archive.ts'
import { environmentOf } from './support/house.ts'
import { FATHER, identityCodeOf } from './support/people.ts'

const TIMES = { idleSeconds: 900, absoluteSeconds: 28_800 }
const HASH = new KeyedHash('key-of-the-test')
const father = identityCodeOf('1950-01-01', 953)

const signedIn = (personId = PersonId.parse(randomUUID())): SignedIn => ({
  personId,
  displayName: 'Testi Henkilö',
  identityCode: father,
  acr: 'acr',
  authenticatedAt: new Date(),
  providerSub: randomUUID(),
  providerSid: undefined,
  device: 'computer',
})

describe('npm run end-sessions', { timeout: 60_000 }, () => {
  let url: string
  let database: Database
  let archive: FakeArchive
  let store: SessionStore
  let environment: Record<string, string>
  /** Two running instances. */
  let instances: readonly { url: string; close: () => Promise<void> }[]

  beforeAll(async () => {
    url = await freshPostgresUrl()
    database = await openDatabase({ url })
    await migrate(database, MIGRATIONS, MIGRATIONS_TABLE)
    store = new SessionStore(database, TIMES, HASH)
    archive = await fakeArchive()
    environment = {
      ...environmentOf('http://localhost:1', archive.url),
      DATABASE_URL: url,
    }
    const instance = async () => {
      const bff = await createBff(readConfig(environment), {
        database,
        log: createLog('bff', { write: () => undefined }),
        metrics: createMetrics('bff'),
        clock: () => new Date(),
      })
      const server = await listen(bff.app, 0)
      const close = async () => {
        await server.close()
        await bff.close()
      }
      return { url: server.url, close }
    }
    instances = await Promise.all([instance(), instance()])
  })
  afterAll(async () => {
    await Promise.all(instances.map(({ close }) => close()))
    await archive.close()
    await database.close()
  })

  const run = (script: string, args: readonly string[], input = '') =>
    new Promise<{ code: number; output: string }>((resolve) => {
      const path = new URL(`../scripts/${script}.ts`, import.meta.url)
      const child = execFile(
        process.execPath,
        ['--import', 'tsx', fileURLToPath(path), ...args],
        { env: { PATH: process.env.PATH, ...environment } },
        (_error, stdout, stderr) =>
          resolve({ code: child.exitCode ?? -1, output: stdout + stderr }),
      )
      child.stdin?.end(input)
    })
  const end = (...args: string[]) => run('end-sessions', args)

  /** How many connections are asked for at a time. */
  const AT_ONCE = 50

  const begun = (count: number, personId?: PersonId) =>
    inParallel(AT_ONCE, Array.from({ length: count }), () =>
      store.begin(signedIn(personId), new Date()),
    )

  const statusAt = async (instance: number, token: SecretToken) => {
    const browser = new Browser(instances[instance % 2]?.url ?? '')
    browser.cookies.set(SESSION_COOKIE, token)
    const { status } = await browser.post('/api/session/keep-alive')
    return status
  }
  const statuses = async (tokens: readonly SecretToken[]) => {
    const found = await inParallel(AT_ONCE, tokens, (token, at) =>
      statusAt(at, token),
    )
    return [...new Set(found)]
  }

  it('ends a thousand sessions on two instances within five seconds', async () => {
    const tokens = await begun(1000)
    expect(await statuses(tokens.slice(0, 50))).toEqual([204])
    const { code, output } = await end('--all')
    const endedAt = performance.now()

    expect(code).toBe(0)
    expect(await statuses(tokens)).toEqual([401])
    expect(performance.now() - endedAt).toBeLessThan(5000)
    const line = JSON.parse(output) as Record<string, unknown>
    expect(line).toMatchObject({
      event: 'sessions-ended-by-operator',
      rule: 'all',
      count: 1000,
    })
  })

  it('ends the sessions of one person, whose code is not shown', async () => {
    const theirs = await begun(2, PersonId.parse(personIdOf(FATHER)))
    const others = await begun(2)
    const { code, output } = await run(
      'end-sessions',
      ['--person'],
      `${father.reveal()}\n`,
    )

    expect(code).toBe(0)
    expect(output).toContain('"count":2')
    expect(output).not.toContain(father.reveal())
    expect(await statuses(theirs)).toEqual([401])
    expect(await statuses(others)).toEqual([204])
  })

  it('ends one session and no other', async () => {
    const [one, other] = await begun(2)
    if (!one || !other) throw new Error('two were begun')
    const found = await store.find(one, new Date())
    await end('--session', found?.id ?? '')

    expect(await statuses([one])).toEqual([401])
    expect(await statuses([other])).toEqual([204])
  })

  it.each([
    [],
    ['--all', '--person'],
    ['--session', father.reveal()],
    ['--person', father.reveal()],
  ])(
    'does nothing when asked wrongly, and repeats nothing: %s',
    async (...args) => {
      const tokens = await begun(1)
      const { code, output } = await end(...args)

      expect(code).toBe(2)
      expect(output).not.toContain(father.reveal())
      expect(await statuses(tokens)).toEqual([204])
    },
  )

  it('does nothing when standard input holds no identity code', async () => {
    const tokens = await begun(1)
    const { code, output } = await run(
      'end-sessions',
      ['--person'],
      '010101-123',
    )

    expect({ code, output: output.trim() }).toEqual({
      code: 2,
      output: 'Standard input holds no identity code',
    })
    expect(await statuses(tokens)).toEqual([204])
  })

  it('ends every session and sign-in under way of a restored database', async () => {
    const tokens = await begun(3)
    await database.query({
      text: `INSERT INTO bff_sign_in VALUES ('state', 'browser', 'sealed', now())`,
    })
    const { code, output } = await run('after-restore', [])

    expect(code).toBe(0)
    expect(output).toContain('"rule":"database-restored"')
    expect(await statuses(tokens)).toEqual([401])
    const underWay = await database.query({ text: 'SELECT * FROM bff_sign_in' })
    expect(underWay).toEqual([])
  })
})

describe.each(ENGINES)('endChosen on %s', (engine) => {
  it('ends only what is open, and what the sessions did for others', async () => {
    const database = await freshDatabase(engine, BFF_SCHEMA)
    const store = new SessionStore(database, TIMES, HASH)
    const now = new Date()
    const token = await store.begin(signedIn(), now)
    await store.begin(signedIn(), now)
    await store.end(token, 'signed-out', now)
    await database.query({
      text: `INSERT INTO bff_acting (ref_hash, session_id, subject_id, ground, sealed, created_at, checked_at)
             SELECT token_hash, session_id, person_id, 'guardian', 'sealed', now(), now() FROM bff_session`,
    })

    expect(await store.endChosen('all', 'ended-by-operator', now)).toBe(1)
    const reasons = await database.query({
      text: 'SELECT end_reason FROM bff_session ORDER BY 1',
    })
    expect(reasons).toEqual([
      { end_reason: 'ended-by-operator' },
      { end_reason: 'signed-out' },
    ])
    const acting = await database.query({
      text: 'SELECT 1 FROM bff_acting a JOIN bff_session s USING (session_id) WHERE s.end_reason = $1',
      values: ['ended-by-operator'],
    })
    expect(acting).toEqual([])
    await database.close()
  })
})
