import type { Database } from '@mittkanta/database'
import { freshDatabase } from '@mittkanta/test-kit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { visits } from '../../src/reading/visits.ts'
import { ARCHIVE_SCHEMA } from '../support/archive-schema.ts'
import { occasion, planOf, scope, statements } from './plans.ts'

/**
 * A log of 500 people who read their own record 200 times within the year, and
 * whose record others read 20 times.
 */
const FILL = `
  INSERT INTO usage_log (sequence, at, event, reader_id, subject_id, ground,
      occasion, detail, previous_hash, hash)
    SELECT p * 1000 + n, timestamptz '2026-03-01' - n * interval '1 day',
      'front-page', person(CASE WHEN n % 11 = 0 THEN 1000 ELSE p END), person(p),
      CASE WHEN n % 11 = 0 THEN 'guardian' ELSE 'own' END, 'test', '{}', '', ''
    FROM generate_series(1, 500) p, generate_series(1, 220) n`

let database: Database

beforeAll(async () => {
  database = await freshDatabase('postgres', ARCHIVE_SCHEMA)
  await database.script(`
    CREATE FUNCTION person(n int) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
      SELECT ('00000000-0000-4000-8000-' || lpad(n::text, 12, '0'))::uuid $$;
    ${FILL}`)
  await database.query({ text: 'ANALYZE' })
})
afterAll(() => database.close())

it('PostgreSQL reads who acted for a person by the index of the others’ reads', async () => {
  const [statement, ...more] = await statements(database, async (spied) => {
    const told = await visits(spied, scope, occasion, () => undefined)
    expect(told.visits).toHaveLength(20)
  })
  const plan = await planOf(database, statement)

  expect(more).toEqual([])
  expect(plan).toMatch(
    /using usage_log_visits on usage_log|on usage_log_visits/,
  )
  expect(plan).not.toContain('Seq Scan')
})
