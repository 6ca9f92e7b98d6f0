import { codeIds } from '@mittkanta/code-sets'
import type { Row } from '@mittkanta/database'
import * as read from '../db/values.ts'
import { columns, since } from './columns.ts'
import { shown } from './conditions.ts'
import type { Count } from './gate-one.ts'
import { informationText } from './information-text.ts'
import type { ScopeName } from './occasion.ts'
import { preparedForReader } from './reader-dates.ts'
import { askedFor } from './record-rows.ts'

/** The service tasks of the lists, in the handbook's order (6.2). */
const TASKS: readonly string[] = codeIds('serviceTasks')

const KEY_COLUMNS = [
  'ref',
  'task',
  'document_type',
  'description',
  'corrected_at',
  'social_services',
  'controller_name',
]

/**
 * What searching needs of everything that the record shows, and beside each row
 * whether the information text is due; a record without rows is one row of
 * nothing. What is searched for is not in it: the same statement for every search.
 */
export const keysStatement = preparedForReader<ScopeName>(
  'search-keys',
  (of, dates) => `
  SELECT ${askedFor(of)}, about.information_text, k.*
  FROM (SELECT ${informationText(of, dates)} AS information_text) about
  LEFT JOIN (
    SELECT ${columns('r', KEY_COLUMNS)}, ${since('r', dates)}
    FROM reading r
    WHERE r.person_id = ${of('subject')}::uuid
      AND ${shown(of, dates)}
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
  readonly availableAt: Date
  readonly correctedAt: Date | null
  readonly socialServices: readonly string[]
  readonly controllerName: string
  /** The row that it is read from: of the first of its tasks. */
  readonly row: Row
}

/** Rows in the order of the handbook's tasks, without those of a task that no list has. */
export const inTaskOrder = (rows: readonly Row[]): Row[] =>
  TASKS.flatMap((task) => rows.filter((row) => row.task === task))

/**
 * One key for each document, whatever it is listed under. A row that cannot be
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
    availableAt: read.moment(row.available_at),
    correctedAt:
      row.corrected_at === null ? null : read.moment(row.corrected_at),
    socialServices: read.texts(row.social_services),
    controllerName: read.text(row.controller_name),
    row,
  })
