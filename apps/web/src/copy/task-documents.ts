import { TaskList, type DocumentRef, type Language } from '@mittkanta/contracts'
import { askJson } from '../api/ask.ts'
import { paths } from '../api/paths.ts'
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
    const query = new URLSearchParams({ language, page: String(page) })
    const list = await askJson(paths.task(subject, task, query), TaskList)
    for (const item of list.documents) found.set(item.ref, item)
    if (page * list.pageSize >= list.total) return [...found.values()]
  }
}
