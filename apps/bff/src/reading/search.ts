import { helsinkiDate } from '@mittkanta/calendar'
import type {
  ArchiveSearchResult,
  Language,
  SearchResult,
} from '@mittkanta/contracts'
import type { WordingDeps } from './front-page.ts'
import { inWords } from './known-codes.ts'
import { isNews } from './marks.ts'
import { socialServiceName, taskName } from './names.ts'
import type { Reading } from './subject.ts'
import { listedDocument } from './task-list.ts'

type Found = ArchiveSearchResult['documents'][number]

interface Counted<Value> {
  readonly value: Value
  readonly count: number
}

/** What was found in a whole record, as the reader sees it. */
export function searchResultOf(
  answer: ArchiveSearchResult,
  reading: Reading,
  language: Language,
  { gateTwo, tell }: WordingDeps,
): SearchResult {
  const { previousVisitAt, occasion } = reading
  const { instance } = reading.asking
  const passed = gateTwo.documents(reading, answer.documents).map((item) => ({
    ...item,
    tasks: gateTwo.tasks(reading, item.tasks),
  }))
  const documents = inWords(
    passed.filter(({ tasks }) => tasks.length > 0),
    (item) => ({
      ...listedDocument(item, reading, language, gateTwo),
      tasks: item.tasks.map((task) => ({
        task,
        name: taskName(task, language),
      })),
    }),
    tell,
    instance,
  )
  const left = new Map(documents.map((document) => [document.ref, document]))
  const dropped = answer.documents.filter(({ ref }) => !left.has(ref))
  /** Tasks under which the archive has counted a document that is not listed there. */
  const droppedTasks = ({ ref, tasks }: Found) =>
    tasks
      .map(({ task }) => task)
      .filter((one) => !left.get(ref)?.tasks.some(({ task }) => task === one))
  const { filters } = answer
  const named = (
    counts: readonly Counted<string>[],
    valuesOf: (item: Found) => readonly string[],
    nameOf: (value: string) => string,
    items = dropped,
  ) =>
    inWords(
      without(items, counts, valuesOf),
      ({ value, count }) => ({ value, name: nameOf(value), count }),
      tell,
      instance,
    )

  return {
    language,
    documents,
    total: Math.max(documents.length, answer.total - dropped.length),
    everything: Math.max(documents.length, answer.everything - dropped.length),
    page: answer.page,
    pageSize: answer.pageSize,
    informationText: occasion.ground === 'own' && answer.informationText,
    filters: {
      tasks: named(
        filters.tasks,
        droppedTasks,
        (task) => taskName(task, language),
        answer.documents,
      ),
      socialServices: named(
        filters.socialServices,
        ({ socialServices }) => socialServices,
        (id) => socialServiceName(id, language),
      ),
      controllers: named(
        filters.controllers,
        ({ controllerName }) => [controllerName],
        (name) => name,
      ),
      years: without(dropped, filters.years, ({ date }) => [
        Number(date.slice(0, 4)),
      ]),
      isNew: Math.max(
        0,
        filters.isNew -
          dropped.filter((item) => isNews(item, previousVisitAt)).length,
      ),
    },
    previousVisitOn: previousVisitAt ? helsinkiDate(previousVisitAt) : null,
  }
}

/**
 * The counts without what was dropped here, which the archive has counted; a
 * value that nothing else has is left out with it.
 *
 * @param valuesOf what of a dropped document does not count
 */
function without<Value>(
  dropped: readonly Found[],
  counts: readonly Counted<Value>[],
  valuesOf: (item: Found) => readonly Value[],
): Counted<Value>[] {
  return counts.flatMap(({ value, count }) => {
    const less = dropped.filter((item) => valuesOf(item).includes(value)).length
    if (less === 0) return [{ value, count }]
    return count > less ? [{ value, count: count - less }] : []
  })
}
