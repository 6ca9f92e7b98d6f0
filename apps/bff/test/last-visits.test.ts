import { PersonId } from '@mittkanta/contracts'
import type { Database } from '@mittkanta/database'
import { ENGINES, fixedClock, freshDatabase } from '@mittkanta/test-kit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { KeyedHash } from '../src/session/keyed-hash.ts'
import { LastVisits } from '../src/session/last-visits.ts'
import { BFF_SCHEMA } from './support/bff-schema.ts'

const DAY = 24 * 60 * 60 * 1000
const READER = PersonId.parse('11111111-1111-4111-8111-111111111111')
const SUBJECT = PersonId.parse('22222222-2222-4222-8222-222222222222')

describe.each(ENGINES)('LastVisits on %s', (engine) => {
  const clock = fixedClock('2024-03-01T10:00:00Z')
  const visits = new LastVisits(new KeyedHash('key-of-the-test'))
  let database: Database
  beforeAll(async () => {
    database = await freshDatabase(engine, BFF_SCHEMA)
  })
  afterAll(() => database.close())
  beforeEach(async () => {
    clock.set('2024-03-01T10:00:00Z')
    for (const table of ['bff_last_visit', 'bff_visit', 'bff_transition']) {
      await database.query({ text: `DELETE FROM ${table}` })
    }
  })

  const note = (subject = SUBJECT) =>
    visits.note(database, READER, subject, clock())
  const rows = async (table: 'bff_last_visit' | 'bff_visit') =>
    database.query({ text: `SELECT * FROM ${table}` })
  /** As the release before wrote them. */
  const oldVisit = (subject: string, at: Date) =>
    database.query({
      text: 'INSERT INTO bff_visit (reader_id, subject_id, visited_at) VALUES ($1, $2, $3)',
      values: [READER, subject, at],
    })

  it('gives the visit before, to this record by this reader', async () => {
    expect(await note()).toBeUndefined()
    const first = clock()
    clock.advance(DAY)
    expect(await note(READER)).toBeUndefined()
    expect(await note()).toEqual(first)
    expect(await note()).toEqual(clock())
  })

  it('never goes back in time', async () => {
    await note()
    const last = clock()
    clock.advance(-DAY)
    await note()
    clock.advance(2 * DAY)
    expect(await note()).toEqual(last)
  })

  it('stores neither who visited nor whom in clear (ASVS 14.2.4)', async () => {
    await note()
    const stored = JSON.stringify(await rows('bff_last_visit'))
    for (const id of [READER, SUBJECT]) expect(stored).not.toContain(id)
    expect(await rows('bff_visit')).toEqual([])
  })

  it('does not know the hash of another key', async () => {
    await note()
    const other = new LastVisits(new KeyedHash('another-key'))
    expect(await other.note(database, READER, SUBJECT, clock())).toBeUndefined()
  })

  it('forgets a visit after 400 days, to the millisecond (ASVS 14.2.7)', async () => {
    await note()
    const first = clock()
    await oldVisit(SUBJECT, first)
    clock.advance(400 * DAY - 1)
    await visits.tidy(database, clock())
    expect(await rows('bff_last_visit')).toHaveLength(1)

    clock.advance(1)
    // Also before the rows are deleted.
    const again = await visits.note(database, READER, SUBJECT, clock())
    expect(again).toBeUndefined()
    clock.advance(400 * DAY)
    await visits.tidy(database, clock())
    expect(await rows('bff_last_visit')).toEqual([])
    expect(await rows('bff_visit')).toEqual([])
  })

  it('continues from the visits of the release before, and hashes them when it is gone', async () => {
    const old = clock()
    const many = Array.from(
      { length: 2_001 },
      (_, n) => `33333333-3333-4333-8333-${String(n).padStart(12, '0')}`,
    )
    await oldVisit(SUBJECT, old)
    await database.query({
      text: `INSERT INTO bff_visit (reader_id, subject_id, visited_at)
             SELECT $1, subject, $3 FROM unnest($2::uuid[]) AS subject`,
      values: [READER, many, old],
    })
    await database.query({
      text: 'INSERT INTO bff_transition (ends_at) VALUES ($1)',
      values: [new Date(old.getTime() + DAY)],
    })
    clock.advance(DAY - 1)
    await visits.tidy(database, clock())
    expect(await rows('bff_visit')).toHaveLength(2_002)
    expect(await note()).toEqual(old)
    const last = clock()

    clock.advance(1)
    await visits.tidy(database, clock())
    expect(await rows('bff_visit')).toEqual([])
    expect(await rows('bff_last_visit')).toHaveLength(2_002)
    expect(await note()).toEqual(last)
    expect(await note(PersonId.parse(many[7]))).toEqual(old)
  })
})
