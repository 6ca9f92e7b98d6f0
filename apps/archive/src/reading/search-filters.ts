import type { ArchiveSearchQuery } from '@mittkanta/contracts'
import { newnessOf } from '@mittkanta/visibility-policy'
import type { SearchKey } from './search-keys.ts'
import { hasWords } from './search-words.ts'

/** What narrows a search; each is one field of the query. */
export const FILTERS = [
  'text',
  'tasks',
  'socialServices',
  'controllers',
  'years',
  'isNew',
] as const
export type Filter = (typeof FILTERS)[number]

/** What was asked for, without what cannot narrow anything. */
export const filtersUsed = (query: ArchiveSearchQuery): Filter[] =>
  FILTERS.filter((filter) => {
    const asked = query[filter]
    if (typeof asked === 'string') return asked.trim() !== ''
    return typeof asked === 'boolean' ? asked : asked.length > 0
  })

export const yearOf = ({ date }: SearchKey) => Number(date.slice(0, 4))

/** A document of the record, with the filters that do not let it through. */
export interface Judged {
  readonly key: SearchKey
  /** New, or newly corrected, since the previous visit. */
  readonly isNew: boolean
  readonly failed: readonly Filter[]
}

/** Judges documents by what was asked for. */
export function judging(query: ArchiveSearchQuery): (key: SearchKey) => Judged {
  const visitAt =
    query.previousVisitAt === null ? null : Date.parse(query.previousVisitAt)
  const words = hasWords(query.text)
  const isAmong = <Value>(asked: readonly Value[], values: readonly Value[]) =>
    values.some((value) => asked.includes(value))
  const passes = (filter: Filter, key: SearchKey, isNew: boolean) => {
    switch (filter) {
      case 'text':
        return words(key)
      case 'tasks':
        return isAmong(query.tasks, key.tasks)
      case 'socialServices':
        return isAmong(query.socialServices, key.socialServices)
      case 'controllers':
        return isAmong(query.controllers, [key.controllerName])
      case 'years':
        return isAmong(query.years, [yearOf(key)])
      case 'isNew':
        return isNew
    }
  }

  const used = filtersUsed(query)

  return (key) => {
    const isNew = isNews(key, visitAt)
    const failed = used.filter((filter) => !passes(filter, key, isNew))
    return { key, isNew, failed }
  }
}

const isNews = (
  { availableAt, correctedAt }: SearchKey,
  visitAt: number | null,
) =>
  newnessOf(
    {
      availableAt: availableAt.getTime(),
      correctedAt: correctedAt?.getTime() ?? null,
    },
    visitAt,
  ) !== 'seen-before'
