import type { Action, Standing, VisitFacts, WillFacts } from './facts.ts'
import type { Citation } from './handbook.ts'

/** What every rule says of itself. */
export interface Rule {
  /** Sent in refusals and written to the usage log. Never renamed, never reused. */
  readonly id: string
  /** The passage in one plain sentence. */
  readonly says: string
  readonly source: Citation
  readonly seeAlso?: readonly Citation[]
  /** Decisions of the project that it rests on (`A25`). */
  readonly decisions?: readonly string[]
}

/** How some actions stand for the readers it applies to, in MittKanta. */
export interface StandingRule extends Rule {
  readonly actions: readonly Action[]
  readonly standing: Standing
  readonly applies: (facts: WillFacts) => boolean
}

/** What a service provider must not record. */
export interface VisitRule extends Rule {
  readonly actions: readonly Action[]
  readonly refuses: (facts: VisitFacts) => boolean
}
