import type { WillFacts } from './facts.ts'
import { handbook, table } from './handbook.ts'
import type { StandingRule } from './rule.ts'

/** A guardian in the record of a minor: the task ends at 18 (11.4.1). */
const isGuardian = ({ ground, subjectAge }: WillFacts) =>
  ground === 'guardian' && subjectAge === 'minor'

const hasReceived = (facts: WillFacts) =>
  isGuardian(facts) && facts.informationReceivedBy === 'guardian'

/**
 * The information has not been received, or by a representative who is not a
 * guardian.
 */
const mayReceive = (facts: WillFacts) =>
  isGuardian(facts) &&
  ['nobody', 'legal-representative'].includes(facts.informationReceivedBy)

/** A guardian in the record of a minor (Tabell 5.6.1, third column). */
export const guardianRules: readonly StandingRule[] = [
  {
    id: 'guardian-sees-prohibitions-at-provider',
    says: 'A guardian sees the prohibitions on a minor’s data at a service provider only.',
    source: table.guardian,
    seeAlso: [handbook('11.4.1', 'Bra att veta')],
    actions: ['see-prohibitions'],
    standing: 'at-provider',
    applies: isGuardian,
  },
  {
    id: 'minor-decides-alone',
    says: 'Once the minor has received the Kanta information in person, guardians no longer manage the minor’s expressions of will.',
    source: handbook('11.4.1'),
    seeAlso: [table.guardian],
    actions: [
      'receive-information',
      'give-permission',
      'revoke-permission',
      'see-permission',
      'change-prohibitions',
    ],
    standing: 'minor-decides',
    applies: (facts) =>
      isGuardian(facts) && facts.informationReceivedBy === 'client',
  },
  {
    id: 'guardian-revokes-at-provider',
    says: 'A guardian revokes the permission at a service provider, where a professional judges whether the guardians still decide.',
    source: table.guardian,
    seeAlso: [handbook('11.4.1')],
    actions: ['revoke-permission'],
    standing: 'at-provider',
    applies: isGuardian,
  },
  {
    id: 'guardian-prohibits-at-provider',
    says: 'A guardian makes prohibitions at a service provider only.',
    source: table.guardian,
    seeAlso: [handbook('11.4.1')],
    actions: ['change-prohibitions'],
    standing: 'at-provider',
    applies: isGuardian,
  },
  {
    id: 'guardian-has-received',
    says: 'The Kanta information is received once for a minor.',
    source: handbook('11.4.1'),
    actions: ['receive-information'],
    standing: 'done',
    applies: hasReceived,
  },
  {
    id: 'guardian-receives',
    says: 'A guardian receives the Kanta information for a minor who has not received it before.',
    source: table.guardian,
    seeAlso: [handbook('11.4.1')],
    actions: ['receive-information'],
    standing: 'open',
    applies: mayReceive,
  },
  {
    id: 'guardian-informed-first',
    says: 'A guardian gives the permission for a minor only after receiving the Kanta information for the minor.',
    source: table.guardian,
    actions: ['give-permission', 'see-permission'],
    standing: 'information-first',
    applies: mayReceive,
  },
  {
    id: 'guardian-sees-permission',
    says: 'A guardian who has received the Kanta information for a minor sees the permission.',
    source: table.guardian,
    decisions: ['A27'],
    actions: ['see-permission'],
    standing: 'open',
    applies: hasReceived,
  },
  {
    id: 'guardian-has-permitted',
    says: 'A permission that stands is not given again.',
    source: handbook('11.4'),
    actions: ['give-permission'],
    standing: 'done',
    applies: (facts) => hasReceived(facts) && facts.permission === 'positive',
  },
  {
    id: 'guardian-permits',
    says: 'A guardian who has received the Kanta information for a minor gives the permission; the guardians are presumed to act together.',
    source: table.guardian,
    seeAlso: [handbook('11.4.1')],
    decisions: ['A28'],
    actions: ['give-permission'],
    standing: 'open',
    applies: (facts) =>
      hasReceived(facts) && ['none', 'negative'].includes(facts.permission),
  },
]
