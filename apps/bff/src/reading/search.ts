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
  const documents = inWords(
    gateTwo.documents(reading, answer.documents),
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
  const left = new Set(documents.map(({ ref }) => ref))
  const dropped = answer.documents.filter(({ ref }) => !left.has(ref))
  const { filters } = answer
  const named = (
    counts: readonly Counted<string>[],
    valuesOf: (item: Found) => readonly string[],
    nameOf: (value: string) => string,
  ) =>
    inWords(
      without(dropped, counts, valuesOf),
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
        ({ tasks }) => tasks,
        (task) => taskName(task, language),
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
