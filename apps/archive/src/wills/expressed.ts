import type { Queryable, Row } from '@mittkanta/database'
import { ProhibitionTarget } from '@mittkanta/contracts'
import { z } from 'zod'
import { prepared } from '../reading/prepared.ts'
import { askedFor, recordRows } from '../reading/record-rows.ts'
import { targetKey } from './register.ts'

const versionsStatement = prepared<'subject' | 'newest'>(
  'prohibition-versions',
  (of) => `
  SELECT voice, expressed_by_id, content, ${askedFor(of)}
  FROM will
  WHERE person_id = ${of('subject')}::uuid AND kind = 'prohibitions'
    AND version <= ${of('newest')}::int
  ORDER BY version DESC`,
)

const Content = z.strictObject({ targets: z.array(ProhibitionTarget) })

/** The person who expressed a version; `undefined` where that is not known. */
function personOf(row: Row, subjectId: string): string | undefined {
  if (row.voice === 'client') return subjectId
  return typeof row.expressed_by_id === 'string'
    ? row.expressed_by_id
    : undefined
}

/**
 * Which targets of the prohibitions one person expressed (11.4.1, decision A31).
 * A target belongs to the person who added it: a later version that repeats it
 * does not change that, and one that lacks it, or an annulment, ends it.
 *
 * @param newest version of the prohibitions that apply
 * @returns the keys (`targetKey`) of the person's own targets
 * @throws {Error} when a version cannot be read
 */
export async function targetsExpressedBy(
  queryable: Queryable,
  subjectId: string,
  newest: number,
  personId: string,
): Promise<ReadonlySet<string>> {
  const asked = { subject: subjectId, newest }
  const rows = await recordRows(queryable, asked, versionsStatement(asked))
  const addedBy = new Map<string, string | undefined>()
  let kept: ReadonlySet<string> | undefined
  for (const row of rows) {
    const targets =
      row.content === null ? [] : Content.parse(row.content).targets
    const present = targets.map(targetKey)
    // From the newest version backwards: a target goes on only while it is there.
    kept = new Set(present.filter((key) => kept?.has(key) ?? true))
    for (const key of kept) addedBy.set(key, personOf(row, subjectId))
  }
  return new Set(
    [...addedBy].flatMap(([key, person]) => (person === personId ? key : [])),
  )
}
