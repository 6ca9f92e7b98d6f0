import { toPlainDate, type PlainDate } from '@mittkanta/calendar'
import {
  type ArchiveListItem,
  type ArchiveTaskList,
  type Language,
  type TaskDocument,
  type TaskList,
} from '@mittkanta/contracts'
import { TaskListQuery } from '@mittkanta/contracts/portal'
import { input, Problem } from '@mittkanta/problems'
import type { GateTwo, Passed } from '../gate-two/gate-two.ts'
import type { WordingDeps } from './front-page.ts'
import { inWords } from './known-codes.ts'
import { attachmentMarksOf, marksOf } from './marks.ts'
import {
  documentName,
  socialServiceName,
  taskExplanation,
  taskName,
} from './names.ts'
import type { Reading } from './subject.ts'

/** The earliest day that the search accepts (5.1.2, decision A5). */
export const SEARCH_FLOOR: PlainDate = toPlainDate('2023-01-01')

/**
 * The query of a task's list.
 *
 * @throws {Problem} `invalid-request`, also for a day before the search floor
 */
export function taskListQuery(query: unknown): TaskListQuery {
  const given = input(TaskListQuery, query)
  const early = (['from', 'to'] as const).filter((field) => {
    const day = given[field]
    return day !== undefined && day < SEARCH_FLOOR
  })
  if (early.length > 0) {
    throw new Problem('invalid-request', {
      failures: early.map((field) => ({
        field,
        rule: 'search-floor',
        section: '5.1.2',
        message: `The search begins on ${SEARCH_FLOOR}`,
      })),
    })
  }
  return given
}

/** A document that has passed the gate, in a list. @throws {UnknownCode} */
export function listedDocument(
  item: Passed<Omit<ArchiveListItem, 'taskFacts'>>,
  reading: Reading,
  language: Language,
  gateTwo: GateTwo,
): TaskDocument {
  const { previousVisitAt } = reading
  const marks = marksOf(item, previousVisitAt)
  const attachments = gateTwo.documents(reading, item.attachments)
  return {
    ref: item.ref,
    ...documentName(item, language),
    date: item.date,
    marks,
    drawnUpOn: item.drawnUpOn,
    attachments: attachments.length,
    attachmentMarks: attachmentMarksOf(attachments, marks, previousVisitAt),
    socialServices: item.socialServices.map((id) =>
      socialServiceName(id, language),
    ),
    controllerName: item.controllerName,
  }
}

/** The documents of one service task as the reader sees them (5.1.2). */
export function taskListOf(
  answer: ArchiveTaskList,
  task: string,
  reading: Reading,
  language: Language,
  { gateTwo, tell }: WordingDeps,
): TaskList {
  const documents = inWords(
    gateTwo.listed(reading, answer.documents),
    (item) => listedDocument(item, reading, language, gateTwo),
    tell,
    reading.asking.instance,
  )
  const dropped = answer.documents.length - documents.length

  return {
    language,
    task,
    name: taskName(task, language),
    explanation: taskExplanation(task, language),
    documents,
    total: Math.max(documents.length, answer.total - dropped),
    page: answer.page,
    pageSize: answer.pageSize,
    informationText:
      reading.occasion.ground === 'own' && answer.informationText,
    searchFloor: SEARCH_FLOOR,
  }
}
