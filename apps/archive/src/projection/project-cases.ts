import type { Queryable } from '@mittkanta/database'
import { Problem } from '@mittkanta/problems'
import type { Controller } from '../stored/controller.ts'
import { dayOf, instantOf } from '../stored/days.ts'
import { newestOf, type Lineage } from '../stored/lineage.ts'
import { markColumns } from './marks.ts'

/**
 * The newest state of cases, and their members.
 *
 * @returns the cases that look otherwise than before to their documents: in
 *   their state, or in who was a member and until when (8.3.3)
 */
export async function projectCases(
  tx: Queryable,
  lineages: readonly Lineage[],
  client: Controller,
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
  { controllerId }: Controller,
): Promise<boolean> {
  const row = caseRow(lineage, controllerId)
  const state = [
    row.first_document_id,
    row.task,
    row.closed_on,
    row.special_content,
    row.show_from,
    row.guardian_disclosure,
    row.annulled,
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

  const haveChanged = await replaceMembers(tx, caseId, memberRows(lineage))
  return same.length === 0 || haveChanged
}

/** @returns whether they are others than before, or others have left */
async function replaceMembers(
  tx: Queryable,
  caseId: string,
  members: ReturnType<typeof memberRows>,
): Promise<boolean> {
  const before = await tx.query({
    text: 'DELETE FROM case_member WHERE case_id = $1 RETURNING person_id, left_at',
    values: [caseId],
  })
  await tx.query({
    text: `INSERT INTO case_member
           SELECT * FROM jsonb_populate_recordset(NULL::case_member, $1::jsonb)`,
    values: [JSON.stringify(members)],
  })
  const leaving = new Map(
    before.map((row) => [
      row.person_id,
      row.left_at instanceof Date ? row.left_at.toISOString() : null,
    ]),
  )
  return (
    members.length !== leaving.size ||
    members.some(
      ({ person_id: person, left_at: left }) => leaving.get(person) !== left,
    )
  )
}

/** An annulment may come without content: what was stored before it stays, annulled. */
const contentOf = (lineage: Lineage) =>
  lineage.findLast((version) => version.case)?.case

const caseIdOf = (lineage: Lineage) => newestOf(lineage).caseId ?? ''

/** The state of a case, by its document. */
export function caseRow(lineage: Lineage, controllerId: string) {
  const newest = newestOf(lineage)
  const content = contentOf(lineage)
  return {
    case_id: caseIdOf(lineage),
    first_document_id: newest.firstDocumentId,
    controller_id: controllerId,
    task: newest.metadata.serviceTasks?.[0] ?? '',
    closed_on:
      content?.caseStatus === 'closed'
        ? (dayOf(content.closedAt) ?? null)
        : null,
    ...markColumns(newest.metadata),
    annulled: newest.isAnnulled,
  }
}

/** Everybody who is or was a member of a case, by its document. */
export const membersOfCase = (lineage: Lineage) =>
  contentOf(lineage)?.members ?? []

/** The rows of the members of a case. */
export const memberRows = (lineage: Lineage) =>
  membersOfCase(lineage).map(({ personId, joinedAt, leftAt }) => ({
    person_id: personId,
    case_id: caseIdOf(lineage),
    joined_at: instantOf(joinedAt).toISOString(),
    left_at: leftAt === undefined ? null : instantOf(leftAt).toISOString(),
  }))
