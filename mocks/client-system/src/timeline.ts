import type { DeliveredDocument } from '@mittkanta/contracts'
import { caseSteps } from './case-versions.ts'
import { documentSteps } from './document-steps.ts'
import type { Paper } from './contents/paper.ts'
import type { Phase } from './marks.ts'
import { refusalSteps } from './refusal-steps.ts'
import { relationSteps } from './relation-versions.ts'
import type { Content } from './schema/documents.ts'
import type { Refusal } from './schema/expectations.ts'
import type { Scenario } from './schema/scenario.ts'
import { storyOf } from './story.ts'

/** What happens at the same instant happens in this order (9.12.3). */
const RANKS = ['client-relation', 'case', 'document', 'refusal'] as const

/** A document that is ready to be sent but for its rendered contents. */
export interface Prepared {
  readonly document: DeliveredDocument
  /** Key of the client document or attachment; none for the others. */
  readonly key?: string
  readonly content?: { readonly paper: Paper; readonly kind: Content['kind'] }
}

/** One delivery of a client system to the archive. */
export interface Step {
  /** When the archive gets it, ISO 8601 with offset. */
  readonly at: string
  readonly rank: (typeof RANKS)[number]
  /** Key of the controller whose client system sends it. */
  readonly controller: string
  readonly prepared: readonly Prepared[]
  /** Set when the archive must refuse it. */
  readonly refusal?: Refusal
}

/**
 * Everything that client systems send for a scenario, in the order in which it
 * happened.
 *
 * @param phase MittKanta's phase, on which some marks depend (5.2.1)
 */
export function timelineOf(scenario: Scenario, phase: Phase): Step[] {
  const story = storyOf(scenario)
  const steps = [
    ...scenario.clientRelations.flatMap((relation, index) =>
      relationSteps(story, relation, index + 1),
    ),
    ...scenario.cases.flatMap((one, index) => caseSteps(story, one, index + 1)),
    ...scenario.documents.flatMap((document, index) =>
      documentSteps(story, document, index + 1, phase),
    ),
    ...scenario.refusals.flatMap((refusal, index) =>
      refusalSteps(story, refusal, index + 1, phase),
    ),
  ]
  return steps.sort(
    (a, b) =>
      Date.parse(a.at) - Date.parse(b.at) ||
      RANKS.indexOf(a.rank) - RANKS.indexOf(b.rank),
  )
}
