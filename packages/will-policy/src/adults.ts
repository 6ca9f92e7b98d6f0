import type { WillFacts } from './facts.ts'
import { handbook, table } from './handbook.ts'
import type { StandingRule } from './rule.ts'

const INFORMED: readonly string[] = [
  'client',
  'guardian',
  'legal-representative',
  'mandate-holder',
]

/** An adult in their own record, or the holder of the adult's mandate (decision A29). */
const decides = ({ ground, subjectAge }: WillFacts) =>
  subjectAge === 'adult' && (ground === 'own' || ground === 'mandate')

const isInformed = (facts: WillFacts) =>
  decides(facts) && INFORMED.includes(facts.informationReceivedBy)

const isUninformed = (facts: WillFacts) =>
  decides(facts) && facts.informationReceivedBy === 'nobody'

/** Received by the adult as an adult, or for them by the holder of their mandate. */
const hasReceived = (facts: WillFacts) =>
  isInformed(facts) &&
  facts.receivedAs !== 'minor' &&
  ['client', 'mandate-holder'].includes(facts.informationReceivedBy)

/** An adult (Tabell 5.6.1, first column) and who holds the adult's mandate (11.4.1). */
export const adultRules: readonly StandingRule[] = [
  {
    id: 'adult-has-received',
    says: 'The Kanta information is received once.',
    source: handbook('11.4.1'),
    actions: ['receive-information'],
    standing: 'done',
    applies: hasReceived,
  },
  {
    id: 'adult-receives',
    says: 'An adult receives the Kanta information, anew if it was received while they were a minor or by their representative.',
    source: table.adult,
    seeAlso: [handbook('11.4.1')],
    decisions: ['A29'],
    actions: ['receive-information'],
    standing: 'open',
    applies: (facts) => isUninformed(facts) || isInformed(facts),
  },
  {
    id: 'adult-sees-wills',
    says: 'An adult sees their own expressions of will.',
    source: table.adult,
    decisions: ['A29'],
    actions: ['see-permission', 'see-prohibitions'],
    standing: 'open',
    applies: decides,
  },
  {
    id: 'adult-informed-first',
    says: 'No permission and no prohibition is stored before the Kanta information is.',
    source: handbook('11.4'),
    seeAlso: [handbook('11.4.1')],
    actions: ['give-permission', 'revoke-permission', 'change-prohibitions'],
    standing: 'information-first',
    applies: isUninformed,
  },
  {
    id: 'adult-has-permitted',
    says: 'A permission that stands is not given again.',
    source: handbook('11.4'),
    actions: ['give-permission'],
    standing: 'done',
    applies: (facts) => isInformed(facts) && facts.permission === 'positive',
  },
  {
    id: 'adult-permits',
    says: 'An adult gives the permission.',
    source: table.adult,
    seeAlso: [handbook('11.4.1')],
    decisions: ['A29'],
    actions: ['give-permission'],
    standing: 'open',
    applies: (facts) =>
      isInformed(facts) && ['none', 'negative'].includes(facts.permission),
  },
  {
    id: 'adult-has-revoked',
    says: 'A permission that is negative is not revoked again.',
    source: handbook('11.4'),
    actions: ['revoke-permission'],
    standing: 'done',
    applies: (facts) => isInformed(facts) && facts.permission === 'negative',
  },
  {
    id: 'adult-revokes',
    says: 'An adult revokes the permission at any time, or gives it as negative from the start.',
    source: handbook('11.4.1'),
    decisions: ['A29', 'A30'],
    actions: ['revoke-permission'],
    standing: 'open',
    applies: (facts) =>
      isInformed(facts) && ['none', 'positive'].includes(facts.permission),
  },
  {
    id: 'adult-prohibits',
    says: 'An adult makes and revokes prohibitions at any time.',
    source: table.adult,
    seeAlso: [handbook('11.4.1')],
    decisions: ['A29'],
    actions: ['change-prohibitions'],
    standing: 'open',
    applies: isInformed,
  },
]
