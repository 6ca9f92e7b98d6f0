import { freshPostgresUrl } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DatabaseUnavailable } from '../src/database-unavailable.ts'
import type { Database, Queryable } from '../src/database.ts'
import { openPostgres } from '../src/postgres.ts'

const PATIENCE = { connectMilliseconds: 500, answerMilliseconds: 1_000 }

const kindOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) =>
      error instanceof DatabaseUnavailable ? 'unavailable' : 'other',
  )

const pidOf = async (queryable: Queryable) =>
  (await queryable.query({ text: 'SELECT pg_backend_pid() AS pid' }))[0]?.pid

describe('the pool', () => {
  let database: Database
  let url: string

  beforeAll(async () => {
    url = await freshPostgresUrl()
    database = openPostgres(
      { url, connections: 1, ...PATIENCE },
      () => undefined,
    )
  })
  afterAll(() => database.close())

  it('says "unavailable" when all connections stay in use, soon and not by hanging', async () => {
    const startedAt = performance.now()
    await database.transaction(async () => {
      expect(await kindOf(database.query({ text: 'SELECT 1' }))).toBe(
        'unavailable',
      )
      expect(await kindOf(database.transaction(() => Promise.resolve()))).toBe(
        'unavailable',
      )
    })
    expect(performance.now() - startedAt).toBeLessThan(2_000)
    expect(await kindOf(database.query({ text: 'SELECT 1' }))).toBe('done')
  })

  it('replaces a connection that broke inside a transaction', async () => {
    const other = openPostgres(
      { url, connections: 1, ...PATIENCE },
      () => undefined,
    )
    const kind = await kindOf(
      database.transaction(async (tx) => {
        await other.query({
          text: 'SELECT pg_terminate_backend($1)',
          values: [await pidOf(tx)],
        })
        await tx.query({ text: 'SELECT 1' })
      }),
    )
    await other.close()

    expect(kind).toBe('unavailable')
    expect(await kindOf(database.query({ text: 'SELECT 1' }))).toBe('done')
  })

  it('stops waiting for a statement after its timeout, and continues', async () => {
    expect(await kindOf(database.query({ text: 'SELECT pg_sleep(5)' }))).toBe(
      'unavailable',
    )
    expect(await kindOf(database.query({ text: 'SELECT 1' }))).toBe('done')
  })

  it('gives scripts an hour, and no later user of their connection', async () => {
    const patience = `SELECT current_setting('statement_timeout') AS patience`
    await database.script(`CREATE TABLE asked AS ${patience}`)

    expect(
      await database.query({ text: 'SELECT patience FROM asked' }),
    ).toEqual([{ patience: '1h' }])
    expect(await database.query({ text: patience })).toEqual([
      { patience: '30s' },
    ])
  })

  it('gives the failure of a statement as it is', async () => {
    await expect(
      database.query({ text: 'SELECT 1 / 0' }),
    ).rejects.toMatchObject({ code: '22012' })
  })

  it('keeps the connection of a statement that was refused', async () => {
    const before = await pidOf(database)
    await expect(
      database.query({ text: 'SELECT 1 / 0' }),
    ).rejects.toMatchObject({ code: '22012' })
    expect(await pidOf(database)).toBe(before)
  })

  it('says "unavailable" when there is no server', async () => {
    const nowhere = openPostgres(
      {
        url: 'postgres://nobody@127.0.0.1:1/none',
        connections: 1,
        ...PATIENCE,
      },
      () => undefined,
    )
    expect(await kindOf(nowhere.query({ text: 'SELECT 1' }))).toBe(
      'unavailable',
    )
    await nowhere.close()
  })
})
