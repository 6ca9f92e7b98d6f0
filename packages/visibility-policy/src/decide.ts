import type {
  ClientRelationFacts,
  DocumentFacts,
  Occasion,
  TaskFacts,
} from './facts.ts'
import { withoutGround } from './grounds.ts'
import { policy, type Policy } from './policy.ts'
import type { Bar, Mark } from './rule.ts'

export interface Shown {
  readonly outcome: 'shown'
  /** Id of the ground that admitted the reader. */
  readonly ground: string
  /** Marks that the reader is shown with it. Front-page data carry none. */
  readonly marks: readonly Mark[]
}

export interface Hidden {
  /**
   * `hidden-and-counts`: the client is informed that something is hidden
   * (5.1.1).
   */
  readonly outcome: 'hidden' | 'hidden-and-counts'
  /**
   * Ids of every rule that hides, in the handbook's order; never empty. For the
   * audit log and metrics, never for the reader.
   */
  readonly reasons: readonly string[]
}

export type Decision = Shown | Hidden

/**
 * Whether a reason says that something could not be established. Such reasons
 * are counted in a metric: they indicate a fault, not a restriction.
 */
export const isUnknownReason = (reason: string): boolean =>
  reason.startsWith('unknown-')

/**
 * Decides whether a document, journal entry or attachment is shown.
 *
 * Hidden unless a ground admits the reader and no bar hides it. Pure: no clock,
 * no input or output; the same facts always give the same decision.
 */
export function decide(occasion: Occasion, facts: DocumentFacts): Decision {
  const marks = () =>
    policy.marks
      .filter((rule) => rule.applies(occasion, facts))
      .map((rule) => rule.id)

  return decideBy(policy.documents, occasion, facts, marks)
}

/**
 * Decides whether the front-page data of a client relation document are shown:
 * relation dates, child-protection dates, contact person (5.1.2). The document
 * itself is never shown (5.2.1).
 */
export function decideClientRelation(
  occasion: Occasion,
  facts: ClientRelationFacts,
): Decision {
  return decideBy(policy.clientRelations, occasion, facts, () => [])
}

/**
 * Decides whether a document that is shown is listed under a service task
 * (11.2, decision A36). A hidden task leaves no trace: the reader does not
 * learn of it.
 */
export function decideTask(occasion: Occasion, facts: TaskFacts): Decision {
  return decideBy(policy.tasks, occasion, facts, () => [])
}

function decideBy<Facts>(
  { grounds, bars }: Policy<Facts>,
  occasion: Occasion,
  facts: Facts,
  marks: () => readonly Mark[],
): Decision {
  const ground = grounds.find((rule) => rule.admits(occasion))
  const hiding = bars.filter((rule) => rule.hides(occasion, facts))
  const reasons = hiding.map(({ id }) => id)

  if (ground === undefined) {
    const { id } = withoutGround(occasion)
    return { outcome: 'hidden', reasons: [id, ...reasons] }
  }
  if (hiding.length > 0) {
    const counts = occasion.ground === 'own' && callForInformationText(hiding)
    return { outcome: counts ? 'hidden-and-counts' : 'hidden', reasons }
  }
  return { outcome: 'shown', ground: ground.id, marks: marks() }
}

/** One of them calls for the text and none silences it (5.1.1, decision A8). */
function callForInformationText(
  hiding: readonly Pick<Bar<never>, 'informationText'>[],
): boolean {
  const bearings = hiding.map(({ informationText }) => informationText)

  return bearings.includes('calls') && !bearings.includes('silences')
}
