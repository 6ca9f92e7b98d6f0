import {
  current,
  disclosed,
  eligibleRelation,
  FRONT_INDEX,
  isNewest,
  listed,
  open,
  shownRelation,
  type Of,
} from '../../src/reading/conditions.ts'

/*
 * Where SQL says what a rule of the visibility policy says. A test plants the
 * example of every rule as a row and sees that its condition refuses it
 * (`test/reading/rules-in-sql.test.ts`); another sees that no rule is missing.
 */

/** Where the conditions are. */
export const CONDITIONS_FILE = 'apps/archive/src/reading/conditions.ts'

/** Conditions on a row `r` of `reading`, by their names in the file. */
export const ROW_CONDITIONS = {
  FRONT_INDEX: () => FRONT_INDEX,
  isNewest: () => isNewest('r'),
  listed: (of: Of) => listed(of),
  current: (of: Of) => current(of, 'r', 'r'),
  open: (of: Of) => open(of, 'r', 'r'),
  disclosed: (of: Of) => disclosed(of),
} as const

/** Conditions on a row `c` of `client_relation`. */
export const RELATION_CONDITIONS = {
  eligibleRelation: () => eligibleRelation,
  shownRelation: (of: Of) => shownRelation(of),
} as const

/** Said of a rule that no condition of SQL restates: the rows are read, and the policy alone decides. */
export const IN_CODE_ONLY = 'decided in code only'

type Place<Condition> = Condition | typeof IN_CODE_ONLY

/** Of grounds, by rule. */
export const GROUNDS_IN_SQL: Readonly<
  Record<string, Place<keyof typeof ROW_CONDITIONS>>
> = {
  'own-record': 'disclosed',
  'guardian-of-minor': 'disclosed',
  'right-to-information-on-minor': 'disclosed',
  'mandate-of-adult': 'disclosed',
  'no-ground': 'disclosed',
  'unknown-ground': 'disclosed',
}

/** Of the bars on documents, by rule. */
export const DOCUMENT_BARS_IN_SQL: Readonly<
  Record<string, Place<keyof typeof ROW_CONDITIONS>>
> = {
  'case-document': 'FRONT_INDEX',
  'old-document': 'FRONT_INDEX',
  'archive-phase-1-document': 'FRONT_INDEX',
  'client-relation-document': 'FRONT_INDEX',
  'unknown-document-group': 'FRONT_INDEX',
  'journal-entry-in-phase-1': 'current',
  'joint-document-in-phase-1': 'open',
  'unknown-number-of-clients': 'current',
  'adoption-counselling-in-phase-1': 'open',
  'parenthood-investigation': 'open',
  'shelter-service': 'open',
  'violence-prevention': 'open',
  'payment-commitment': 'open',
  'unknown-pre-restricted-set': 'open',
  'unknown-phase': IN_CODE_ONLY,
  'superseded-version': 'isNewest',
  'unknown-version': IN_CODE_ONLY,
  annulled: 'FRONT_INDEX',
  'unknown-status': IN_CODE_ONLY,
  delayed: 'open',
  'unknown-delay': IN_CODE_ONLY,
  'case-delayed': 'open',
  'unknown-case-delay': IN_CODE_ONLY,
  'unknown-delay-end': IN_CODE_ONLY,
  'unknown-today': IN_CODE_ONLY,
  'special-content': 'FRONT_INDEX',
  'unknown-special-content': 'FRONT_INDEX',
  'case-special-content': 'FRONT_INDEX',
  'unknown-case-special-content': 'FRONT_INDEX',
  'main-document-hidden': IN_CODE_ONLY,
  'unknown-main-document': IN_CODE_ONLY,
  'child-prohibits-guardians': 'disclosed',
  'case-child-prohibits-guardians': 'disclosed',
  'worker-withholds-from-guardians': 'disclosed',
  'worker-withholds-case-from-guardians': 'disclosed',
  'guardian-disclosure-not-given': 'disclosed',
  'unknown-guardian-disclosure': 'disclosed',
  'unknown-case-guardian-disclosure': 'disclosed',
  'joint-document-of-others': 'disclosed',
  'unknown-reader-is-client': IN_CODE_ONLY,
  'unknown-subject-age': IN_CODE_ONLY,
  'subject-not-client': IN_CODE_ONLY,
  'unknown-subject-is-client': IN_CODE_ONLY,
  'changed-since-subject-left': 'open',
  'changed-since-reader-left': 'disclosed',
  'unknown-change-since-subject-left': 'open',
  'unknown-change-since-reader-left': IN_CODE_ONLY,
  'active-use-ended': 'current',
  'unknown-case-closing': IN_CODE_ONLY,
  'unknown-active-use-years': IN_CODE_ONLY,
  deceased: IN_CODE_ONLY,
  'unknown-deceased': IN_CODE_ONLY,
}

/** Of the bars on the client relation document, by rule. */
export const RELATION_BARS_IN_SQL: Readonly<
  Record<string, Place<keyof typeof RELATION_CONDITIONS>>
> = {
  'client-relation-schema-before-2019-06': 'eligibleRelation',
  'unknown-client-relation-schema': 'eligibleRelation',
  'unknown-phase': IN_CODE_ONLY,
  'superseded-version': 'eligibleRelation',
  'unknown-version': IN_CODE_ONLY,
  annulled: 'eligibleRelation',
  'unknown-status': IN_CODE_ONLY,
  'client-relation-delayed': 'shownRelation',
  'unknown-delay': IN_CODE_ONLY,
  'unknown-today': IN_CODE_ONLY,
  'special-content': 'shownRelation',
  'unknown-special-content': 'shownRelation',
  'child-prohibits-client-relation-to-guardians': 'shownRelation',
  'worker-withholds-client-relation-from-guardians': 'shownRelation',
  'client-relation-guardian-disclosure-not-given': 'shownRelation',
  'unknown-guardian-disclosure': 'eligibleRelation',
  'unknown-subject-age': IN_CODE_ONLY,
  'subject-not-client': IN_CODE_ONLY,
  'unknown-subject-is-client': IN_CODE_ONLY,
  deceased: IN_CODE_ONLY,
  'unknown-deceased': IN_CODE_ONLY,
}

/** Of the bars on service tasks, by rule. */
export const TASK_BARS_IN_SQL: Readonly<
  Record<string, Place<keyof typeof ROW_CONDITIONS>>
> = {
  'task-without-visible-case': 'listed',
  'unknown-task-of-own-case': 'listed',
}

/** Marks are put on what is shown, by the policy alone. */
export const MARKS_IN_SQL: Readonly<Record<string, typeof IN_CODE_ONLY>> = {
  joint: IN_CODE_ONLY,
  'withheld-from-guardians': IN_CODE_ONLY,
  'delay-ended': IN_CODE_ONLY,
}
