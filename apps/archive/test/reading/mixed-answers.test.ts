import type { Database, Queryable, Statement } from '@mittkanta/database'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { disclosableDocuments } from '../../src/disclosure/disclosable.ts'
import { recordRows } from '../../src/reading/record-rows.ts'
import { loadRegister } from '../../src/wills/register.ts'
import { ACTIVE_USE_YEARS } from './oracle/arbitraries.ts'
import { own, startPortal, type Portal } from './portal.ts'
import { freshArchive, record, searched, visible } from './records.ts'

/** Which statement is answered for another person; the names of all that could be. */
interface Mixing {
  isMixed: (name: string) => boolean
  /** The reader, and whose rows come instead. */
  people: readonly [string, string]
  readonly seen: Set<string>
}

/** A database that answers some statements as if they had been another reader's. */
function mixed(database: Database, mixing: Mixing): Database {
  const mix = async (queryable: Queryable, statement: Statement) => {
    const [reader, other] = mixing.people
    const { name = '', text, values = [] } = statement
    if (!/^\s*SELECT/.test(text) || !values.includes(reader)) {
      return queryable.query(statement)
    }
    mixing.seen.add(name)
    return queryable.query({
      ...statement,
      values: mixing.isMixed(name)
        ? values.map((value) => (value === reader ? other : value))
        : values,
    })
  }
  return {
    ...database,
    query: (statement) => mix(database, statement),
    transaction: (work, isolation) =>
      database.transaction(
        (tx) => work({ query: (statement) => mix(tx, statement) }),
        isolation,
      ),
  }
}

describe('a database that answers for another record', () => {
  let database: Database
  let portal: Portal
  const mixing: Mixing = {
    isMixed: () => false,
    people: ['', ''],
    seen: new Set(),
  }
  let refs: readonly string[] = []

  beforeAll(async () => {
    database = await freshArchive('pglite')
    portal = await startPortal(mixed(database, mixing), {
      phase: 'later',
      activeUseYears: ACTIVE_USE_YEARS,
    })
    const reader = await record(database, [visible])
    const other = await record(database, [visible, visible])
    mixing.people = [reader.person, other.person]
    // The other's ref is in the reader's hands, as if it had been guessed.
    refs = [reader.ref(0), other.ref(0)]
  })
  afterAll(async () => {
    await portal.close()
    await database.close()
  })

  const PATHS: Readonly<Record<string, (ref: string) => string>> = {
    'the front page': () => '/front-page',
    'a list': () => '/tasks/elderly-services?language=sv',
    'a search': () => '/search',
    'a document': (ref) => `/documents/${ref}`,
    'the contents of a document': (ref) => `/documents/${ref}/content`,
  }

  it.each(Object.keys(PATHS))(
    'shows nothing of it on %s, whichever statement it was',
    async (page) => {
      const [reader] = mixing.people
      const ask = async (ref: string) => {
        const path = PATHS[page]?.(ref) ?? ''
        const body = path === '/search' ? searched() : undefined
        const answer = await portal.read(own(reader), path, body)
        return { status: answer.status, text: await answer.text() }
      }
      mixing.isMixed = () => false
      mixing.seen.clear()
      const [mine = '', others = ''] = refs
      const right = await ask(mine)
      expect(right.status).toBe(200)
      const statements = [...mixing.seen]

      const statuses: number[] = []
      for (const mixedUp of statements) {
        mixing.isMixed = (name) => name === mixedUp
        for (const ref of [mine, others]) {
          const wrong = await ask(ref)
          expect(wrong.text).not.toContain(others)
          statuses.push(wrong.status)
        }
      }
      expect(statuses).toContain(500)

      mixing.isMixed = () => true
      expect((await ask(others)).status).toBe(500)
    },
  )
})

describe('recordRows', () => {
  const answering = (rows: Record<string, unknown>[]) => ({
    query: () => Promise.resolve(rows),
  })
  const ask = (rows: Record<string, unknown>[]) =>
    recordRows(answering(rows), { subject: 'me' }, { text: 'SELECT' })

  it('gives rows that were asked for this record', async () => {
    const rows = [{ asked_for: 'me', ref: 'a' }]
    expect(await ask(rows)).toEqual(rows)
    expect(await ask([])).toEqual([])
  })

  it.each([
    ['of another among its own', [{ asked_for: 'me' }, { asked_for: 'her' }]],
    ['that say nothing', [{ ref: 'a' }]],
  ])('refuses rows %s', async (_, rows) => {
    await expect(ask(rows)).rejects.toThrow('another record')
  })

  it.each([
    ['for another', { asked_for: 'her', person_id: 'me' }],
    ['of another', { person_id: 'her', kind: 'information' }],
  ])('guards the register of wills from a row %s', async (_, row) => {
    const rows = answering([row])
    await expect(loadRegister(rows, 'me')).rejects.toThrow('another record')
  })

  it('guards what is disclosed to other controllers', async () => {
    const asked = {
      personId: 'me',
      controllerId: 'c',
      activeUseYears: 1,
      now: new Date('2026-06-15T09:00:00Z'),
    }
    const rows = answering([{ asked_for: 'her' }])
    await expect(disclosableDocuments(rows, asked)).rejects.toThrow(
      'another record',
    )
  })
})
