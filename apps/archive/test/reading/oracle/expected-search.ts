import { codeIds, codeSet } from '@mittkanta/code-sets'
import type { ArchiveSearchQuery, Language } from '@mittkanta/contracts'
import { expectedBesides, expectedItem } from './expected-page.ts'
import type { JudgedDocument } from './judged.ts'
import { PAGE_SIZE, sorted } from './order.ts'

/*
 * A search as the contract words it, the slow way: every count is a separate
 * search.
 */

const LANGUAGES = ['sv', 'fi', 'en'] as const

/** Everything that a search says, but for the information text. */
export function expectedSearch(
  shown: readonly JudgedDocument[],
  query: ArchiveSearchQuery,
) {
  const { page, language } = query
  const found = (over: Partial<ArchiveSearchQuery> = {}) =>
    shown.filter((document) => isFound(document, { ...query, ...over }))
  const counted = <Value>(
    left: readonly JudgedDocument[],
    valuesOf: (document: JudgedDocument) => readonly Value[],
  ) =>
    [...new Set(shown.flatMap(valuesOf))].map((value) => ({
      value,
      count: left.filter((document) => valuesOf(document).includes(value))
        .length,
    }))
  const inHandbook = ({ value }: { value: string }) =>
    tasksOfHandbook.indexOf(value)
  const { compare } = new Intl.Collator(language)

  return {
    documents: sorted(found(), query)
      .slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE)
      .map((document) => ({
        ...expectedItem(document),
        ...expectedBesides(document),
        tasks: document.tasks.toSorted(
          (a, b) =>
            tasksOfHandbook.indexOf(a.task) - tasksOfHandbook.indexOf(b.task),
        ),
      })),
    total: found().length,
    everything: shown.length,
    filters: {
      tasks: counted(found({ tasks: [] }), namesOfTasks).sort(
        (a, b) => inHandbook(a) - inHandbook(b),
      ),
      socialServices: counted(
        found({ socialServices: [] }),
        ({ paper }) => paper.socialServices,
      ).sort((a, b) =>
        compare(serviceName(a.value, language), serviceName(b.value, language)),
      ),
      controllers: counted(found({ controllers: [] }), ({ paper }) => [
        paper.controllerName,
      ]).sort((a, b) => compare(a.value, b.value)),
      years: counted(found({ years: [] }), (document) => [
        yearOf(document),
      ]).sort((a, b) => b.value - a.value),
      isNew: found({ isNew: true }).length,
    },
    page,
    pageSize: PAGE_SIZE,
  }
}

const tasksOfHandbook: readonly string[] = codeIds('serviceTasks')

const namesOfTasks = ({ tasks }: JudgedDocument) =>
  tasks.map(({ task }) => task)

const yearOf = ({ arrival }: JudgedDocument) =>
  new Date(arrival.date).getUTCFullYear()

function serviceName(id: string, language: Language) {
  const service = codeSet('socialServices').find((one) => one.id === id)
  return service ? service.names[language] : id
}

function isFound(document: JudgedDocument, query: ArchiveSearchQuery) {
  const { paper } = document
  const { tasks, socialServices, controllers, years } = query
  return (
    (tasks.length === 0 ||
      namesOfTasks(document).some((task) => tasks.includes(task))) &&
    (socialServices.length === 0 ||
      paper.socialServices.some((id) => socialServices.includes(id))) &&
    (controllers.length === 0 || controllers.includes(paper.controllerName)) &&
    (years.length === 0 || years.includes(yearOf(document))) &&
    (!query.isNew || isNews(document, query.previousVisitAt)) &&
    letters(query.text)
      .split(' ')
      .every((word) => namesOf(document).some((name) => name.includes(word)))
  )
}

/** What a reader could read in a list, in any language. */
function namesOf({ paper }: JudgedDocument): string[] {
  const type = codeSet('documentTypes').find(({ id }) => id === paper.type)
  const own = type?.named === 'by-description' ? paper.description : null
  const services = codeSet('socialServices').filter(({ id }) =>
    paper.socialServices.includes(id),
  )
  const names = (entry: (typeof services)[number] | typeof type) =>
    entry ? LANGUAGES.map((language) => entry.names[language]) : []
  return [
    ...(own === null ? names(type) : [own]),
    ...services.flatMap(names),
    paper.controllerName,
  ].map(letters)
}

/** Letters without diacritics. */
const letters = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')

/** New or newly corrected. */
const isNews = ({ arrival }: JudgedDocument, visit: string | null) =>
  visit !== null &&
  [arrival.availableAt, arrival.correctedAt ?? ''].some((at) => at > visit)
