import { TaskList, type DocumentRef, type Language } from '@mittkanta/contracts'
import { address } from '@mittkanta/contracts/operation'
import { operations } from '@mittkanta/contracts/portal'
import { askJson } from '../api/ask.ts'
import type { Subject } from '../subject/subject.ts'

/** A document that can be chosen. */
export interface Choosable {
  readonly ref: DocumentRef
  readonly name: string
  readonly nameLanguage: string | null
  readonly drawnUpOn: string
}

/** Every document of a service task that the reader sees, page by page, newest first. */
export async function taskDocuments(
  subject: Subject,
  task: string,
  language: Language,
): Promise<readonly Choosable[]> {
  const found = new Map<DocumentRef, Choosable>()
  for (let page = 1; ; page += 1) {
    const query = { language, page }
    const list = await askJson(
      address(operations.taskList, { subjectRef: subject, task }, query),
      TaskList,
    )
    for (const item of list.documents) found.set(item.ref, item)
    if (page * list.pageSize >= list.total) return [...found.values()]
  }
}
