import { addYears, toPlainDate } from '@mittkanta/calendar'
import { ActingGround, type Visits } from '@mittkanta/contracts'
import type { Queryable, Row } from '@mittkanta/database'
import type { Occasion } from '@mittkanta/visibility-policy'
import * as read from '../db/values.ts'
import type { Count } from './gate-one.ts'
import type { Scope, ScopeName } from './occasion.ts'
import { prepared } from './prepared.ts'
import { askedFor, recordRows } from './record-rows.ts'

/** How many years back the visits are shown to the subject. */
const YEARS_TOLD = 1

/** Most days and grounds of one answer. */
const MOST = 200

/**
 * The uses by which a reader opens a record. What was asked for and what came
 * of it makes no difference: an address that led to nothing is a visit like any
 * other, so that the days say nothing of what is hidden.
 */
const OPENINGS = [
  'front-page',
  'task-list',
  'search',
  'document',
  'content',
  'display',
  'wills',
  'will-preview',
  'will-change',
  'disclosures',
]

/** When a day begins in Helsinki. */
const startOf = (day: string) => `
  (${day}::date::timestamp AT TIME ZONE 'Europe/Helsinki')`

const visitsStatement = prepared<ScopeName | 'from' | 'openings'>(
  'visits',
  (of) => `
  SELECT (at AT TIME ZONE 'Europe/Helsinki')::date AS date, ground,
    ${askedFor(of)}
  FROM usage_log
  WHERE subject_id = ${of('subject')}::uuid
    AND reader_id <> subject_id
    AND at >= ${startOf(of('from'))}
    AND at < ${startOf(of('today'))}
    AND event = ANY (${of('openings')}::text[])
  GROUP BY 1, 2
  ORDER BY 1 DESC, 2
  LIMIT ${MOST}`,
)

/**
 * Who acted for the subject: the Helsinki days before today on which another
 * person read the record, and on what ground, newest first. Neither who, nor
 * when in the day, nor how often (docs/decisions/0011).
 */
export async function visits(
  database: Queryable,
  scope: Scope,
  { today }: Occasion,
  count: Count,
): Promise<Visits> {
  const from = addYears(toPlainDate(today), -YEARS_TOLD)
  const rows = await recordRows(
    database,
    scope,
    visitsStatement({ ...scope, from, openings: OPENINGS }),
  )
  return {
    visits: rows.flatMap((row) => {
      const visit = visitOf(row)
      if (visit === undefined) count('row-unreadable')
      return visit ? [visit] : []
    }),
  }
}

const visitOf = (row: Row) =>
  read.complete({
    date: read.day(row.date),
    ground: ActingGround.safeParse(row.ground).data,
  })
