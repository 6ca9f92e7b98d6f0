import { beforeAll, afterAll, describe, expect, it } from 'vitest'
import type { Database, Row, Statement } from '@mittkanta/database'
import { ArchiveSearchResult } from '@mittkanta/contracts'
import { ACTIVE_USE_YEARS } from './oracle/arbitraries.ts'
import { own, startPortal, type Portal } from './portal.ts'
import { freshArchive, record, searched, visible } from './records.ts'

/** Rows that the policy hides although the conditions let them through. */
describe('a search whose conditions and policy disagree', () => {
  let database: Database
  let portal: Portal
  let secret = ''

  beforeAll(async () => {
    database = await freshArchive('pglite')
    /** The page's rows come with a mark that the keys' conditions did not see. */
    const spoiled = (statement: Statement, rows: Row[]) =>
      statement.name === 'search-page'
        ? rows.map((row) =>
            row.ref === secret ? { ...row, special_content: 'yes' } : row,
          )
        : rows
    portal = await startPortal(
      {
        ...database,
        transaction: (work, isolation) =>
          database.transaction(
            (tx) =>
              work({
                query: async (statement) =>
                  spoiled(statement, [...(await tx.query(statement))]),
              }),
            isolation,
          ),
      },
      { phase: '1', activeUseYears: ACTIVE_USE_YEARS },
    )
  })
  afterAll(async () => {
    await portal.close()
    await database.close()
  })

  it('gives nothing of the row: not the document, not a count, not a value', async () => {
    const { person, ref } = await record(database, [
      visible,
      {
        ...visible,
        tasks: ['child-protection'],
        socialServices: ['meal-service'],
        controllerName: 'Another county',
        availableOn: '2024-01-01',
      },
    ])
    secret = ref(1)
    const answer = await portal.read(own(person), '/search', searched())
    const found = ArchiveSearchResult.parse(await answer.json())

    expect(found).toMatchObject({
      documents: [{ ref: ref(0) }],
      total: 1,
      everything: 1,
      filters: {
        tasks: [{ value: 'elderly-services', count: 1 }],
        socialServices: [{ value: 'home-care', count: 1 }],
        controllers: [{ value: 'The county', count: 1 }],
        years: [{ value: 2025, count: 1 }],
      },
    })
    expect(await portal.counted('gate-one-dropped')).toBe(1)
  })
})
