export {
  availableSince,
  type AvailableSince,
  type Stage,
} from './available-since.ts'
export { bars } from './bars.ts'
export { clientRelationBars } from './client-relation.ts'
export { activeUseFloor, addYears } from './dates.ts'
export {
  decide,
  decideClientRelation,
  decideTask,
  isUnknownReason,
  type Decision,
  type Hidden,
  type Shown,
} from './decide.ts'
export { decisions, type DecisionId } from './decisions.ts'
export {
  ACTIVE_USE_YEARS,
  ownTask,
  visibleCase,
  visibleClientRelation,
  visibleDocument,
  visibleOccasion,
} from './examples.ts'
export * from './facts.ts'
export { grounds, noGround, unknownGround } from './grounds.ts'
export { EDITION, type Citation, type Section } from './handbook.ts'
export { DELAY_ENDED_DAYS, marks } from './marks.ts'
export { newnessOf, type Arrival, type Newness } from './newness.ts'
export { READER_KINDS, readerKindOf, type ReaderKind } from './reader-kinds.ts'
export { policy, type Policy } from './policy.ts'
export {
  MARKS,
  type Bar,
  type Bearing,
  type Example,
  type Ground,
  type Mark,
  type MarkRule,
  type Rule,
} from './rule.ts'
export { strictestMarks } from './strictest.ts'
export { taskBars } from './tasks.ts'
