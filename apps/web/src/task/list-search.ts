import type { ListSearch } from '@mittkanta/contracts/portal/page-requests'

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
