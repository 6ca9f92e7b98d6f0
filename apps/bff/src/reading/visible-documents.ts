import type {
  DocumentRef,
  Language,
  TaskDocument,
  WillChoices,
} from '@mittkanta/contracts'
import type { Asking } from '../archive/archive-client.ts'
import { isServiceTask } from './names.ts'
import type { ReadingDeps } from './reading.routes.ts'
import type { Reading } from './subject.ts'
import { taskListOf } from './task-list.ts'

/**
 * A document that the lists show, with the first service task that lists it.
 */
export type VisibleDocument = WillChoices['documents'][number]

type Deps = Pick<ReadingDeps, 'archive' | 'gateTwo' | 'tell'>

/**
 * Every document that the reader's lists show, each once: service task by
 * service task, newest first. All of them have passed both gates.
 */
export async function visibleDocuments(
  deps: Deps,
  reading: Reading,
  language: Language,
): Promise<VisibleDocument[]> {
  const visible = new Map<DocumentRef, VisibleDocument>()
  for (const task of await tasksOf(deps, reading.asking)) {
    const documents = await documentsOf(deps, reading, language, task)
    for (const document of documents) {
      const { ref, name, nameLanguage, drawnUpOn, controllerName } = document
      if (visible.has(ref)) continue
      const shown = { ref, name, nameLanguage, drawnUpOn, controllerName, task }
      visible.set(ref, shown)
    }
  }
  return [...visible.values()]
}

/** The service tasks that have something to show. */
async function tasksOf({ archive }: Deps, asking: Asking): Promise<string[]> {
  const { tasks } = await archive.frontPage(asking)
  return tasks.map(({ task }) => task).filter(isServiceTask)
}

/** The whole list of one service task. */
async function documentsOf(
  deps: Deps,
  reading: Reading,
  language: Language,
  task: string,
): Promise<Iterable<TaskDocument>> {
  const documents = new Map<DocumentRef, TaskDocument>()
  const totals = new Set<number>()

  const readPages = async () => {
    for (let page = 1, isLast = false; !isLast; page += 1) {
      const answer = await deps.archive.taskList(reading.asking, task, {
        sort: 'date',
        order: 'descending',
        page,
        language,
      })
      totals.add(answer.total)
      const list = taskListOf(answer, task, reading, language, deps)
      for (const document of list.documents) {
        documents.set(document.ref, document)
      }
      isLast = page * answer.pageSize >= answer.total
    }
  }
  await readPages()
  // A document that went between two pages has moved another from one to the
  // other: what either reading saw is listed.
  if (totals.size > 1) await readPages()
  return documents.values()
}
