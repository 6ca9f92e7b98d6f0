import type { Queryable } from '@mittkanta/database'
import { ARCHIVED_AT, CONTENTS } from './contents.ts'
import type { ModelArchive, ModelPaper, World } from './model.ts'

/** When corrections came in. */
export const CORRECTED_AT = '2026-01-20T12:00:00.000Z'

const DIED_ON = '2026-02-28'

/** Which documents of a model there really are, by their places; all when absent. */
export interface Kept {
  readonly document: (document: number, attachment?: number) => boolean
  readonly relation: (relation: number) => boolean
}

const everything: Kept = { document: () => true, relation: () => true }

/** Writes the rows of an archive, as intake and projection would leave them. */
export async function insertArchive<Name extends string>(
  database: Queryable,
  world: World<Name>,
  archive: ModelArchive<Name>,
  kept: Kept = everything,
): Promise<void> {
  const tables = rowsOf(world, archive, kept)
  for (const [table, rows] of Object.entries(tables)) {
    await database.query({
      text: `INSERT INTO ${table}
        SELECT * FROM json_populate_recordset(NULL::${table}, $1)`,
      values: [JSON.stringify(rows)],
    })
  }
}

type Rows = Record<string, unknown>[]

function rowsOf<Name extends string>(
  world: World<Name>,
  archive: ModelArchive<Name>,
  kept: Kept,
) {
  const versions: Rows = []
  const contents: Rows = []
  const clients: Rows = []
  const reading: Rows = []
  const attachments: Rows = []

  const store = (id: string, paper: ModelPaper<Name>) => {
    versions.push(versionRow(id, paper))
    const { hash, type } = CONTENTS[paper.contentKind]
    contents.push({ document_id: id, position: 1, hash, type })
    clients.push(
      ...paper.clients.map((person) => ({
        person_id: world.person(person),
        document_id: id,
      })),
    )
  }

  archive.documents.forEach((document, n) => {
    if (!kept.document(n)) return
    store(world.documentId(n), document)
    for (const person of document.clients) {
      for (const task of document.tasks) {
        reading.push({
          ...paperRow(world.documentId(n), document),
          person_id: world.person(person),
          ref: world.ref(person, n),
          task,
          social_services: document.socialServices,
          controller_id: '1.2.246.10.1',
          controller_name: document.controllerName,
          case_id: `1.2.246.10.9.${n}`,
          case_special_content: document.caseMarks.special,
          case_show_from: document.caseMarks.showFrom,
          case_guardian_disclosure: document.caseMarks.guardians,
          cases_closed_on: document.closedOn,
        })
      }
    }
    document.attachments.forEach((attachment, m) => {
      if (!kept.document(n, m)) return
      store(world.documentId(n, m), attachment)
      for (const person of document.clients) {
        attachments.push({
          ...paperRow(world.documentId(n, m), attachment),
          person_id: world.person(person),
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
    versions.push(relationVersionRow(id))
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
      protection_started_on: relation.protectionStartedOn,
      contact_person: relation.hasContactPerson
        ? { name: `Worker ${n}`, telephone: '050 1' }
        : null,
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
    reading,
    reading_attachment: attachments,
    client_relation: relations,
  }
}

const versionRow = (id: string, paper: ModelPaper<string>) => ({
  document_id: id,
  first_document_id: id,
  version: 1,
  document_group: paper.group,
  status: paper.isAnnulled ? 'annulled' : 'ready-for-archiving',
  controller_id: '1.2.246.10.1',
  metadata: {
    storedByFirstName: 'Ritva',
    storedByLastName: 'Rättare',
    description: 'socialarbetare',
    createdAt: '2026-01-19',
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

const relationVersionRow = (id: string) => ({
  document_id: id,
  first_document_id: id,
  version: 1,
  document_group: 'client-relation-document',
  status: 'ready-for-archiving',
  controller_id: '1.2.246.10.1',
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
