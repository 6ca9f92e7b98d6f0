import type { FrontPage, NewDocument } from '@mittkanta/contracts'

/** As many as a service task shows of its newest. */
const MOST = 5

/** One service task of the front page, and which of its documents are news. */
export interface TaskWithNews {
  readonly task: string
  readonly name: string
  readonly documents: FrontPage['tasks'][number]['documents']
  readonly news: ReadonlySet<string>
}

/**
 * What is new across the service tasks, newest first, from the newest documents
 * of each: the front page costs the same however long a record is. A document
 * of several service tasks is listed here once, under the first of them.
 */
export function newsOf(tasks: readonly TaskWithNews[]): FrontPage['news'] {
  const all = new Map<string, NewDocument>()
  for (const { task, name, documents, news } of tasks) {
    for (const document of documents) {
      if (news.has(document.ref) && !all.has(document.ref)) {
        all.set(document.ref, { ...document, task: { task, name } })
      }
    }
  }
  const sorted = [...all.values()].sort(
    (a, b) => compare(b.date, a.date) || compare(a.ref, b.ref),
  )
  const isCut = tasks.some(
    ({ documents, news }) =>
      documents.length >= MOST && documents.every(({ ref }) => news.has(ref)),
  )
  return {
    documents: sorted.slice(0, MOST),
    isMore: isCut || sorted.length > MOST,
  }
}

function compare(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
