import { ENGINES, freshDatabase } from '@mittkanta/test-kit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TextRefused, type Database } from '../src/index.ts'

const MARK = 'qzjx7database'

/** Statements that a text makes fail, with the SQLSTATE of each. */
const STATEMENTS: readonly (readonly [string, string, string])[] = [
  ['22021', 'SELECT $1::text AS text', `${MARK}\0`],
  ['22P05', 'SELECT $1::jsonb AS json', `{"name":"${MARK}\\u0000"}`],
  ['22P02', 'SELECT $1::jsonb AS json', `{"name":"${MARK}\\ud800"}`],
  ['22P02', 'SELECT $1::uuid AS id', MARK],
]

describe.each(ENGINES)('a text that %s cannot hold', (engine) => {
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(engine)
  })
  afterAll(() => database.close())

  const failureOf = async (work: Promise<unknown>): Promise<unknown> =>
    work.then(
      () => undefined,
      (error: unknown) => error,
    )

  it.each(STATEMENTS)(
    'is a separate error by SQLSTATE %s, without the text',
    async (code, text, value) => {
      for (const failure of [
        await failureOf(database.query({ text, values: [value] })),
        await failureOf(
          database.transaction((tx) => tx.query({ text, values: [value] })),
        ),
      ]) {
        expect(failure).toBeInstanceOf(TextRefused)
        expect(failure).toMatchObject({ code, type: 'database.text-refused' })
        const told = failure as Error
        expect(
          `${told.message}${told.stack ?? ''}${JSON.stringify(failure)}`,
        ).not.toContain(MARK)
        expect(told.cause).toBeUndefined()
      }
    },
  )
})
