import {
  SearchResult,
  type Language,
  type SearchQuery,
} from '@mittkanta/contracts'
import { listed, PAGE_SIZE, previousVisitOn } from './answers.ts'
import type { Localized } from './localized.ts'
import { serviceNames, taskNames } from './names.ts'
import type { MockDocument, MockRecord } from './records.ts'

/** What narrows a search: each can be left out when its own values are counted. */
type Filter =
  'text' | 'tasks' | 'socialServices' | 'controllers' | 'years' | 'isNew'

type Matches = Record<Filter, (item: MockDocument) => boolean>

const plain = (text: string) =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

const yearOf = ({ date }: MockDocument) => Number(date.slice(0, 4))

const isNew = ({ marks }: MockDocument) => marks.includes('new')

const isAmong = <Value>(asked: readonly Value[], value: Value) =>
  asked.length === 0 || asked.includes(value)

/** The id of the social service of a document. */
const serviceOf = ({ service }: MockDocument) =>
  Object.entries(serviceNames).find(([, name]) => name === service)?.[0] ?? ''

function hasWords(
  { name, service, controllerName }: MockDocument,
  text: string,
) {
  const searched = plain(
    [
      ...Object.values<string>(name),
      ...Object.values<string>(service ?? {}),
      controllerName,
    ].join('\n'),
  )
  return plain(text)
    .split(/\s+/)
    .every((word) => searched.includes(word))
}

const matchesOf = (asked: SearchQuery): Matches => ({
  text: (item) => hasWords(item, asked.text),
  tasks: ({ task }) => isAmong<string>(asked.tasks, task),
  socialServices: (item) => isAmong(asked.socialServices, serviceOf(item)),
  controllers: (item) => isAmong(asked.controllers, item.controllerName),
  years: (item) => isAmong(asked.years, yearOf(item)),
  isNew: (item) => !asked.isNew || isNew(item),
})

/** Documents that everything but one filter leaves. */
function leftBy(
  documents: readonly MockDocument[],
  matches: Matches,
  except?: Filter,
): MockDocument[] {
  const filters = (Object.keys(matches) as Filter[]).filter(
    (filter) => filter !== except,
  )
  return documents.filter((item) =>
    filters.every((filter) => matches[filter](item)),
  )
}

function sorted(
  documents: readonly MockDocument[],
  { sort, order }: SearchQuery,
  language: Language,
): MockDocument[] {
  const standard = sort === 'name' ? 'ascending' : 'descending'
  const direction = (order ?? standard) === 'descending' ? -1 : 1
  return documents.toSorted(
    (one, other) =>
      direction *
      (sort === 'name'
        ? one.name[language].localeCompare(other.name[language], language)
        : one.date.localeCompare(other.date)),
  )
}

/** A whole record searched, as the bff answers it. */
export function searchResult(
  record: MockRecord,
  asked: SearchQuery,
  language: Language,
): SearchResult {
  const { documents, informationText } = record
  const matches = matchesOf(asked)
  const found = leftBy(documents, matches)
  /** Every value that the record has, with how many documents it would leave. */
  const counted = <Value>(
    filter: Filter,
    valueOf: (item: MockDocument) => Value,
  ) => {
    const left = leftBy(documents, matches, filter)
    return [...new Set(documents.map(valueOf))].map((value) => ({
      value,
      count: left.filter((item) => valueOf(item) === value).length,
    }))
  }
  const named = (
    names: Readonly<Record<string, Localized>>,
    filter: Filter,
    valueOf: (item: MockDocument) => string,
  ) =>
    counted(filter, valueOf).flatMap(({ value, count }) => {
      const name = names[value]?.[language]
      return name === undefined ? [] : [{ value, name, count }]
    })
  const byName = <Choice extends { name: string }>(choices: Choice[]) =>
    choices.sort((a, b) => a.name.localeCompare(b.name, language))

  return SearchResult.parse({
    language,
    documents: sorted(found, asked, language)
      .slice((asked.page - 1) * PAGE_SIZE, asked.page * PAGE_SIZE)
      .map((item) => ({
        ...listed(item, language),
        tasks: [{ task: item.task, name: taskNames[item.task][language] }],
      })),
    total: found.length,
    everything: documents.length,
    page: asked.page,
    pageSize: PAGE_SIZE,
    informationText,
    filters: {
      tasks: named(taskNames, 'tasks', ({ task }) => task),
      socialServices: byName(named(serviceNames, 'socialServices', serviceOf)),
      controllers: byName(
        counted('controllers', ({ controllerName }) => controllerName).map(
          ({ value, count }) => ({ value, name: value, count }),
        ),
      ),
      years: counted('years', yearOf).sort((a, b) => b.value - a.value),
      isNew: leftBy(documents, matches, 'isNew').filter(isNew).length,
    },
    previousVisitOn: previousVisitOn(record),
  })
}
