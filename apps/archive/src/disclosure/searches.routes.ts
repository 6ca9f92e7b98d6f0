import { DisclosedDocuments, DisclosureSearch } from '@mittkanta/contracts'
import { input, Problem, requestId } from '@mittkanta/problems'
import { jsonBody } from '@mittkanta/service-kit'
import type { ArchiveHandlers } from '../handlers.ts'
import type { AccessTokens } from '../oauth/access-tokens.ts'
import { knownPersonId } from '../persons/persons.ts'
import type { UsageLog } from '../usage-log/usage-log.ts'
import { refusalDetail } from '../wills/refusal.ts'
import { identityCodeOf } from '../wills/visit.ts'
import {
  justificationDetail,
  searchDisclosable,
  searchEntry,
  type SearchDeps,
} from './search.ts'

export interface SearchesDeps extends SearchDeps {
  readonly usageLog: UsageLog
  readonly tokens: AccessTokens
  readonly clock: () => Date
  readonly artificialIdentityCodes: boolean
}

const sent = jsonBody('4kb')

/**
 * `searchDisclosable`, a `DisclosureSearch` → `DisclosedDocuments` | 400
 * `invalid-request`, 401 `caller-refused`, 422 `will-refused` without a
 * justification, 503 `unavailable` when the disclosure log cannot be written.
 */
export function searchesHandlers(
  deps: SearchesDeps,
): ArchiveHandlers<'searchDisclosable'> {
  const { database, usageLog, tokens, clock } = deps
  return {
    searchDisclosable: async (req, res) => {
      const client = await tokens.clientOf(req)
      const search = input(DisclosureSearch, await sent(req, res))
      const code = identityCodeOf(search.identityCode, deps)
      const searching = {
        client,
        code,
        now: clock(),
        requestId: requestId(req),
      }
      const found = await searchDisclosable(deps, searching, search).catch(
        async (error: unknown) => {
          if (error instanceof Problem) {
            const subject = await knownPersonId(database, code)
            await usageLog.record(
              searchEntry(searching, subject ?? null, 'disclosure-search', {
                ...justificationDetail(search),
                ...refusalDetail('search', error),
              }),
            )
          }
          throw error
        },
      )
      res.json(DisclosedDocuments.parse(found))
    },
  }
}
