import type { Language } from '@mittkanta/contracts'

/** The four orders of a list, first the one that it comes in. */
export const SORTS = [
  'date-descending',
  'date-ascending',
  'name-ascending',
  'name-descending',
] as const
export type Sort = (typeof SORTS)[number]

/**
 * What the address of a list asks for. Dates are `YYYY-MM-DD` as in the
 * address.
 */
export interface ListSearch {
  readonly from: string | null
  readonly to: string | null
  readonly sort: Sort
  readonly page: number
}

/** Reads the address of a list; what it does not say is the default. */
export function readSearch(query: URLSearchParams): ListSearch {
  const asked = query.get('sort')
  const page = Number(query.get('page'))
  return {
    from: query.get('from') ?? null,
    to: query.get('to') ?? null,
    sort: SORTS.find((sort) => sort === asked) ?? 'date-descending',
    page: Number.isInteger(page) && page > 0 ? page : 1,
  }
}

/** The address of a list: only what is not the default, so that it stays short. */
export function writeSearch(search: Partial<ListSearch>): string {
  const query = new URLSearchParams()
  if (search.from) query.set('from', search.from)
  if (search.to) query.set('to', search.to)
  if (search.sort && search.sort !== 'date-descending')
    query.set('sort', search.sort)
  if (search.page && search.page > 1) query.set('page', String(search.page))
  return query.size > 0 ? `?${query}` : '?'
}

/** An order in the bff's words. */
export function orderOf({ sort }: Pick<ListSearch, 'sort'>) {
  return {
    sort: sort.startsWith('name') ? 'name' : 'date',
    order: sort.endsWith('ascending') ? 'ascending' : 'descending',
  } as const
}

/** The query that the bff is asked with. */
export function toApiQuery(
  { from, to, sort, page }: ListSearch,
  language: Language,
): URLSearchParams {
  const query = new URLSearchParams({
    language,
    ...orderOf({ sort }),
    page: String(page),
  })
  if (from) query.set('from', from)
  if (to) query.set('to', to)
  return query
}
