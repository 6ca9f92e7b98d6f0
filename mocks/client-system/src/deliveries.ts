import type { ContentReference, Delivery } from '@mittkanta/contracts'
import type { Phase } from './marks.ts'
import type { Scenario } from './schema/scenario.ts'
import { timelineOf, type Prepared } from './timeline.ts'

/** One delivery as a line of the archive's loader. */
export interface DeliveryLine extends Delivery {
  readonly clientId: string
  /** ISO 8601 with offset. */
  readonly archivedAt: string
}

/**
 * Everything that client systems send for a scenario, without what must be
 * refused, with contents that stand for those of the scenario: to bring in much
 * at a time.
 *
 * @param contentsOf gives contents that are uploaded already
 */
export function deliveriesOf(
  scenario: Scenario,
  phase: Phase,
  contentsOf: (
    content: NonNullable<Prepared['content']>,
  ) => readonly ContentReference[],
): DeliveryLine[] {
  const clientIds = new Map(
    scenario.controllers.map(({ key, clientSystem }) => [key, clientSystem]),
  )
  return timelineOf(scenario, phase)
    .filter(({ refusal }) => refusal === undefined)
    .map(({ at, controller, prepared }) => ({
      clientId: clientIds.get(controller) ?? '',
      archivedAt: at,
      documents: prepared.map(({ document, content }) =>
        content === undefined
          ? document
          : { ...document, contents: [...contentsOf(content)] },
      ),
    }))
}
