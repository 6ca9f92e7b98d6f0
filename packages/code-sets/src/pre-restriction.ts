import { documentType, socialService } from './lookups.ts'
import type { PreRestrictedSet } from './pre-restricted-set.ts'

/**
 * The set of Tabell 5.2.1 to which every document of this precise type belongs,
 * whatever its other metadata. Types that several services share answer `none`:
 * for them the social service decides (5.2.1). So do journal entries, which are
 * kept back by their document group. A type that is not in the code set answers
 * `unknown`, which hides.
 */
export function preRestrictedSetOfType(id: string): PreRestrictedSet {
  return documentType(id)?.preRestrictedSet ?? 'unknown'
}

/**
 * The set of Tabell 5.2.1 to which every document of this social service
 * belongs. The investigations of paternity and of maternity, begun before the
 * Parenthood Act, count as parenthood (5.2.1, decision A10). A service that is
 * not in the code set answers `unknown`, which hides.
 */
export function preRestrictedSetOfService(id: string): PreRestrictedSet {
  return socialService(id)?.preRestrictedSet ?? 'unknown'
}
