import type { Language } from '@mittkanta/contracts'

/**
 * What the address of the list asks for. Dates are `YYYY-MM-DD` as in the
 * address.
 */
export interface DisclosureSearch {
  readonly from: string | null
  readonly to: string | null
  /** Id of the organisation that received. */
  readonly organisation: string | null
  readonly page: number
}

/** Reads the address of the list; what it does not say is not asked for. */
export function readSearch(query: URLSearchParams): DisclosureSearch {
  const page = Number(query.get('page'))
  return {
    from: query.get('from'),
    to: query.get('to'),
    organisation: query.get('organisation'),
    page: Number.isInteger(page) && page > 0 ? page : 1,
  }
}

/** The address of the list. */
export function writeSearch(search: Partial<DisclosureSearch>): string {
  const query = filterOf(search)
  if (search.page && search.page > 1) query.set('page', String(search.page))
  return query.size > 0 ? `?${query}` : '?'
}

/** The query that the bff is asked for a page with. */
export function pageQuery(
  search: DisclosureSearch,
  language: Language,
): URLSearchParams {
  const query = tableQuery(search, language)
  query.set('page', String(search.page))
  return query
}

/** The query that the bff is asked for the table with: all pages of it. */
export function tableQuery(
  search: DisclosureSearch,
  language: Language,
): URLSearchParams {
  const query = filterOf(search)
  query.set('language', language)
  return query
}

function filterOf({
  from,
  to,
  organisation,
}: Partial<DisclosureSearch>): URLSearchParams {
  const query = new URLSearchParams()
  if (from) query.set('from', from)
  if (to) query.set('to', to)
  if (organisation) query.set('organisation', organisation)
  return query
}
