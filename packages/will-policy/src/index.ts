export * from './facts.ts'
export type { Citation, Section } from './handbook.ts'
export type { Rule, StandingRule, VisitRule } from './rule.ts'
export {
  decideWill,
  nobodyElse,
  seesDisclosures,
  standingOf,
  standingRules,
  type WillDecision,
} from './standing.ts'
export { visitRefusals, visitRules } from './visits.ts'
