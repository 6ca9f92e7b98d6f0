import type { ListQuery } from '@mittkanta/contracts'
import { Problem, type Failure } from '@mittkanta/problems'

/** The earliest day that the date search accepts (5.1.2, decision A5); older documents are still listed. */
export const SEARCH_FLOOR = '2023-01-01'

/**
 * The query, when its bounds lie where the date search may look.
 *
 * @throws {Problem} `invalid-request` that names every bound before the floor
 */
export function withinSearch(query: ListQuery): ListQuery {
  const failures: Failure[] = (['from', 'to'] as const)
    .filter((field) => (query[field] ?? SEARCH_FLOOR) < SEARCH_FLOOR)
    .map((field) => ({
      field,
      rule: 'search-floor',
      section: '5.1.2',
      message: `Documents are searched from ${SEARCH_FLOOR} on`,
    }))

  if (failures.length > 0) throw new Problem('invalid-request', { failures })
  return query
}
