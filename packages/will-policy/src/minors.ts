import { ACTIONS, type WillFacts } from './facts.ts'
import { handbook, table } from './handbook.ts'
import type { StandingRule } from './rule.ts'

/** A minor in their own record. */
const isMinor = ({ ground, subjectAge }: WillFacts) =>
  ground === 'own' && subjectAge === 'minor'

/**
 * A person with a right to information (Tabell 5.6.1, fourth column), and the
 * minor in their own record (second column). A professional judges whether the
 * minor is mature, so that everything is done where the professional is.
 */
export const minorRules: readonly StandingRule[] = [
  {
    id: 'right-to-information-without-wills',
    says: 'A person with a right to information neither sees nor does anything in the will register of the minor.',
    source: table.rightToInformation,
    actions: ACTIONS,
    standing: 'not-yours',
    applies: ({ ground }) => ground === 'right-to-information',
  },
  {
    id: 'minor-has-received',
    says: 'A minor who has received the Kanta information in person need not receive it again.',
    source: handbook('11.4.1'),
    actions: ['receive-information'],
    standing: 'done',
    applies: (facts) =>
      isMinor(facts) && facts.informationReceivedBy === 'client',
  },
  {
    id: 'minor-receives-at-provider',
    says: 'A minor receives the Kanta information at a service provider, where a professional judges whether the minor is mature enough.',
    source: table.minor,
    seeAlso: [handbook('11.4.1')],
    decisions: ['A25'],
    actions: ['receive-information'],
    standing: 'at-provider',
    applies: isMinor,
  },
  {
    id: 'minor-permits-at-provider',
    says: 'A minor sees, gives and revokes the permission at a service provider.',
    source: table.minor,
    seeAlso: [handbook('11.4.1')],
    decisions: ['A26'],
    actions: ['see-permission', 'give-permission', 'revoke-permission'],
    standing: 'at-provider',
    applies: isMinor,
  },
  {
    id: 'minor-sees-prohibitions',
    says: 'A minor sees the prohibitions that concern their data in MittKanta and at a service provider.',
    source: handbook('11.4.1', 'Bra att veta'),
    decisions: ['A26'],
    actions: ['see-prohibitions'],
    standing: 'open',
    applies: isMinor,
  },
  {
    id: 'minor-prohibits-at-provider',
    says: 'A minor makes and revokes prohibitions at a service provider.',
    source: table.minor,
    seeAlso: [handbook('11.4.1')],
    actions: ['change-prohibitions'],
    standing: 'at-provider',
    applies: isMinor,
  },
]
