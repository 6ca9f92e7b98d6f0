import type { SearchResult } from '@mittkanta/contracts'
import type { Asked } from './asked.ts'

/** What is on, of what narrows the list; it can be taken away on its own. */
export interface Chosen {
  readonly filter: keyof Asked
  /** The words, the year or the filter's name; empty for `isNew`. */
  readonly name: string
  /** What is asked for without it. */
  readonly without: Asked
}

/** The filters that are made from what the record holds. */
export const NAMED = ['tasks', 'socialServices', 'controllers'] as const

/** Whether a filter leaves a choice: one value alone would change nothing. */
export const leavesChoice = (
  filter: (typeof NAMED)[number],
  asked: Asked,
  filters: SearchResult['filters'],
) => filters[filter].length > 1 || asked[filter].length > 0

/** Everything that is on, in the order of the page: words, newness, filters, years. */
export function chosenIn(
  asked: Asked,
  filters: SearchResult['filters'],
): readonly Chosen[] {
  const { text, isNew, years } = asked
  const chosen: Chosen[] = []
  if (text !== '')
    chosen.push({ filter: 'text', name: text, without: { ...asked, text: '' } })
  if (isNew)
    chosen.push({
      filter: 'isNew',
      name: '',
      without: { ...asked, isNew: false },
    })
  for (const filter of NAMED)
    for (const { value, name } of filters[filter])
      if (asked[filter].includes(value))
        chosen.push({
          filter,
          name,
          without: {
            ...asked,
            [filter]: asked[filter].filter((other) => other !== value),
          },
        })
  for (const year of years)
    chosen.push({
      filter: 'years',
      name: String(year),
      without: { ...asked, years: years.filter((other) => other !== year) },
    })
  return chosen
}

/** How many of the grouped filters are on; words and years are separate. */
export function filtersOn(asked: Asked): number {
  return (
    NAMED.reduce((sum, filter) => sum + asked[filter].length, 0) +
    Number(asked.isNew)
  )
}

/** The documents by the year of their date, in the order in which they come. */
export function byYear<Item extends { readonly date: string }>(
  items: readonly Item[],
): ReadonlyMap<string, readonly Item[]> {
  const years = new Map<string, Item[]>()
  for (const item of items) {
    const year = item.date.slice(0, 4)
    years.set(year, [...(years.get(year) ?? []), item])
  }
  return years
}
