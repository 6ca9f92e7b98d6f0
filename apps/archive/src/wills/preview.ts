import type { ProhibitionTarget, WillPreview } from '@mittkanta/contracts'
import type { Database, Row } from '@mittkanta/database'
import { decideWill } from '@mittkanta/will-policy'
import * as read from '../db/values.ts'
import type { Begun } from '../reading/begin.ts'
import { columns, readingColumns } from '../reading/columns.ts'
import { shown } from '../reading/conditions.ts'
import { frontPageItem } from '../reading/items.ts'
import type { ScopeName } from '../reading/occasion.ts'
import { preparedForReader } from '../reading/reader-dates.ts'
import { askedFor, recordRows } from '../reading/record-rows.ts'
import { prohibitionsFor, willFacts } from './answer.ts'
import { isProhibited, originalController } from './prohibited.ts'
import { failureOf, refuse } from './refusal.ts'
import { loadRegister, withoutRepetition } from './register.ts'
import { targetFailures } from './targets.ts'

const visibleStatement = preparedForReader<ScopeName>(
  'visible-documents',
  (of, dates) => `
  SELECT ${readingColumns(of, 'r', dates)},
    ${columns('r', ['task', 'controller_id', 'controller_name'])},
    ${originalController('r')} AS original_controller_id, ${askedFor(of)}
  FROM reading r
  WHERE r.person_id = ${of('subject')}::uuid AND ${shown(of, dates)}`,
)

/** A document that the reader sees, under one of its service tasks. */
function visibleDocument(row: Row) {
  const listed = frontPageItem(row)
  return (
    listed &&
    read.complete({
      facts: listed.facts,
      taskFacts: listed.taskFacts,
      ref: listed.ref,
      task: read.text(row.task),
      controllerId: read.text(row.controller_id),
      controllerName: read.text(row.controller_name),
      originalControllerId: read.text(row.original_controller_id),
    })
  )
}

/**
 * How many of the documents that the reader sees would no longer be disclosed.
 * Only visible documents are counted, so that the number reveals nothing of the
 * rest.
 *
 * @throws {Problem} `will-refused` as the change itself would
 */
export function previewWills(
  database: Database,
  begun: Begun,
  targets: readonly ProhibitionTarget[],
): Promise<WillPreview> {
  const { caller, scope, occasion, gate } = begun

  return database.transaction(async (tx) => {
    const register = await loadRegister(tx, caller.subjectId)
    const { standing, rule } = decideWill(
      'change-prohibitions',
      willFacts(register, caller),
    )
    if (standing !== 'open') refuse([failureOf(rule)])
    const { current } = await prohibitionsFor(tx, register, begun)
    refuse(
      await targetFailures(tx, targets, {
        scope,
        occasion,
        standing: current?.targets ?? [],
      }),
    )
    const rows = gate.documents(
      await recordRows(tx, scope, visibleStatement(scope)),
      visibleDocument,
    )
    return counted(rows, withoutRepetition(targets))
  }, 'repeatable read')
}

type Visible = NonNullable<ReturnType<typeof visibleDocument>>

function counted(
  rows: readonly Visible[],
  targets: readonly ProhibitionTarget[],
): WillPreview {
  const documents = grouped(rows, ({ ref }) => ref)
  const prohibited = documents.flatMap(([first, ...more]) =>
    first &&
    isProhibited(targets, {
      ...first,
      tasks: [first, ...more].map(({ task }) => task),
    })
      ? [first]
      : [],
  )
  const controllers = grouped(prohibited, (one) => one.controllerId)
  return {
    visible: documents.length,
    prohibited: prohibited.length,
    byController: controllers.flatMap((of) =>
      of.slice(0, 1).map(({ controllerId, controllerName }) => ({
        controllerId,
        controllerName,
        prohibited: of.length,
      })),
    ),
  }
}

/** Items in groups of one key, in the order in which the keys first come. */
function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): (readonly Item[])[] {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return [...groups.values()]
}
