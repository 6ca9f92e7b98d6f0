import { helsinkiDate } from '@mittkanta/calendar'
import type { Queryable } from '@mittkanta/database'
import { prepared } from '../reading/prepared.ts'
import { askedFor, recordRows } from '../reading/record-rows.ts'
import { deathDate } from './death-date.ts'

/** What became of a recording. */
export type DeathOutcome = 'recorded' | 'corrected' | 'withdrawn' | 'unchanged'

/** Why a date of death cannot be recorded; the message names no person and no date. */
export class DeathRefused extends Error {
  override readonly name = 'DeathRefused'
}

export interface DeathRecording {
  readonly personId: string
  /** `YYYY-MM-DD`, `YYYY-MM` or `YYYY`; null withdraws what is recorded. */
  readonly date: string | null
  readonly now: Date
  /** A stable word for who records: `operator`, `scenario`. */
  readonly by: string
}

/**
 * Records, corrects or withdraws a person's date of death. Every change is a row
 * of `death_record`; the same date again changes nothing. When the archive
 * recorded the death stays as it is over corrections, and begins again after a
 * withdrawal (11.3.1).
 *
 * @param tx a transaction, which holds the person until it ends
 * @throws {DeathRefused} for what is no date, for a date that is still to come,
 *   for one before the person's birth, and for a withdrawal of nothing
 */
export async function recordDeath(
  tx: Queryable,
  { personId, date, now, by }: DeathRecording,
): Promise<DeathOutcome> {
  const [person] = await tx.query({
    text: `SELECT p.birth_date, p.date_of_death IS NOT NULL AS has_died,
             (SELECT given FROM death_record d WHERE d.person_id = p.person_id
              ORDER BY sequence DESC LIMIT 1) AS given
           FROM person p WHERE p.person_id = $1 FOR NO KEY UPDATE OF p`,
    values: [personId],
  })
  if (person === undefined) throw new DeathRefused('The person is not known')
  const hasDied = person.has_died === true
  const death = date === null ? null : deathDate(date)
  if (death === undefined) {
    throw new DeathRefused('A date of death is YYYY-MM-DD, YYYY-MM or YYYY')
  }
  if (death === null && !hasDied) {
    throw new DeathRefused('There is no date of death to withdraw')
  }
  if (death !== null) {
    if (death.firstDay > helsinkiDate(now)) {
      throw new DeathRefused('The date of death is still to come')
    }
    if (
      typeof person.birth_date === 'string' &&
      death.lastDay < person.birth_date
    ) {
      throw new DeathRefused('The date of death is before the birth')
    }
    if (hasDied && person.given === death.given) return 'unchanged'
  }

  await tx.query({
    text: `INSERT INTO death_record (person_id, sequence, given, recorded_at, recorded_by)
           SELECT $1, COALESCE(max(sequence), 0) + 1, $2, $3, $4
           FROM death_record WHERE person_id = $1`,
    values: [personId, death?.given ?? null, now, by],
  })
  await tx.query({
    text: `UPDATE person
           SET date_of_death = $2::date, date_of_death_precision = $3,
             death_recorded_at = CASE WHEN $2::date IS NOT NULL
               THEN COALESCE(death_recorded_at, $4) END
           WHERE person_id = $1`,
    values: [personId, death?.lastDay ?? null, death?.precision ?? null, now],
  })
  if (death === null) return 'withdrawn'
  return hasDied ? 'corrected' : 'recorded'
}

const deceasedStatement = prepared<'subject' | 'reader'>(
  'deceased',
  (of) => `
  SELECT ${isDeceased(of)} AS deceased, ${askedFor(of)}`,
)

/**
 * Whether a date of death is recorded of the subject or of the reader, as a
 * condition of SQL. A date of any precision counts from when it was recorded.
 */
export function isDeceased(
  of: (parameter: 'subject' | 'reader') => string,
): string {
  return `EXISTS (SELECT FROM person dead
    WHERE dead.person_id IN (${of('subject')}::uuid, ${of('reader')}::uuid)
      AND dead.date_of_death IS NOT NULL)`
}

/**
 * Whether a date of death is recorded of one of two persons, who can be the same.
 *
 * @throws {Error} when the database does not say
 */
export async function areDeceased(
  queryable: Queryable,
  subject: string,
  reader: string,
): Promise<boolean> {
  const asked = { subject, reader }
  const [row] = await recordRows(queryable, asked, deceasedStatement(asked))
  if (typeof row?.deceased !== 'boolean') {
    throw new Error('It is not known whether somebody has died')
  }
  return row.deceased
}
