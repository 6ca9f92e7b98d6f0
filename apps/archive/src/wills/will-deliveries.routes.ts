import {
  DeliveredWills,
  WillDelivery,
  WillQuery,
  WillReceipt,
} from '@mittkanta/contracts'
import { input, Problem, requestId } from '@mittkanta/problems'
import { jsonBody } from '@mittkanta/service-kit'
import type { ArchiveHandlers } from '../handlers.ts'
import type { AccessTokens } from '../oauth/access-tokens.ts'
import { knownPersonId } from '../persons/persons.ts'
import type { UsageLog } from '../usage-log/usage-log.ts'
import { queryWills } from './query.ts'
import { recordWill, visitEntry, type RecordDeps } from './record.ts'
import { refusalDetail } from './refusal.ts'
import { identityCodeOf } from './visit.ts'

export interface WillDeliveriesDeps extends RecordDeps {
  readonly usageLog: UsageLog
  readonly tokens: AccessTokens
  readonly clock: () => Date
  readonly artificialIdentityCodes: boolean
}

const delivered = jsonBody('128kb')
const asked = jsonBody('1kb')

/**
 * The will register for client systems (11.4.1), at the client's request:
 *
 * - `recordWill`, a `WillDelivery` → `WillReceipt` | 409
 *   `will-changed` or `conflict`, 422 `will-refused` with every rule
 * - `queryWills`, a `WillQuery` → `DeliveredWills`
 *
 * Both: 400 `invalid-request`, 401 `caller-refused`, 503 `unavailable` when the
 * usage log cannot be written.
 */
export function willDeliveriesHandlers(
  deps: WillDeliveriesDeps,
): ArchiveHandlers<'recordWill' | 'queryWills'> {
  const { database, usageLog, tokens, clock } = deps
  return {
    recordWill: async (req, res) => {
      const client = await tokens.clientOf(req)
      const delivery = input(WillDelivery, await delivered(req, res))
      const code = identityCodeOf(delivery.identityCode, deps)
      const visit = { client, code, now: clock(), requestId: requestId(req) }
      const receipt = await recordWill(deps, visit, delivery).catch(
        async (error: unknown) => {
          if (error instanceof Problem) {
            const subject = await knownPersonId(database, code)
            const detail = refusalDetail(delivery.command, error)
            await usageLog.record(
              visitEntry(visit, subject ?? null, 'will-delivery', detail),
            )
          }
          throw error
        },
      )
      res.json(WillReceipt.parse(receipt))
    },

    queryWills: async (req, res) => {
      const client = await tokens.clientOf(req)
      const query = input(WillQuery, await asked(req, res))
      const code = identityCodeOf(query.identityCode, deps)
      const subject = await knownPersonId(database, code)
      const wills = subject
        ? await queryWills(database, subject)
        : { information: null, permission: null, prohibitions: null }
      const visit = { client, now: clock(), requestId: requestId(req) }
      await usageLog.record(
        visitEntry(visit, subject ?? null, 'will-query', {}),
      )
      res.json(DeliveredWills.parse(wills))
    },
  }
}
