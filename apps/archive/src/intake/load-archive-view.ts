import { helsinkiDate, toPlainDate } from '@mittkanta/calendar'
import type {
  ClientEntry,
  DeliveredDocument,
  Metadata,
} from '@mittkanta/contracts'
import type { Queryable, Row } from '@mittkanta/database'
import * as read from '../reading/values.ts'
import { caseIdsOf, serviceTasksOf } from '../stored/cases-of-document.ts'
import {
  ArchiveView,
  type ArchiveContent,
  type KnownDeath,
  type KnownPerson,
} from './archive-view.ts'
import { loadLineages } from './archived-document.ts'

const given = (values: readonly (string | undefined)[]) => [
  ...new Set(values.filter((value) => value !== undefined)),
]

/** Every client entry of a document: its clients, and the members of a case. */
export const entriesOf = (document: DeliveredDocument): ClientEntry[] => [
  ...document.metadata.clients,
  ...(document.case?.members ?? []).map(({ client }) => client),
]

const textOf = (value: unknown) =>
  typeof value === 'string' ? value : undefined

/** A date that cannot be read is one of long ago: nothing is open by it. */
function deathOf(row: Row): KnownDeath | undefined {
  if (row.date_of_death === null) return undefined
  const recordedAt = read.moment(row.death_recorded_at)
  return {
    lastDay: read.day(row.date_of_death) ?? toPlainDate('0001-01-01'),
    recordedOn: recordedAt && helsinkiDate(recordedAt),
  }
}

async function loadPersons(
  queryable: Queryable,
  controllerId: string,
  entries: readonly ClientEntry[],
): Promise<readonly KnownPerson[]> {
  const rows = await queryable.query({
    text: `
      SELECT p.person_id, p.identity_code, p.temporary_id,
             p.became_id, p.date_of_death, p.death_recorded_at, EXISTS (SELECT FROM document_client c JOIN document_version v USING (document_id)
                     WHERE c.person_id = p.person_id AND v.controller_id <> $1) AS elsewhere
      FROM person p
      WHERE p.identity_code = ANY ($2::text[]) OR p.temporary_id = ANY ($3::text[])
         OR p.became_id IN (SELECT o.person_id FROM person o
                            WHERE o.identity_code = ANY ($2::text[]))`,
    values: [
      controllerId,
      given(entries.map(({ identityCode }) => identityCode)),
      given(entries.map(({ temporaryId }) => temporaryId)),
    ],
  })
  return rows.map((row) => ({
    personId: String(row.became_id ?? row.person_id),
    identityCode: textOf(row.identity_code),
    temporaryId: textOf(row.temporary_id),
    isReplaced: row.became_id !== null,
    isInOtherRegisters: row.elsewhere === true,
    death: deathOf(row),
  }))
}

async function firstIds(
  queryable: Queryable,
  text: string,
  values: readonly unknown[],
): Promise<string[]> {
  const rows = await queryable.query({ text, values })
  return rows.map(({ first_document_id: id }) => String(id))
}

/** The view of a register that the checks of a delivery look at. */
export const loadArchiveView = async (
  queryable: Queryable,
  controllerId: string,
  documents: readonly DeliveredDocument[],
): Promise<ArchiveView> =>
  new ArchiveView(await loadArchiveContent(queryable, controllerId, documents))

/**
 * Loads what the checks of some documents need to know, from one register.
 *
 * @param controllerId whose register it is
 */
export async function loadArchiveContent(
  queryable: Queryable,
  controllerId: string,
  documents: readonly DeliveredDocument[],
): Promise<ArchiveContent> {
  const all = documents.map(({ metadata }) => metadata)
  const persons = await loadPersons(
    queryable,
    controllerId,
    documents.flatMap(entriesOf),
  )
  const personIds = persons.map(({ personId }) => personId)

  const spokenOf = await firstIds(
    queryable,
    `SELECT first_document_id FROM document_version
     WHERE controller_id = $1 AND document_id = ANY ($2::text[])
     UNION
     SELECT first_document_id FROM document_version
     WHERE controller_id = $1 AND document_group = 'case-document'
       AND case_id = ANY ($3::text[])
     UNION
     SELECT v.first_document_id FROM document_client c
     JOIN document_version v USING (document_id)
     WHERE v.controller_id = $1 AND v.document_group = 'client-relation-document'
       AND c.person_id = ANY ($4::uuid[])`,
    [
      controllerId,
      given(
        all.flatMap(({ replacesDocumentId, parentDocumentId }) => [
          replacesDocumentId,
          parentDocumentId,
        ]),
      ),
      given(
        all.flatMap((metadata) =>
          caseIdsOf({ caseId: metadata.caseId, metadata }),
        ),
      ),
      personIds,
    ],
  )
  const dependent = await firstIds(
    queryable,
    `SELECT v.first_document_id FROM document_version v
     JOIN document_version main ON main.document_id = v.parent_document_id
     WHERE v.controller_id = $1 AND main.first_document_id = ANY ($2::text[])
     UNION
     SELECT v.first_document_id FROM document_case c
     JOIN document_version v USING (document_id)
     WHERE v.controller_id = $1 AND c.case_id = ANY ($3::text[])
     UNION
     SELECT s.first_document_id FROM case_member m
     JOIN case_state s USING (case_id)
     WHERE s.controller_id = $1 AND m.person_id = ANY ($4::uuid[])
     UNION
     SELECT s.first_document_id FROM case_member m
     JOIN case_state s USING (case_id)
     WHERE s.controller_id = $1 AND s.task = ANY ($5::text[])
       AND m.person_id = ANY ($6::uuid[])`,
    dependents(controllerId, documents, spokenOf, personIds),
  )

  const lineages = await loadLineages(
    queryable,
    given([...spokenOf, ...dependent]),
  )
  return {
    documents: lineages,
    persons,
    contents: await loadContents(queryable, documents),
    foreignCaseIds: await loadForeignCaseIds(queryable, controllerId, all),
  }
}

/**
 * What hangs on the documents matters only for annulments (11.3.2) and for a
 * client relation that becomes an old one (9.4.1); cases of the clients besides
 * for the service tasks that documents name (11.2).
 */
function dependents(
  controllerId: string,
  documents: readonly DeliveredDocument[],
  firstDocumentIds: readonly string[],
  personIds: readonly string[],
): readonly unknown[] {
  const annulled = documents.filter(
    ({ metadata }) => metadata.status === 'annulled',
  )
  const annulledCases = annulled
    .filter(({ metadata }) => metadata.documentGroup === 'case-document')
    .map(({ metadata }) => metadata.caseId)
  const hasRelation = documents.some(
    ({ metadata }) => metadata.documentGroup === 'client-relation-document',
  )
  return [
    controllerId,
    annulled.length > 0 ? firstDocumentIds : [],
    given(annulledCases),
    hasRelation ? personIds : [],
    tasksOf(documents),
    personIds,
  ]
}

/** The service tasks that client documents name. */
const tasksOf = (documents: readonly DeliveredDocument[]) =>
  given(
    documents
      .filter(({ case: content }) => content === undefined)
      .flatMap(({ metadata }) => serviceTasksOf({ metadata })),
  )

async function loadForeignCaseIds(
  queryable: Queryable,
  controllerId: string,
  metadata: readonly Metadata[],
): Promise<string[]> {
  const rows = await queryable.query({
    text: 'SELECT case_id FROM case_state WHERE controller_id <> $1 AND case_id = ANY ($2::text[])',
    values: [controllerId, given(metadata.map(({ caseId }) => caseId))],
  })
  return rows.map(({ case_id: id }) => String(id))
}

async function loadContents(
  queryable: Queryable,
  documents: readonly DeliveredDocument[],
): Promise<string[]> {
  const hashes = documents.flatMap(({ contents = [] }) =>
    contents.map(({ hash }) => hash),
  )
  const rows = await queryable.query({
    text: 'SELECT hash, type FROM content WHERE hash = ANY ($1::text[])',
    values: [given(hashes)],
  })
  return rows.map(({ hash, type }) => `${String(hash)} ${String(type)}`)
}
