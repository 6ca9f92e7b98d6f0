import { ArchiveDisclosures, DisclosuresQuery } from '@mittkanta/contracts'
import { input, Problem } from '@mittkanta/problems'
import { endJson } from '@mittkanta/service-kit'
import { seesDisclosures } from '@mittkanta/will-policy'
import type { ArchiveHandlers } from '../handlers.ts'
import { beginner, type BeginDeps } from '../reading/begin.ts'
import { disclosures } from './disclosures.ts'

export interface DisclosuresDeps extends BeginDeps {
  /** Disclosures of one page. */
  readonly pageSize: number
}

/**
 * `disclosures` → `ArchiveDisclosures` | 400, 401,
 * 404 for everybody but the client and the mandate holder (decision A33), 503.
 */
export function disclosuresHandlers(
  deps: DisclosuresDeps,
): ArchiveHandlers<'disclosures'> {
  const { database, pageSize } = deps
  const begin = beginner(deps)
  return {
    disclosures: async (req, res) => {
      const begun = await begin(req)
      if (!seesDisclosures(begun.caller)) throw new Problem('not-found')
      const query = input(DisclosuresQuery, req.query)
      const told = await disclosures(database, begun, query, pageSize)
      await begun.record('disclosures', {
        page: String(told.page),
        disclosures: String(told.disclosures.length),
      })
      endJson(res, ArchiveDisclosures.parse(told))
    },
  }
}
