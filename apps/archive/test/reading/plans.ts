import type { Database, Statement } from '@mittkanta/database'
import { expect } from 'vitest'
import type { Caller } from '../../src/caller/caller.ts'
import { occasionOf, scopeOf } from '../../src/reading/occasion.ts'

const PERSON = '00000000-0000-4000-8000-000000000007'

const caller = {
  readerId: PERSON,
  subjectId: PERSON,
  ground: 'own',
  subjectAge: 'adult',
  occasion: 'test',
} as Caller

/** The seventh of the people whom these tests write, with their own record before them. */
export const occasion = occasionOf(caller, new Date('2026-03-10T10:00:00Z'), {
  phase: 'later',
  activeUseYears: 17,
})
export const scope = scopeOf(caller, occasion)

/** The same record as a guardian reads it, who is another person. */
export const guardianScope = scopeOf(
  {
    ...caller,
    readerId: '00000000-0000-4000-8000-000000000008',
    ground: 'guardian',
    subjectAge: 'minor',
  } as Caller,
  { ...occasion, ground: 'guardian', subjectAge: 'minor' },
)

/** The statements that some work runs, in their order. */
export async function statements(
  database: Database,
  work: (spied: Database) => Promise<unknown>,
): Promise<Statement[]> {
  const seen: Statement[] = []
  const query = (statement: Statement) => {
    seen.push(statement)
    return database.query(statement)
  }
  await work({ ...database, query, transaction: (inside) => inside({ query }) })
  return seen
}

/** The plan that every instance of a prepared statement runs by. */
export async function planOf(
  database: Database,
  statement: Statement | undefined,
): Promise<string> {
  const { name, text, values } = statement ?? { text: '' }
  const rows = await database.query({
    text: `EXPLAIN ${text}`,
    ...(values && { values }),
  })
  expect(name).toBeDefined()
  return rows.map((row) => String(row['QUERY PLAN'])).join('\n')
}
