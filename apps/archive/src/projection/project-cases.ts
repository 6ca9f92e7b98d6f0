import type { Queryable } from '@mittkanta/database'
import { Problem } from '@mittkanta/problems'
import type { ClientSystem } from '../config.ts'
import { dayOf, instantOf } from '../intake/days.ts'
import { markColumns } from './marks.ts'
import { newestOf, type Lineage } from './lineage.ts'

/**
 * The newest state of cases, and their members.
 *
 * @returns the cases that look otherwise than before to their documents
 */
export async function projectCases(
  tx: Queryable,
  lineages: readonly Lineage[],
  client: ClientSystem,
): Promise<string[]> {
  const changed: string[] = []
  for (const lineage of lineages) {
    const caseId = newestOf(lineage).caseId ?? ''
    if (await projectCase(tx, lineage, caseId, client)) changed.push(caseId)
  }
  return changed
}

async function projectCase(
  tx: Queryable,
  lineage: Lineage,
  caseId: string,
  { controllerId }: ClientSystem,
): Promise<boolean> {
  const newest = newestOf(lineage)
  // An annulment may come without content: what was stored before it stays, annulled.
  const content = lineage.findLast((version) => version.case)?.case
  const marks = markColumns(newest.metadata)
  const state = [
    newest.firstDocumentId,
    newest.metadata.serviceTasks?.[0] ?? '',
    content?.caseStatus === 'closed' ? (dayOf(content.closedAt) ?? null) : null,
    marks.special_content,
    marks.show_from,
    marks.guardian_disclosure,
    newest.isAnnulled,
  ]
  const same = await tx.query({
    text: `
      SELECT FROM case_state
      WHERE case_id = $1 AND first_document_id = $2 AND task = $3
        AND closed_on IS NOT DISTINCT FROM $4::date AND special_content = $5
        AND show_from IS NOT DISTINCT FROM $6::date
        AND guardian_disclosure = $7 AND annulled = $8`,
    values: [caseId, ...state],
  })
  const written = await tx.query({
    text: `
      INSERT INTO case_state (case_id, first_document_id, task, closed_on,
        special_content, show_from, guardian_disclosure, annulled, controller_id)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
      ON CONFLICT (case_id) DO UPDATE SET
        task = excluded.task, closed_on = excluded.closed_on,
        special_content = excluded.special_content,
        show_from = excluded.show_from,
        guardian_disclosure = excluded.guardian_disclosure,
        annulled = excluded.annulled
      WHERE case_state.first_document_id = excluded.first_document_id
      RETURNING case_id`,
    values: [caseId, ...state, controllerId],
  })
  // Another register took the number in the same moment.
  if (written.length === 0) throw new Problem('conflict')

  await tx.query({
    text: 'DELETE FROM case_member WHERE case_id = $1',
    values: [caseId],
  })
  for (const { personId, joinedAt, leftAt } of content?.members ?? []) {
    await tx.query({
      text: 'INSERT INTO case_member (person_id, case_id, joined_at, left_at) VALUES ($1, $2, $3, $4)',
      values: [
        personId,
        caseId,
        instantOf(joinedAt),
        leftAt === undefined ? null : instantOf(leftAt),
      ],
    })
  }
  return same.length === 0
}
