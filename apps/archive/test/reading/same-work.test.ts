import type { Database, Statement } from '@mittkanta/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ACTIVE_USE_YEARS } from './oracle/arbitraries.ts'
import type { ModelDocument } from './oracle/model.ts'
import { own, startPortal, type Portal } from './portal.ts'
import {
  freshArchive,
  record,
  searched,
  visible,
  visiblePaper,
} from './records.ts'

describe('the work for an answer', () => {
  let database: Database
  let portal: Portal
  let names: (string | undefined)[] = []

  beforeAll(async () => {
    database = await freshArchive('pglite')
    const noted = (statement: Statement) => {
      names.push(statement.name)
    }
    const spied: Database = {
      ...database,
      query: (statement) => {
        noted(statement)
        return database.query(statement)
      },
      transaction: (work, isolation) =>
        database.transaction(
          (tx) =>
            work({
              query: (statement) => {
                noted(statement)
                return tx.query(statement)
              },
            }),
          isolation,
        ),
    }
    portal = await startPortal(spied, {
      phase: '1',
      activeUseYears: ACTIVE_USE_YEARS,
    })
    // Until the log knows that it is the only writer, it writes in more
    // statements.
    const { person } = await record(database, [visible])
    for (let time = 0; time < 3; time += 1) {
      await portal.read(own(person), '/front-page')
    }
  })
  afterAll(async () => {
    await portal.close()
    await database.close()
  })

  async function workFor(person: string, path: string, body?: object) {
    names = []
    await portal.read(own(person), path, body)
    return names
  }

  const delayed: ModelDocument = {
    ...visible,
    marks: { ...visible.marks, showFrom: '2030-01-01' },
    attachments: [visiblePaper],
  }

  it.each(['', '/content', '/display'])(
    'is the same statements for a document that is hidden and one that is missing: %s',
    async (part) => {
      const { person, ref } = await record(database, [delayed])
      const missing = await workFor(
        person,
        `/documents/${'x'.repeat(22)}${part}`,
      )

      expect(missing.length).toBeGreaterThanOrEqual(2)
      expect(await workFor(person, `/documents/${ref(0)}${part}`)).toEqual(
        missing,
      )
      expect(await workFor(person, `/documents/${ref(0, 0)}${part}`)).toEqual(
        missing,
      )
    },
  )

  it.each(['/front-page', '/tasks/elderly-services?language=sv'])(
    'is the same statements with and without something hidden: %s',
    async (path) => {
      const open = await record(database, [visible])
      const restricted = await record(database, [visible, delayed])

      expect(await workFor(restricted.person, path)).toEqual(
        await workFor(open.person, path),
      )
    },
  )

  it('is the same statements for a search that would find what is hidden, one that finds, and one that finds nothing', async () => {
    const secret = { ...delayed, type: 'attachment', description: 'Secret' }
    const { person } = await record(database, [visible, secret])
    const [forHidden, forShown, forNothing] = [
      await workFor(person, '/search', searched({ text: 'secret' })),
      await workFor(person, '/search', searched({ text: 'county' })),
      await workFor(person, '/search', searched({ text: 'nothing' })),
    ]

    expect(forHidden).toEqual(
      expect.arrayContaining(['search-keys', 'search-page']),
    )
    expect(forShown).toEqual(forHidden)
    expect(forNothing).toEqual(forHidden)
  })
})
