import type { Language } from '../primitives.ts'

/*
 * What pages ask by their own addresses. The bff asks the same in advance
 * (ADR 0017), so the two share this code; it runs in the browser without zod.
 */

/** The four orders of a list, first the one that it comes in. */
export const SORTS = [
  'date-descending',
  'date-ascending',
  'name-ascending',
  'name-descending',
] as const
export type Sort = (typeof SORTS)[number]

/** What the address of a list asks for. Dates are `YYYY-MM-DD` as written there. */
export interface ListSearch {
  readonly from: string | null
  readonly to: string | null
  readonly sort: Sort
  readonly page: number
}

/** What the address of the disclosures asks for. Dates are `YYYY-MM-DD` as written there. */
export interface DisclosureSearch {
  readonly from: string | null
  readonly to: string | null
  /** Id of the organisation that received. */
  readonly organisation: string | null
  readonly page: number
}

const pageOf = (query: URLSearchParams) => {
  const page = Number(query.get('page'))
  return Number.isInteger(page) && page > 0 ? page : 1
}

/** Reads the address of a list; what it does not say is the default. */
export function readListSearch(query: URLSearchParams): ListSearch {
  const asked = query.get('sort')
  return {
    from: query.get('from'),
    to: query.get('to'),
    sort: SORTS.find((sort) => sort === asked) ?? 'date-descending',
    page: pageOf(query),
  }
}

/** An order in the bff's words. */
export function orderOf({ sort }: Pick<ListSearch, 'sort'>) {
  return {
    sort: sort.startsWith('name') ? 'name' : 'date',
    order: sort.endsWith('ascending') ? 'ascending' : 'descending',
  } as const
}

/** The query of `taskList`. */
export const listQuery = (
  { from, to, sort, page }: ListSearch,
  language: Language,
) => ({
  language,
  ...orderOf({ sort }),
  page,
  from: given(from),
  to: given(to),
})

/** Reads the address of the disclosures; what it does not say is not asked for. */
export const readDisclosureSearch = (
  query: URLSearchParams,
): DisclosureSearch => ({
  from: query.get('from'),
  to: query.get('to'),
  organisation: query.get('organisation'),
  page: pageOf(query),
})

/** The query of `disclosuresTable`: all pages of it. */
export const disclosuresTableQuery = (
  { from, to, organisation }: Omit<DisclosureSearch, 'page'>,
  language: Language,
) => ({
  from: given(from),
  to: given(to),
  organisation: given(organisation),
  language,
})

/** The query of `disclosures`: one page. */
export const disclosuresQuery = (
  search: DisclosureSearch,
  language: Language,
) => ({ ...disclosuresTableQuery(search, language), page: search.page })

/** A parameter that says nothing is left out. */
const given = (text: string | null) =>
  text === '' ? undefined : (text ?? undefined)
