import { personId } from '@mittkanta/demo'
import type { PostgresProcess } from '../cluster/postgres-process.ts'
import type { Oracle, Violation } from '../people/oracle.ts'

/**
 * Answers that the usage log does not know of: of every reader, record and kind
 * of reading there must be at least as many rows as answers were shown.
 *
 * @param answers how many were shown, by `household reader subject event`
 */
export async function unlogged(
  postgres: PostgresProcess,
  oracle: Oracle,
  answers: ReadonlyMap<string, number>,
): Promise<Violation[]> {
  const whose = await postgres.query<{ personId: string; ref: string }>(
    'SELECT DISTINCT person_id AS "personId", ref FROM reading',
  )
  const people = new Map<string, string>()
  for (const { personId: id, ref } of whose) {
    const document = oracle.documentOf(ref)
    if (document) {
      people.set(personId(String(document.household), document.client), id)
    }
  }
  const rows = await postgres.query<{ key: string; count: number }>(
    `SELECT concat_ws(' ', reader_id, subject_id, event) AS key,
       count(*)::int AS count
     FROM usage_log WHERE reader_id IS NOT NULL GROUP BY 1`,
  )
  const logged = new Map(rows.map(({ key, count }) => [key, count]))

  return [...answers].flatMap(([answer, count]) => {
    const [household = '', reader = '', subject = '', event = ''] =
      answer.split(' ')
    const key = [
      people.get(personId(household, reader)),
      people.get(personId(household, subject)),
      event,
    ].join(' ')
    const known = logged.get(key) ?? 0
    return known >= count
      ? []
      : [
          {
            promise: 'no answer without its row in the log',
            what: `${answer}: ${count} answers, ${known} rows`,
          },
        ]
  })
}
