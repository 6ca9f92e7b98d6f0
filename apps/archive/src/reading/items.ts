import {
  DocumentRef,
  type ArchiveClientRelation,
  type ArchiveFrontPageItem,
  type ArchiveListItem,
} from '@mittkanta/contracts'
import type { Row } from '@mittkanta/database'
import { documentFacts, relationFacts, taskFacts } from './facts.ts'
import * as read from './values.ts'

/*
 * From rows to what leaves, field by field: a column that is not named here
 * stays here. A row of which something cannot be read gives `undefined` and is
 * left out (and counted), so that one bad row does not hide the others.
 */

export const ref = (value: unknown): DocumentRef | undefined =>
  DocumentRef.safeParse(value).data

/** What lists and pages have in common, of a row of a document or attachment. */
export const item = (
  row: Row,
  facts = documentFacts(row),
): Omit<ArchiveFrontPageItem, 'taskFacts'> | undefined =>
  read.complete({
    ref: ref(row.ref),
    documentType: read.text(row.document_type),
    description: read.textOrNull(row.description),
    date: read.day(row.available_on),
    drawnUpOn: read.day(row.drawn_up_on),
    versionArchivedAt: read.instant(row.version_archived_at),
    firstArchivedAt: read.instant(row.first_archived_at),
    isCorrected: read.boolean(row.is_corrected),
    facts,
  })

/** The same of a document under one service task. */
export function frontPageItem(row: Row): ArchiveFrontPageItem | undefined {
  const listed = item(row)
  return listed && { ...listed, taskFacts: taskFacts(row) }
}

/** The same with what lists show besides. */
export function listItem(
  row: Row,
  visibleAttachments: number,
): ArchiveListItem | undefined {
  const listed = frontPageItem(row)
  return (
    listed &&
    read.complete({
      ...listed,
      visibleAttachments,
      socialServices: read.texts(row.social_services),
      controllerName: read.text(row.controller_name),
    })
  )
}

/** Front-page data of a row of `client_relation` (5.1.2). */
export const clientRelation = (row: Row): ArchiveClientRelation | undefined =>
  read.complete({
    controllerName: read.text(row.controller_name),
    relation: period(row.relation_started_on, row.relation_ended_on),
    childProtection: period(row.protection_started_on, row.protection_ended_on),
    contactPerson: contactPerson(row.contact_person),
    facts: relationFacts(row),
  })

/** `null` where it never began. */
function period(startedOn: unknown, endedOn: unknown) {
  if (startedOn === null) return null
  return read.complete({
    startedOn: read.day(startedOn),
    endedOn: endedOn === null ? null : read.day(endedOn),
  })
}

/** The newest worker in charge (decision A7), as the projection chose it. */
function contactPerson(value: unknown) {
  if (value === null) return null
  if (typeof value !== 'object') return undefined
  const worker = value as Row
  return read.complete({
    name: read.text(worker.name),
    title: read.textOrNull(worker.title ?? null),
    telephone: read.textOrNull(worker.telephone ?? null),
    email: read.textOrNull(worker.email ?? null),
  })
}
