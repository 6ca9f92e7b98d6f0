import {
  DocumentRef,
  type ArchiveClientRelation,
  type ArchiveFrontPageItem,
  type ArchiveListItem,
} from '@mittkanta/contracts'
import type { Row } from '@mittkanta/database'
import * as read from '../db/values.ts'
import { newestWorker, type Worker } from '../stored/newest-worker.ts'
import { documentFacts, relationFacts, taskFacts } from './facts.ts'

/*
 * From rows to what leaves, field by field: a column that is not named here
 * stays here. A row of which something cannot be read gives `undefined` and is
 * left out (and counted), so that one bad row does not hide the others.
 */

export const ref = (value: unknown): DocumentRef | undefined =>
  DocumentRef.safeParse(value).data

/** Since when this kind of reader has had it, and when it was last corrected. */
export const arrival = (row: Row) => ({
  availableAt: read.instant(row.available_at),
  correctedAt:
    row.corrected_at === null ? null : read.instant(row.corrected_at),
})

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
    ...arrival(row),
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
  attachments: ArchiveListItem['attachments'],
): ArchiveListItem | undefined {
  const listed = frontPageItem(row)
  return (
    listed &&
    read.complete({
      ...listed,
      attachments,
      socialServices: read.texts(row.social_services),
      controllerName: read.text(row.controller_name),
    })
  )
}

/** Front-page data of a row of `client_relation`, as they are today in Helsinki (5.1.2). */
export const clientRelation =
  (today: string) =>
  (row: Row): ArchiveClientRelation | undefined =>
    read.complete({
      controllerName: read.text(row.controller_name),
      relation: period(row.relation_started_on, row.relation_ended_on, today),
      childProtection: period(
        row.protection_started_on,
        row.protection_ended_on,
        today,
      ),
      contactPerson: contactPerson(row.responsible_workers, today),
      facts: relationFacts(row),
    })

/**
 * What is so of a relation on a day (5.1.2): `null` where it has not begun, no
 * end before the day on which it ends.
 */
function period(startedOn: unknown, endedOn: unknown, today: string) {
  if (startedOn === null) return null
  const began = read.day(startedOn)
  const ended = endedOn === null ? null : read.day(endedOn)
  if (began === undefined || ended === undefined) return undefined
  if (began > today) return null
  return {
    startedOn: began,
    endedOn: ended !== null && ended <= today ? ended : null,
  }
}

/** The newest responsible worker of a day (decision A7). */
function contactPerson(value: unknown, today: string) {
  if (!Array.isArray(value)) return undefined
  const workers = value.map(workerOf)
  if (workers.includes(undefined)) return undefined
  const newest = newestWorker(
    workers.flatMap((worker) => worker ?? []),
    today,
  )
  if (newest === undefined) return null
  const { name, title, telephone, email } = newest
  return { name, title, telephone, email }
}

const workerOf = (worker: Row): Worker | undefined =>
  read.complete({
    name: read.text(worker.name),
    title: read.textOrNull(worker.title ?? null),
    telephone: read.textOrNull(worker.telephone ?? null),
    email: read.textOrNull(worker.email ?? null),
    started_on: worker.started_on === null ? null : read.day(worker.started_on),
  })
