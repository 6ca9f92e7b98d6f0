import { Delivery, Instant } from '@mittkanta/contracts'
import { input, Problem, requestId } from '@mittkanta/problems'
import { jsonBody } from '@mittkanta/service-kit'
import type { Request } from 'express'
import type { ArchiveHandlers } from '../handlers.ts'
import type { AccessTokens } from '../oauth/access-tokens.ts'
import { deliver, type DeliverDeps } from './deliver.ts'

const sent = jsonBody('4mb')

const DEMO_HEADER = 'x-demo-archived-at'

export interface DeliveriesDeps extends DeliverDeps {
  readonly tokens: AccessTokens
  readonly clock: () => Date
  /** Whether a delivery may say when it was archived. */
  readonly demoClock: boolean
  /** Called with the rules of every refusal. */
  readonly onRefused: (rules: readonly string[]) => void
}

/**
 * `receiveDelivery` → 200 `Receipt` | 400 `invalid-request`,
 * 401 `caller-refused`, 403 `not-your-register`, 409 `conflict`,
 * 413 `too-large`, 415 `unsupported-content`, 422 `intake-refused` with every
 * failure.
 */
export function deliveriesHandlers(
  deps: DeliveriesDeps,
): ArchiveHandlers<'receiveDelivery'> {
  return {
    receiveDelivery: async (req, res) => {
      const client = await deps.tokens.clientOf(req)
      if (!req.is('application/json')) throw new Problem('unsupported-content')
      const delivery = input(Delivery, await sent(req, res))
      const archivedAt = archivedAtOf(req, deps)
      const receipt = await deliver(deps, delivery, {
        client,
        archivedAt,
        requestId: requestId(req),
      }).catch((error: unknown) => {
        if (error instanceof Problem) {
          deps.onRefused((error.failures ?? []).map(({ rule }) => rule))
        }
        throw error
      })
      res.json(receipt)
    },
  }
}

/**
 * When a delivery counts as archived: now. Demo and test data may say another
 * time; where that is not allowed the header is refused, not overlooked.
 */
function archivedAtOf(
  req: Request,
  { clock, demoClock }: Pick<DeliveriesDeps, 'clock' | 'demoClock'>,
): Date {
  const given = req.get(DEMO_HEADER)
  if (given === undefined) return clock()
  if (!demoClock) throw new Problem('invalid-request')
  return new Date(input(Instant, given))
}
