import { adultRules } from './adults.ts'
import type { Action, Standing, WillFacts } from './facts.ts'
import { guardianRules } from './guardians.ts'
import { table } from './handbook.ts'
import { minorRules } from './minors.ts'
import type { Rule, StandingRule } from './rule.ts'

/** Who may do what for whom in MittKanta. The first that applies decides. */
export const standingRules: readonly StandingRule[] = [
  ...minorRules,
  ...guardianRules,
  ...adultRules,
]

/** What holds when no rule speaks: for an unknown ground, age or receiver as well. */
export const nobodyElse: Rule = {
  id: 'nobody-else',
  says: 'Nobody else sees or does anything in somebody’s will register.',
  source: table.adult,
}

export interface WillDecision {
  readonly standing: Standing
  /** The rule that decided. */
  readonly rule: Rule
}

/**
 * Decides whether one action is open. Closed unless a rule opens it. Pure: no
 * clock, no input or output.
 */
export function decideWill(action: Action, facts: WillFacts): WillDecision {
  const rule = standingRules.find(
    ({ actions, applies }) => actions.includes(action) && applies(facts),
  )
  return rule
    ? { standing: rule.standing, rule }
    : { standing: 'not-yours', rule: nobodyElse }
}

/** How one action stands for this reader now. */
export const standingOf = (action: Action, facts: WillFacts): Standing =>
  decideWill(action, facts).standing

/**
 * Whether the reader is shown who has received the subject's data (11.4.2,
 * decision A33): the client, of age or not, and the holder of an adult's
 * mandate.
 */
export const seesDisclosures = ({
  ground,
  subjectAge,
}: Pick<WillFacts, 'ground' | 'subjectAge'>): boolean =>
  (ground === 'own' && subjectAge !== 'unknown') ||
  (ground === 'mandate' && subjectAge === 'adult')
