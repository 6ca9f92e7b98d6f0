import type { DecisionId } from './decisions.ts'
import type { ClientRelationFacts, DocumentFacts, Occasion } from './facts.ts'
import type { Citation } from './handbook.ts'

/**
 * How a bar that hides something from its own client bears on the information
 * text of 5.1.1 (decision A8).
 *
 * - `calls`: a restriction of which the client is informed.
 * - `silences`: a restriction of which the client is informed in another way,
 *   or not informed; it suppresses the notice whatever else hides the same
 *   document.
 * - `neutral`: neither of the two.
 */
export type Bearing = 'calls' | 'silences' | 'neutral'

/** A case that one rule alone decides. Printed in docs/policy.md and tested. */
export interface Example<Facts> {
  readonly words: string
  /** How the occasion differs from `visibleOccasion`. */
  readonly occasion?: Partial<Occasion>
  /** How the facts differ from those of `examples.ts`, which are shown. */
  readonly facts?: Partial<Facts>
}

/** What every rule says of itself. */
export interface Rule<Facts> {
  /** Written to the audit log. Never renamed, never reused. */
  readonly id: string
  /** The passage in one plain sentence. */
  readonly says: string
  readonly source: Citation
  readonly seeAlso?: readonly Citation[]
  readonly decisions?: readonly DecisionId[]
  readonly example: Example<Facts>
}

/** What a document and a client relation document have in common. */
export type StoredFacts = Pick<
  DocumentFacts & ClientRelationFacts,
  'version' | 'status' | 'marks' | 'subjectIsClient' | 'deceased'
>

/** A reason why a reader may read the subject's record. One is enough. */
export interface Ground extends Rule<StoredFacts> {
  readonly admits: (occasion: Occasion) => boolean
}

/** A reason why something stays hidden all the same. One is enough. */
export interface Bar<Facts> extends Rule<Facts> {
  readonly informationText: Bearing
  readonly hides: (occasion: Occasion, facts: Facts) => boolean
}

/** Something shown to the reader about a visible document. */
export interface MarkRule extends Rule<DocumentFacts> {
  readonly id: Mark
  readonly applies: (occasion: Occasion, facts: DocumentFacts) => boolean
}

/** The marks that a shown document can carry. */
export const MARKS = [
  'joint',
  'withheld-from-guardians',
  'delay-ended',
] as const

export type Mark = (typeof MARKS)[number]
