import { freshPostgresUrl } from '@mittkanta/test-kit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  DatabaseUnavailable,
  openDatabase,
  type Database,
} from '../src/index.ts'

let url: string
let database: Database

beforeEach(async () => {
  url = await freshPostgresUrl()
  database = await openDatabase({ url, answerMilliseconds: 300 })
})
afterEach(() => database.close())

describe('a server that does not answer', () => {
  it('is given up after a while, and its connection is not used again', async () => {
    const hangs = database.query({ text: 'SELECT pg_sleep(5)' })
    await expect(hangs).rejects.toBeInstanceOf(DatabaseUnavailable)
    expect(await database.query({ text: 'SELECT 1 AS one' })).toEqual([
      { one: 1 },
    ])
  })

  it('is given up within a transaction, without being asked to take it back', async () => {
    const begun = performance.now()
    const hangs = database.transaction((tx) =>
      tx.query({ text: 'SELECT pg_sleep(5)' }),
    )
    await expect(hangs).rejects.toBeInstanceOf(DatabaseUnavailable)
    expect(performance.now() - begun).toBeLessThan(900)
  })

  it('may end a connection in the middle of a transaction without ending the process', async () => {
    const other = await openDatabase({ url })
    try {
      const ends = database.transaction(async (tx) => {
        const [row] = await tx.query({ text: 'SELECT pg_backend_pid() AS pid' })
        await other.query({
          text: 'SELECT pg_terminate_backend($1)',
          values: [row?.pid],
        })
        await new Promise((resolve) => setTimeout(resolve, 50))
        return tx.query({ text: 'SELECT 1' })
      })
      await expect(ends).rejects.toBeInstanceOf(DatabaseUnavailable)
      expect(await database.query({ text: 'SELECT 1 AS one' })).toEqual([
        { one: 1 },
      ])
    } finally {
      await other.close()
    }
  })

  it('is not to blame for a statement that is wrong', async () => {
    const wrong = database.query({ text: 'SELECT FROM nowhere' })
    await expect(wrong).rejects.not.toBeInstanceOf(DatabaseUnavailable)
  })
})
