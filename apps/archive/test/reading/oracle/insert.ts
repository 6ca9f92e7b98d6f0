import type { Queryable } from '@mittkanta/database'
import { documentsOfCases } from '../../../src/projection/project.ts'
import {
  caseMarkColumns,
  casesOfDocument,
  type CaseState,
} from '../../../src/stored/cases-of-document.ts'
import { PROJECTION } from '../../../src/projection/projection-edition.ts'
import { ARCHIVED_AT, CONTENTS } from './contents.ts'
import {
  availableAt,
  type Marks,
  type ModelArchive,
  type ModelDocument,
  type ModelPaper,
  type World,
} from './model.ts'

/** When corrections came in. */
export const CORRECTED_AT = '2026-01-20T12:00:00.000Z'

const DIED_ON = '2026-02-28'

/** Which documents of a model there really are, by their places; all when absent. */
export interface Kept {
  readonly document: (document: number, attachment?: number) => boolean
  readonly ownCase: (document: number) => boolean
  readonly case: (place: number) => boolean
  readonly relation: (relation: number) => boolean
}

const everything: Kept = {
  document: () => true,
  ownCase: () => true,
  case: () => true,
  relation: () => true,
}

/**
 * Writes the rows of an archive, as intake and projection would leave them: first
 * as the cases were marked while the documents were stored, then as they are
 * marked now, for the documents that the projection itself finds.
 */
export async function insertArchive<Name extends string>(
  database: Queryable,
  world: World<Name>,
  archive: ModelArchive<Name>,
  kept: Kept = everything,
): Promise<void> {
  const before = archive.cases.map(
    ({ marks, marksBefore }) => marksBefore ?? marks,
  )
  await insert(database, rowsOf(world, archive, kept, before))

  const remarked = archive.cases.flatMap(({ marksBefore }, place) =>
    marksBefore === null ? [] : [world.caseId('archive', place)],
  )
  if (remarked.length === 0) return
  const now = archive.cases.map(({ marks }) => marks)
  const rows = rowsOf(world, archive, kept, now)
  const documents = await documentsOfCases(database, remarked)
  for (const table of ['reading', 'reading_attachment'] as const) {
    await database.query({
      text: `DELETE FROM ${table} WHERE first_document_id = ANY ($1::text[])`,
      values: [documents],
    })
    await insert(database, {
      [table]: rows[table].filter(({ first_document_id: id }) =>
        documents.includes(String(id)),
      ),
    })
  }
  await database.query({
    text: `UPDATE case_state was SET special_content = now.special_content,
             show_from = now.show_from, guardian_disclosure = now.guardian_disclosure
           FROM json_populate_recordset(NULL::case_state, $1) now
           WHERE was.case_id = now.case_id`,
    values: [
      JSON.stringify(
        rows.case_state.filter(({ case_id: id }) =>
          remarked.includes(String(id)),
        ),
      ),
    ],
  })
}

type Rows = Record<string, unknown>[]

async function insert(database: Queryable, tables: Record<string, Rows>) {
  for (const [table, rows] of Object.entries(tables)) {
    if (rows.length === 0) continue
    await database.query({
      text: `INSERT INTO ${table}
        SELECT * FROM json_populate_recordset(NULL::${table}, $1)`,
      values: [JSON.stringify(rows)],
    })
  }
}

/** @param marks of the archive's cases, by their places */
function rowsOf<Name extends string>(
  world: World<Name>,
  archive: ModelArchive<Name>,
  kept: Kept,
  marks: readonly Marks[],
) {
  const versions: Rows = []
  const contents: Rows = []
  const clients: Rows = []
  const reading: Rows = []
  const attachments: Rows = []
  const linked: Rows = []
  const states: Rows = []
  const members: Rows = []

  const state = (
    caseId: string,
    task: string,
    given: Marks,
    closedOn: string | null,
  ) => ({
    case_id: caseId,
    first_document_id: caseId,
    controller_id: REGISTER,
    task,
    special_content: given.special,
    show_from: given.showFrom,
    guardian_disclosure: given.guardians,
    closed_on: closedOn,
    annulled: false,
  })
  const all = new Map<string, CaseState>([
    ...archive.documents.map(
      ({ tasks: [task], caseMarks, closedOn }, n): [string, CaseState] => {
        const id = world.caseId('document', n)
        return [id, state(id, task, caseMarks, closedOn)]
      },
    ),
    ...archive.cases.map(
      ({ task, marks: own, closedOn }, n): [string, CaseState] => {
        const id = world.caseId('archive', n)
        return [id, state(id, task, marks[n] ?? own, closedOn)]
      },
    ),
  ])
  const storeCase = (id: string, who: readonly Name[], over: object = {}) => {
    states.push({ ...all.get(id), ...over })
    members.push(
      ...who.map((person) => ({
        case_id: id,
        person_id: world.person(person),
        joined_at: ARCHIVED_AT,
      })),
    )
  }
  archive.cases.forEach(({ isAnnulled, isElsewhere, members: who }, n) => {
    if (!kept.case(n)) return
    storeCase(world.caseId('archive', n), who, {
      annulled: isAnnulled,
      ...(isElsewhere && { controller_id: '1.2.246.10.2' }),
    })
  })

  /** What the projection makes of the cases of a document or attachment. */
  const casesOf = (
    n: number,
    paper: ModelPaper<Name>,
    tasks: readonly string[],
  ) =>
    casesOfDocument(
      {
        caseId: world.caseId('document', n),
        metadata: {
          linkedCaseIds: paper.linked.map((m) => world.caseId('archive', m)),
          serviceTasks: tasks,
        },
      },
      (id) => all.get(id),
    )

  const store = (id: string, n: number, paper: ModelPaper<Name>) => {
    versions.push(versionRow(id, paper))
    if (paper.isSuperseded) {
      versions.push({
        ...versionRow(id, paper),
        document_id: `${id}.later`,
        version: 2,
      })
    }
    const { hash, type } = CONTENTS[paper.contentKind]
    contents.push({ document_id: id, position: 1, hash, type })
    clients.push(
      ...paper.clients.map((person) => ({
        person_id: world.person(person),
        document_id: id,
      })),
    )
    linked.push(
      { document_id: id, case_id: world.caseId('document', n) },
      ...paper.linked.map((m) => ({
        document_id: id,
        case_id: world.caseId('archive', m),
      })),
    )
  }

  archive.documents.forEach((document, n) => {
    if (kept.ownCase(n)) {
      storeCase(world.caseId('document', n), document.clients)
    }
    if (!kept.document(n)) return
    store(world.documentId(n), n, document)
    const cases = casesOf(n, document, document.tasks)
    for (const person of document.clients) {
      for (const task of [cases.ownTask, ...cases.otherTasks]) {
        if (!isKeptTask(document, task, archive, kept)) continue
        reading.push({
          ...paperRow(world.documentId(n), document),
          ...caseMarkColumns(cases.marks),
          person_id: world.person(person),
          changed_since_leaving: sinceLeaving(document, person),
          ref: world.ref(person, n),
          task,
          own_task: task === cases.ownTask,
          social_services: document.socialServices,
          controller_id: REGISTER,
          controller_name: document.controllerName,
          case_id: world.caseId('document', n),
          cases_closed_on: cases.closedOn,
        })
      }
    }
    document.attachments.forEach((attachment, m) => {
      if (!kept.document(n, m)) return
      store(world.documentId(n, m), n, attachment)
      for (const person of document.clients) {
        attachments.push({
          ...paperRow(world.documentId(n, m), attachment),
          ...caseMarkColumns(casesOf(n, attachment, []).marks),
          person_id: world.person(person),
          changed_since_leaving: sinceLeaving(attachment, person),
          main_ref: world.ref(person, n),
          ref: world.ref(person, n, m),
        })
      }
    })
  })

  const relations: Rows = []
  archive.relations.forEach((relation, n) => {
    if (!kept.relation(n)) return
    const id = `1.2.246.10.${world.salt}.r.${n}`
    versions.push(relationVersionRow(id, 1))
    if (relation.isSuperseded) versions.push(relationVersionRow(id, 2))
    const person_id = world.person(relation.client)
    clients.push({ person_id, document_id: id })
    relations.push({
      person_id,
      controller_id: `1.2.246.10.${relation.controller}`,
      first_document_id: id,
      document_id: id,
      client_relation_id: id,
      is_old: relation.isOld,
      controller_name: `County ${relation.controller}`,
      annulled: relation.isAnnulled,
      schema_generation: relation.schema,
      special_content: relation.marks.special,
      show_from: relation.marks.showFrom,
      guardian_disclosure: relation.marks.guardians,
      relation_started_on: relation.startedOn,
      relation_ended_on: relation.endedOn,
      protection_started_on: relation.protectionStartedOn,
      responsible_workers: relation.workers.map((startedOn, place) => ({
        name: workerName(n, place),
        telephone: '050 1',
        started_on: startedOn,
      })),
      projection: PROJECTION,
      archived_at: `2025-01-0${n + 1}T00:00:00Z`,
    })
  })

  return {
    person: world.people.map((person) => ({
      person_id: world.person(person),
      temporary_id: `${world.salt}.${person}`,
      date_of_death: archive.dead?.includes(person) === true ? DIED_ON : null,
    })),
    document_version: versions,
    document_content: contents,
    document_client: clients,
    document_case: linked,
    case_state: states,
    case_member: members,
    reading,
    reading_attachment: attachments,
    client_relation: relations,
  }
}

/** What a worker of a client relation document is called. */
export const workerName = (relation: number, place: number) =>
  place === 0 ? `Worker ${relation}` : `Worker ${relation}.${place}`

/**
 * What the projection keeps of whether a document has changed since a member
 * left.
 */
function sinceLeaving<Name extends string>(
  { changedFor, unknownFor }: ModelPaper<Name>,
  person: Name,
) {
  if (unknownFor.includes(person)) return 'unknown'
  return changedFor.includes(person) ? 'yes' : 'no'
}

/** In which the documents are. */
const REGISTER = '1.2.246.10.1'

/** Whether a document has a task directly or by a case that is kept. */
const isKeptTask = (
  { tasks, linked }: ModelDocument<string>,
  task: string,
  { cases }: ModelArchive<string>,
  kept: Kept,
) =>
  tasks.includes(task) ||
  linked.some((place) => kept.case(place) && cases[place]?.task === task)

const versionRow = (id: string, paper: ModelPaper<string>) => ({
  document_id: id,
  first_document_id: id,
  version: 1,
  document_group: paper.group,
  status: paper.isAnnulled ? 'annulled' : 'ready-for-archiving',
  controller_id: REGISTER,
  metadata: {
    storedByFirstName: 'Ritva',
    storedByLastName: 'Rättare',
    description: 'socialarbetare',
    createdAt: '2026-01-19',
    ...('tasks' in paper && { serviceTasks: paper.tasks }),
    correctionReason: 'spelling',
    signatures: [
      {
        personId: '010190-9999',
        firstName: 'Signe',
        lastName: 'Signerare',
        identificationMethod: 'strong',
        signedAt: '2025-11-03T10:00:00+02:00',
      },
    ],
  },
  fingerprint: id,
  archived_at: ARCHIVED_AT,
})

const relationVersionRow = (id: string, version: number) => ({
  document_id: version === 1 ? id : `${id}.later`,
  first_document_id: id,
  version,
  document_group: 'client-relation-document',
  status: 'ready-for-archiving',
  controller_id: REGISTER,
  metadata: {},
  fingerprint: id,
  archived_at: ARCHIVED_AT,
})

const paperRow = (id: string, paper: ModelPaper<string>) => ({
  first_document_id: id,
  document_id: id,
  document_group: paper.group,
  document_type: paper.type,
  description: paper.description,
  available_on: paper.availableOn,
  available_at: availableAt.client(paper.availableOn),
  available_on_for_guardians: paper.availableOnForGuardians,
  available_at_for_guardians: availableAt.guardians(
    paper.availableOnForGuardians,
  ),
  delay_ended_on: paper.delayEndedOn,
  corrected_at: paper.isCorrected ? CORRECTED_AT : null,
  correction_document_id: paper.isCorrected ? id : null,
  projection: PROJECTION,
  drawn_up_on: paper.drawnUpOn,
  first_archived_at: ARCHIVED_AT,
  version_archived_at: paper.isCorrected ? CORRECTED_AT : ARCHIVED_AT,
  is_corrected: paper.isCorrected,
  language: 'sv',
  annulled: paper.isAnnulled,
  type_set: paper.typeSet,
  service_sets: paper.serviceSets,
  special_content: paper.marks.special,
  show_from: paper.marks.showFrom,
  guardian_disclosure: paper.marks.guardians,
  client_count: paper.isUncounted ? 0 : paper.clients.length,
})
