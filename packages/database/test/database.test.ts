import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ENGINES, freshDatabase } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  DirectoryInUse,
  lockDirectory,
  migrate,
  openDatabase,
  type Database,
} from '../src/index.ts'

for (const engine of ENGINES) {
  describe(`a database on ${engine}`, () => {
    let database: Database

    beforeAll(async () => {
      database = await freshDatabase(engine)
      await database.script(
        'CREATE TABLE thing (id int PRIMARY KEY, name text); INSERT INTO thing VALUES (0, null);',
      )
    })
    afterAll(() => database.close())

    it('gives statements that are under way at once their own rows, and their own failures', async () => {
      const ask = (number: number) =>
        database.query({
          name: 'quick-division',
          text: 'SELECT $1::int AS number, 10 / $1::int AS quotient',
          values: [number],
        })
      const answers = await Promise.allSettled(
        Array.from({ length: 60 }, (_, number) => ask(number)),
      )

      expect(answers[0]?.status).toBe('rejected')
      expect(answers.slice(1)).toEqual(
        Array.from({ length: 59 }, (_, index) => ({
          status: 'fulfilled',
          value: [
            { number: index + 1, quotient: Math.trunc(10 / (index + 1)) },
          ],
        })),
      )
    })

    it('gives days as text, whole numbers as numbers and instants as dates', async () => {
      const [row] = await database.query({
        name: 'values',
        text: `SELECT $1::date AS day, $2::bigint AS big, $3::timestamptz AS at,
                 $4::text[] AS list, $5::jsonb AS json, $6::bytea AS bytes`,
        values: [
          '2024-02-29',
          9_007_199_254_740_991,
          new Date('2024-03-01T00:00:00Z'),
          ['a,b', '"'],
          '{"k":[1]}',
          Buffer.from([0, 255]),
        ],
      })

      expect(row).toMatchObject({
        day: '2024-02-29',
        big: 9_007_199_254_740_991,
        at: new Date('2024-03-01T00:00:00Z'),
        list: ['a,b', '"'],
        json: { k: [1] },
      })
      expect(Buffer.from(row?.bytes as Uint8Array)).toEqual(
        Buffer.from([0, 255]),
      )
    })

    it('undoes all of a transaction that fails', async () => {
      const failing = database.transaction(async (tx) => {
        await tx.query({
          text: 'INSERT INTO thing VALUES (1, $1)',
          values: ['x'],
        })
        throw new Error('on purpose')
      })

      await expect(failing).rejects.toThrow('on purpose')
      expect(await database.query({ text: 'SELECT id FROM thing' })).toEqual([
        { id: 0 },
      ])
    })

    it('keeps what a transaction that ends has done', async () => {
      const id = await database.transaction(async (tx) => {
        await tx.query({ text: "INSERT INTO thing VALUES (2, 'y')" })
        return 2
      }, 'repeatable read')

      expect(
        await database.query({
          text: 'SELECT name FROM thing WHERE id = $1',
          values: [id],
        }),
      ).toEqual([{ name: 'y' }])
    })

    it('refuses a migration that was changed after it ran', async () => {
      const directory = await mkdtemp(join(tmpdir(), 'migrations-'))
      const file = join(directory, '001.do.first.sql')
      await writeFile(file, 'CREATE TABLE first (id int)')
      await migrate(database, directory, 'test_schema')
      await migrate(database, directory, 'test_schema')
      await writeFile(file, 'CREATE TABLE other (id int)')

      await expect(
        migrate(database, directory, 'test_schema'),
      ).rejects.toThrow()
      await rm(directory, { recursive: true })
    })

    it('leaves nothing of a migration that fails half-way', async () => {
      const directory = await mkdtemp(join(tmpdir(), 'migrations-'))
      await writeFile(
        join(directory, '001.do.broken.sql'),
        'CREATE TABLE half (id int); SELECT no_such_function()',
      )

      await expect(
        migrate(database, directory, 'broken_schema'),
      ).rejects.toThrow()
      const [row] = await database.query({
        text: "SELECT to_regclass('half')::text AS name",
      })
      expect(row).toEqual({ name: null })
      await rm(directory, { recursive: true })
    })
  })
}

describe('lockDirectory', () => {
  const fresh = () => mkdtemp(join(tmpdir(), 'lock-'))

  it('refuses a second holder with a clear error, and lets one in afterwards', async () => {
    const directory = await fresh()
    const release = await lockDirectory(directory)

    await expect(lockDirectory(directory)).rejects.toThrow(DirectoryInUse)
    await expect(lockDirectory(directory)).rejects.toThrow(
      `in use by process ${process.pid}`,
    )
    await release()
    await (
      await lockDirectory(directory)
    )()
  })

  it('takes over from a process that was killed', async () => {
    const directory = await fresh()
    const script = `
      import { lockDirectory } from ${JSON.stringify(new URL('../src/directory-lock.ts', import.meta.url).href)}
      await lockDirectory(${JSON.stringify(directory)})
      console.log('locked')
      setInterval(() => {}, 1000)`
    const other = spawn(
      process.execPath,
      ['--import', 'tsx', '--input-type=module', '-e', script],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    )
    await once(other.stdout, 'data')
    await expect(lockDirectory(directory)).rejects.toThrow(DirectoryInUse)

    const ended = once(other, 'exit')
    other.kill('SIGKILL')
    await ended

    await (
      await lockDirectory(directory)
    )()
  })

  it('lets exactly one of many in', async () => {
    const directory = await fresh()
    await writeFile(
      `${directory}.lock`,
      JSON.stringify({ pid: 2_147_483_646, startedAt: '1' }),
    )
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, () => lockDirectory(directory)),
    )

    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  it('holds the embedded database’s directory while it is open', async () => {
    const directory = join(await fresh(), 'data')
    const database = await openDatabase({ directory })

    await expect(openDatabase({ directory })).rejects.toThrow(DirectoryInUse)
    await database.close()
    await (await openDatabase({ directory })).close()
  })
})
