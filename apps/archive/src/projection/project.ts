import type { Queryable } from '@mittkanta/database'
import { loadLineages } from '../stored/archived-document.ts'
import type { Controller } from '../stored/controller.ts'
import { lineagesOf, type Lineage } from '../stored/lineage.ts'
import type { RefOf } from './document-ref.ts'
import { projectCases } from './project-cases.ts'
import { projectClientRelations } from './project-client-relations.ts'
import { projectDocuments } from './project-documents.ts'

/** What was stored, and by whom. */
export interface Stored {
  readonly firstDocumentIds: readonly string[]
  readonly refOf: RefOf
  readonly client: Controller
}

const ofGroup = (lineages: readonly Lineage[], group: string) =>
  lineages.filter((lineage) => lineage[0].group === group)

/**
 * Brings the reading tables up to what was stored, in the order in which they
 * build on each other. A case that changes changes the rows of all its documents,
 * and a document those of its attachments: they are available together.
 */
export async function project(
  tx: Queryable,
  { firstDocumentIds, refOf, client }: Stored,
): Promise<void> {
  const touched = new Set([
    ...firstDocumentIds,
    ...(await ofJoinedPersons(tx, firstDocumentIds)),
  ])
  const lineages = lineagesOf(await loadLineages(tx, [...touched]))
  const relations = ofGroup(lineages, 'client-relation-document')
  const cases = ofGroup(lineages, 'case-document')

  await projectClientRelations(tx, relations, client)
  const changed = await projectCases(tx, cases, client)
  const documents = lineages.filter(
    (lineage) => !relations.includes(lineage) && !cases.includes(lineage),
  )
  const affected = new Set([
    ...documents.map(([first]) => first.documentId),
    ...(await documentsOfCases(tx, changed)),
  ])
  for (const id of await attachmentsOf(tx, [...affected])) affected.add(id)
  const others = [...affected].filter((id) => !touched.has(id))
  await projectDocuments(
    tx,
    [...documents, ...lineagesOf(await loadLineages(tx, others))],
    refOf,
    client,
  )
}

/**
 * Everything else that a person is client of who was known by a temporary code
 * until now: rows of the former person are still there (9.11).
 */
async function ofJoinedPersons(
  tx: Queryable,
  firstDocumentIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.query({
    text: `
      SELECT DISTINCT all_of.first_document_id
      FROM document_version given
      JOIN document_client c ON c.document_id = given.document_id
      JOIN person former ON former.became_id = c.person_id
      JOIN document_client theirs ON theirs.person_id = former.person_id
      JOIN document_version all_of ON all_of.document_id = theirs.document_id
      WHERE given.first_document_id = ANY ($1::text[])
        AND (EXISTS (SELECT FROM reading WHERE person_id = former.person_id)
          OR EXISTS (SELECT FROM client_relation WHERE person_id = former.person_id)
          OR EXISTS (SELECT FROM case_member WHERE person_id = former.person_id))`,
    values: [firstDocumentIds],
  })
  return rows.map(({ first_document_id: id }) => String(id))
}

/**
 * The documents that belong to some cases, linked ones and attachments included,
 * by any of their versions: what a mark of the case concerns.
 *
 * @returns first ids
 */
export async function documentsOfCases(
  tx: Queryable,
  caseIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.query({
    text: `
      SELECT DISTINCT v.first_document_id
      FROM document_case c JOIN document_version v USING (document_id)
      WHERE c.case_id = ANY ($1::text[]) AND v.document_group <> 'case-document'`,
    values: [caseIds],
  })
  return rows.map(({ first_document_id: id }) => String(id))
}

/** The attachments of documents, whichever of their versions they were attached to. */
async function attachmentsOf(
  tx: Queryable,
  firstDocumentIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.query({
    text: `
      SELECT DISTINCT attached.first_document_id
      FROM document_version main
      JOIN document_version attached ON attached.parent_document_id = main.document_id
      WHERE main.first_document_id = ANY ($1::text[])`,
    values: [firstDocumentIds],
  })
  return rows.map(({ first_document_id: id }) => String(id))
}
