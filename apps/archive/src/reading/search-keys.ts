import { codeIds } from '@mittkanta/code-sets'
import type { Row } from '@mittkanta/database'
import type { Count } from './gate-one.ts'
import { informationText } from './information-text.ts'
import { columns } from './columns.ts'
import { shown } from './conditions.ts'
import type { ScopeName } from './occasion.ts'
import { prepared } from './prepared.ts'
import { askedFor } from './record-rows.ts'
import * as read from './values.ts'

/** The service tasks of the lists, in the handbook's order (6.2). */
const TASKS: readonly string[] = codeIds('serviceTasks')

const KEY_COLUMNS = [
  'ref',
  'task',
  'document_type',
  'description',
  'available_on',
  'first_archived_at',
  'version_archived_at',
  'is_corrected',
  'social_services',
  'controller_name',
]

/**
 * What searching needs of everything that the record shows, and beside each row
 * whether the information text is due; a record without rows is one row of
 * nothing. What is searched for is not in it: the same statement for every search.
 */
export const keysStatement = prepared<ScopeName>(
  'search-keys',
  (of) => `
  SELECT ${askedFor(of)}, about.information_text, k.*
  FROM (SELECT ${informationText(of)} AS information_text) about
  LEFT JOIN (
    SELECT ${columns('r', KEY_COLUMNS)}
    FROM reading r
    WHERE r.person_id = ${of('subject')}::uuid
      AND ${shown(of)}
  ) k ON true`,
)

/** What a document is found by. */
export interface SearchKey {
  readonly ref: string
  /** Those under which it is shown, in the handbook's order. */
  readonly tasks: readonly string[]
  readonly documentType: string
  readonly description: string | null
  readonly date: string
  readonly firstArchivedAt: Date
  readonly versionArchivedAt: Date
  readonly isCorrected: boolean
  readonly socialServices: readonly string[]
  readonly controllerName: string
  /** The row that it is read from: of the first of its tasks. */
  readonly row: Row
}

/** Rows in the order of the handbook's tasks, without those of a task that no list has. */
export const inTaskOrder = (rows: readonly Row[]): Row[] =>
  TASKS.flatMap((task) => rows.filter((row) => row.task === task))

/**
 * One key for each document, whatever it stands under. A row that cannot be
 * read is left out and counted.
 */
export function keysOf(rows: readonly Row[], count: Count): SearchKey[] {
  const tasks = new Map<unknown, string[]>()
  const keys: SearchKey[] = []
  for (const row of inTaskOrder(rows)) {
    const task = String(row.task)
    const others = tasks.get(row.ref)
    if (others) {
      others.push(task)
      continue
    }
    const own = [task]
    const key = keyOf(row, own)
    if (key === undefined) {
      count('row-unreadable')
      continue
    }
    tasks.set(row.ref, own)
    keys.push(key)
  }
  return keys
}

const keyOf = (row: Row, tasks: readonly string[]): SearchKey | undefined =>
  read.complete({
    ref: read.text(row.ref),
    tasks,
    documentType: read.text(row.document_type),
    description: read.textOrNull(row.description),
    date: read.day(row.available_on),
    firstArchivedAt: read.moment(row.first_archived_at),
    versionArchivedAt: read.moment(row.version_archived_at),
    isCorrected: read.boolean(row.is_corrected),
    socialServices: read.texts(row.social_services),
    controllerName: read.text(row.controller_name),
    row,
  })
