/** Said of a rule whose facts no delivery can get wrong. */
const NOTHING_TO_CHECK =
  'none: what the rule looks at does not come with a delivery'

/** Said of a rule about what a delivery may well hold. */
const MAY_BE_DELIVERED = 'none: it may be stored, and the rule keeps it hidden'

/** Said where the schema of a delivery leaves nothing to judge. */
const BY_SCHEMA = 'none: the schema of a delivery allows true and false alone'

/** The intake checks that see to what a rule looks at, by their ids; or why there is none. */
export const RULES_AT_INTAKE: Readonly<
  Record<string, readonly string[] | string>
> = {
  'own-record': NOTHING_TO_CHECK,
  'guardian-of-minor': NOTHING_TO_CHECK,
  'right-to-information-on-minor': NOTHING_TO_CHECK,
  'mandate-of-adult': NOTHING_TO_CHECK,
  'no-ground': NOTHING_TO_CHECK,
  'unknown-ground': NOTHING_TO_CHECK,

  'case-document': MAY_BE_DELIVERED,
  'old-document': ['special-content-automatic'],
  'archive-phase-1-document': ['special-content-automatic'],
  'client-relation-document': MAY_BE_DELIVERED,
  'unknown-document-group': ['code-known'],
  'journal-entry-in-phase-1': ['journal-group'],
  'joint-document-in-phase-1': ['clients-are-members', 'clients-distinct'],
  'unknown-number-of-clients': ['mandatory-field'],
  'adoption-counselling-in-phase-1': ['special-content-automatic'],
  'parenthood-investigation': ['special-content-automatic'],
  'shelter-service': ['special-content-automatic'],
  'violence-prevention': ['special-content-automatic'],
  'payment-commitment': ['special-content-automatic'],
  'unknown-pre-restricted-set': ['code-known', 'code-valid'],
  'unknown-phase': NOTHING_TO_CHECK,
  'superseded-version': ['version-successor', 'previous-newest'],
  'unknown-version': ['version-successor'],
  annulled: ['annulment-attachments-first', 'previous-not-annulled'],
  'unknown-status': ['code-known'],
  delayed: ['restriction-reason-usable'],
  'unknown-delay': ['date-form'],
  'case-delayed': ['inherits-delay'],
  'unknown-case-delay': ['case-archived', 'linked-case-archived'],
  'unknown-delay-end': NOTHING_TO_CHECK,
  'unknown-today': NOTHING_TO_CHECK,
  'special-content': ['restriction-reason-usable'],
  'unknown-special-content': BY_SCHEMA,
  'case-special-content': ['inherits-special-content'],
  'unknown-case-special-content': ['case-archived', 'linked-case-archived'],
  'main-document-hidden': ['main-document-archived'],
  'unknown-main-document': ['main-document-archived'],
  'child-prohibits-guardians': ['mandatory-field'],
  'case-child-prohibits-guardians': ['inherits-guardian-disclosure'],
  'worker-withholds-from-guardians': ['restriction-reason-usable'],
  'worker-withholds-case-from-guardians': ['inherits-guardian-disclosure'],
  'guardian-disclosure-not-given': ['mandatory-field'],
  'unknown-guardian-disclosure': ['code-known'],
  'unknown-case-guardian-disclosure': ['case-archived', 'linked-case-archived'],
  'joint-document-of-others': ['clients-are-members', 'same-clients'],
  'unknown-reader-is-client': ['one-identifier'],
  'unknown-subject-age': NOTHING_TO_CHECK,
  'subject-not-client': ['structured-clients-match', 'same-clients'],
  'unknown-subject-is-client': ['one-identifier'],
  'changed-since-subject-left': ['case-members-timed', 'case-members-kept'],
  'changed-since-reader-left': ['case-members-timed', 'case-members-kept'],
  'unknown-change-since-subject-left': ['case-members-kept'],
  'unknown-change-since-reader-left': ['case-members-kept'],
  'active-use-ended': ['case-closing-consistent'],
  'unknown-case-closing': ['time-form'],
  'unknown-active-use-years': NOTHING_TO_CHECK,
  deceased: ['client-relation-of-deceased'],
  'unknown-deceased': NOTHING_TO_CHECK,

  'client-relation-schema-before-2019-06': ['schema-version-supported'],
  'unknown-client-relation-schema': ['schema-version-supported'],
  'client-relation-delayed': ['restriction-reason-usable'],
  'child-prohibits-client-relation-to-guardians': ['mandatory-field'],
  'worker-withholds-client-relation-from-guardians': [
    'restriction-reason-usable',
  ],
  'client-relation-guardian-disclosure-not-given': ['mandatory-field'],

  'task-without-visible-case': ['service-task-has-case'],
  'unknown-task-of-own-case': NOTHING_TO_CHECK,

  joint: ['clients-are-members'],
  'withheld-from-guardians': ['inherits-guardian-disclosure'],
  'delay-ended': ['date-form'],
}
