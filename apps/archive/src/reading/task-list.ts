import type { ArchiveTaskList, ListQuery } from '@mittkanta/contracts'
import type { Database } from '@mittkanta/database'
import type { Occasion } from '@mittkanta/visibility-policy'
import { visibleAttachments } from './attachments.ts'
import { columns, readingColumns } from './columns.ts'
import { shown } from './conditions.ts'
import type { Count, GateOne } from './gate-one.ts'
import { informationText } from './information-text.ts'
import { listItem } from './items.ts'
import type { Scope, ScopeName } from './occasion.ts'
import { preparedForReader } from './reader-dates.ts'
import { askedFor, recordRows } from './record-rows.ts'
import { sortedRefs } from './sorting.ts'

/**
 * What sorting needs of everything that the list holds, and beside each row
 * whether the information text is due; a list without rows is one row of nothing.
 */
const keysStatement = preparedForReader<ScopeName | 'task' | 'from' | 'to'>(
  'task-list-keys',
  (of, dates) => `
  SELECT ${askedFor(of)}, about.information_text, k.*
  FROM (SELECT ${informationText(of, dates)} AS information_text) about
  LEFT JOIN (
    SELECT r.ref, r.document_type, r.description, r.${dates.on} AS available_on
    FROM reading r
    WHERE r.person_id = ${of('subject')}::uuid
      AND r.task = ${of('task')}
      AND r.${dates.on} >= COALESCE(${of('from')}::date, '-infinity')
      AND r.${dates.on} <= COALESCE(${of('to')}::date, 'infinity')
      AND ${shown(of, dates)}
  ) k ON true`,
)

const pageStatement = preparedForReader<ScopeName | 'task' | 'refs'>(
  'task-list-page',
  (of, dates) => `
  SELECT ${readingColumns(of, 'r', dates)},
    ${columns('r', ['social_services', 'controller_name'])}, ${askedFor(of)}
  FROM reading r
  WHERE r.person_id = ${of('subject')}::uuid
    AND r.task = ${of('task')}
    AND r.ref = ANY (${of('refs')}::text[])`,
)

/** Which list: of which task, what of it, in what order. */
export interface ListOf extends ListQuery {
  readonly task: string
}

interface Deps {
  readonly database: Database
  readonly gate: GateOne
  readonly count: Count
  /** Documents of one page. */
  readonly pageSize: number
}

/**
 * The list of one service task (5.1.2): everything of it that is shown, sorted,
 * a page of it. All of one snapshot, so that total and page agree.
 *
 * The names are sorted here: neither engine has the order of every language.
 */
export async function taskList(
  { database, gate, count, pageSize }: Deps,
  scope: Scope,
  occasion: Occasion,
  list: ListOf,
): Promise<ArchiveTaskList> {
  const { task, from = null, to = null, page } = list

  return database.transaction(async (tx) => {
    const keys = await recordRows(
      tx,
      scope,
      keysStatement({ ...scope, task, from, to }),
    )
    const all = sortedRefs(
      keys.filter(({ ref }) => ref !== null),
      list,
    )
    const refs = all.slice((page - 1) * pageSize, page * pageSize)
    const rows = await recordRows(
      tx,
      scope,
      pageStatement({ ...scope, task, refs }),
    )
    const attachments = await visibleAttachments(
      tx,
      scope,
      occasion,
      rows,
      count,
    )

    const documents = gate
      .documents(rows, (row) => listItem(row, attachments.get(row.ref) ?? []))
      .sort((a, b) => refs.indexOf(a.ref) - refs.indexOf(b.ref))

    return {
      documents,
      total: all.length - (refs.length - documents.length),
      page,
      pageSize,
      informationText: keys[0]?.information_text === true,
    }
  }, 'repeatable read')
}
