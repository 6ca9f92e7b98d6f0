import type { DisclosureSearch } from '@mittkanta/contracts/portal/page-requests'

/** The address of the list. */
export function writeSearch({
  from,
  to,
  organisation,
  page,
}: Partial<DisclosureSearch>): string {
  const query = new URLSearchParams()
  if (from) query.set('from', from)
  if (to) query.set('to', to)
  if (organisation) query.set('organisation', organisation)
  if (page && page > 1) query.set('page', String(page))
  return query.size > 0 ? `?${query}` : '?'
}
