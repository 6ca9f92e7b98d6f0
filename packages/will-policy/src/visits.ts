import type { Action, VisitFacts } from './facts.ts'
import { handbook } from './handbook.ts'
import type { VisitRule } from './rule.ts'

const CHANGES = [
  'give-permission',
  'revoke-permission',
  'change-prohibitions',
] as const satisfies readonly Action[]

const isOfMinor = ({ subjectAge }: VisitFacts) => subjectAge === 'minor'

const minorHasReceived = (facts: VisitFacts) =>
  isOfMinor(facts) && facts.informationReceivedBy === 'client'

/** What a service provider must not record (11.4, 11.4.1); everything else it may. */
export const visitRules: readonly VisitRule[] = [
  {
    id: 'age-unknown',
    says: 'Nothing is recorded about a person whose age is not known.',
    source: handbook('11.4.1'),
    actions: ['receive-information', ...CHANGES],
    refuses: ({ subjectAge }) => subjectAge === 'unknown',
  },
  {
    id: 'guardian-of-minor-only',
    says: 'The task of a guardian ends when the minor turns 18; from then on the person decides.',
    source: handbook('11.4.1'),
    actions: ['receive-information', ...CHANGES],
    refuses: ({ visitor, subjectAge }) =>
      visitor === 'guardian' && subjectAge === 'adult',
  },
  {
    id: 'minor-received-before',
    says: 'A guardian or another representative receives the Kanta information only for a minor who has not received it in person.',
    source: handbook('11.4.1'),
    actions: ['receive-information'],
    refuses: (facts) => minorHasReceived(facts) && facts.visitor !== 'client',
  },
  {
    id: 'information-before-will',
    says: 'No permission and no prohibition is stored before the Kanta information is.',
    source: handbook('11.4'),
    actions: CHANGES,
    refuses: ({ informationReceivedBy }) =>
      ['nobody', 'unknown'].includes(informationReceivedBy),
  },
  {
    id: 'minor-informed-in-person',
    says: 'A minor expresses their will alone only after receiving the Kanta information in person.',
    source: handbook('11.4.1'),
    actions: CHANGES,
    refuses: (facts) =>
      isOfMinor(facts) &&
      facts.visitor === 'client' &&
      !minorHasReceived(facts) &&
      facts.informationReceivedBy !== 'nobody',
  },
  {
    id: 'minor-prohibits-alone',
    says: 'A guardian makes prohibitions only for a minor who does not decide alone.',
    source: handbook('11.4.1'),
    actions: ['change-prohibitions'],
    refuses: (facts) => minorHasReceived(facts) && facts.visitor !== 'client',
  },
]

/** Every rule by which a provider must not record an action now. */
export const visitRefusals = (
  action: Action,
  facts: VisitFacts,
): readonly VisitRule[] =>
  visitRules.filter(
    ({ actions, refuses }) => actions.includes(action) && refuses(facts),
  )
