import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, freshPostgresUrl } from '@mittkanta/test-kit'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  migrate,
  openDatabase,
  unfitness,
  type Database,
  type Demands,
} from '../src/index.ts'

let demands: Demands

beforeAll(async () => {
  const migrations = await mkdtemp(join(tmpdir(), 'mittkanta-migrations-'))
  await writeFile(
    join(migrations, '001.do.thing.sql'),
    'CREATE TABLE thing (id int);',
  )
  demands = {
    migrations,
    migrationsTable: 'thing_schema',
    isDurable: true,
    isMigratedAtStart: true,
  }
})

/** A server that says of itself what a test wants. */
const serverThatSays = (says: object): Database => ({
  engine: 'postgres',
  query: ({ text }) =>
    Promise.resolve(
      text.includes('to_regclass')
        ? [{ isThere: false }]
        : [
            {
              version: 15,
              now: Date.now() / 1000,
              fsync: 'on',
              full_page_writes: 'on',
              synchronous_commit: 'on',
              ...says,
            },
          ],
    ),
  transaction: () => Promise.reject(new Error('not asked for')),
  loading: () => Promise.reject(new Error('not asked for')),
  script: () => Promise.reject(new Error('not asked for')),
  close: () => Promise.resolve(),
})

describe('unfitness of a database', () => {
  it('finds nothing wrong with a server as production asks for', async () => {
    const database = await openDatabase({ url: await freshPostgresUrl() })
    try {
      expect(await unfitness(database, demands)).toEqual([])
      await migrate(database, demands.migrations, demands.migrationsTable)
      expect(await unfitness(database, demands)).toEqual([])
    } finally {
      await database.close()
    }
  })

  it('says that a server does not answer, and how the system puts it', async () => {
    const url = `postgres://nobody@127.0.0.1:${await freePort()}/nothing`
    const database = await openDatabase({ url })
    expect(await unfitness(database, demands)).toEqual([
      expect.stringMatching(/does not answer \(ECONNREFUSED\): check address/),
    ])
    await database.close()
  })

  it('refuses a schema that a newer program has changed', async () => {
    const database = await openDatabase({ url: await freshPostgresUrl() })
    try {
      await migrate(database, demands.migrations, demands.migrationsTable)
      await database.query({
        text: `UPDATE thing_schema SET version = 7 WHERE version = 1`,
      })
      expect(await unfitness(database, demands)).toEqual([
        expect.stringMatching(/at version 7 and this program knows 1/),
      ])
    } finally {
      await database.close()
    }
  })

  it('refuses an older schema where the service itself does not migrate, before and between migrations (S13)', async () => {
    const url = await freshPostgresUrl()
    const database = await openDatabase({ url })
    const off = { ...demands, isMigratedAtStart: false }
    try {
      expect(await unfitness(database, off)).toEqual([
        expect.stringMatching(
          /at version 0 and this program needs 1: run its migrate.ts/,
        ),
      ])
      await migrate(database, demands.migrations, demands.migrationsTable)
      expect(await unfitness(database, off)).toEqual([])
      await database.query({ text: 'DELETE FROM thing_schema' })
      expect(await unfitness(database, off)).toEqual([
        expect.stringMatching(/at version 0 and this program needs 1/),
      ])
    } finally {
      await database.close()
    }
  })

  it.each([
    ['an old version', { version: 14 }, /PostgreSQL 14: use 15 or newer/],
    [
      'a clock that is far off',
      { now: Date.now() / 1000 - 45 },
      /4[456] s apart: synchronise/,
    ],
    ['fsync', { fsync: 'off' }, /has fsync off: turn it on/],
    [
      'full_page_writes',
      { full_page_writes: 'off' },
      /has full_page_writes off/,
    ],
    [
      'synchronous_commit',
      { synchronous_commit: 'off' },
      /has synchronous_commit off/,
    ],
  ])('refuses %s', async (_, says, fault) => {
    expect(await unfitness(serverThatSays(says), demands)).toEqual([
      expect.stringMatching(fault),
    ])
  })

  it('does not ask for durability where nothing has to last', async () => {
    const says = serverThatSays({ fsync: 'off' })
    expect(await unfitness(says, { ...demands, isDurable: false })).toEqual([])
  })
})
