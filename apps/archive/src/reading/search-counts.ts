import { codeIds, nameIn, socialService } from '@mittkanta/code-sets'
import type { ArchiveSearchResult, Language } from '@mittkanta/contracts'
import { yearOf, type Filter, type Judged } from './search-filters.ts'
import { byCodeUnits, nameOrder } from './sorting.ts'

type Counts = Pick<ArchiveSearchResult, 'total' | 'everything' | 'filters'>

const TASKS: readonly string[] = codeIds('serviceTasks')

/** Whether everything but one filter lets a document through. */
const isLeftBy = ({ failed }: Judged, filter: Filter) =>
  failed.every((other) => other === filter)

/** Every value of the record, with how many documents the other filters leave it. */
function countsOf<Value>(
  documents: readonly Judged[],
  filter: Filter,
  valuesOf: (document: Judged) => readonly Value[],
) {
  const counts = new Map<Value, number>()
  for (const document of documents) {
    const more = isLeftBy(document, filter) ? 1 : 0
    valuesOf(document).forEach((value, place, values) => {
      // A document counts once, also where a value is said twice.
      if (values.indexOf(value) !== place) return
      counts.set(value, (counts.get(value) ?? 0) + more)
    })
  }
  return [...counts].map(([value, count]) => ({ value, count }))
}

/**
 * How much there is to find, made from the documents that the reader sees. Each
 * filter's values are counted without that filter itself.
 */
export function countsFor(
  documents: readonly Judged[],
  language: Language,
): Counts {
  const compare = nameOrder(language)
  const serviceName = (id: string) => {
    const service = socialService(id)
    return service ? nameIn(service, language) : id
  }

  return {
    total: documents.filter(({ failed }) => failed.length === 0).length,
    everything: documents.length,
    filters: {
      tasks: countsOf(documents, 'tasks', ({ key }) => key.tasks).sort(
        (a, b) => TASKS.indexOf(a.value) - TASKS.indexOf(b.value),
      ),
      socialServices: countsOf(
        documents,
        'socialServices',
        ({ key }) => key.socialServices,
      )
        .map((counted) => ({ ...counted, name: serviceName(counted.value) }))
        .sort(
          (a, b) => compare(a.name, b.name) || byCodeUnits(a.value, b.value),
        )
        .map(({ value, count }) => ({ value, count })),
      controllers: countsOf(documents, 'controllers', ({ key }) => [
        key.controllerName,
      ]).sort(
        (a, b) => compare(a.value, b.value) || byCodeUnits(a.value, b.value),
      ),
      years: countsOf(documents, 'years', ({ key }) => [yearOf(key)]).sort(
        (a, b) => b.value - a.value,
      ),
      isNew: documents.filter(
        (document) => document.isNew && isLeftBy(document, 'isNew'),
      ).length,
    },
  }
}
