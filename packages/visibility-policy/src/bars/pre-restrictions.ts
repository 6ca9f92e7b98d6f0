import {
  NUMBERS_OF_CLIENTS,
  PRE_RESTRICTED_SETS,
  type DocumentFacts,
  type PreRestrictedSet,
} from '../facts.ts'
import { handbook } from '../handbook.ts'
import { isKnown } from '../known.ts'
import type { Bar } from '../rule.ts'

// What client systems and the archive keep out of MittKanta for everybody (5.2.1).

/** Whether a document belongs to a set, by its own type or by a social service. */
const belongsTo =
  (set: PreRestrictedSet) =>
  ({ typeSet, serviceSets }: DocumentFacts): boolean =>
    typeSet === set || serviceSets.includes(set)

const isKnownSet = (set: PreRestrictedSet) => isKnown(PRE_RESTRICTED_SETS, set)

const isAdoptionCounselling = belongsTo('adoption-counselling')
const isParenthoodInvestigation = belongsTo('parenthood-investigation')
const isShelter = belongsTo('shelter')
const isViolencePrevention = belongsTo('violence-prevention')
const isPaymentCommitment = belongsTo('payment-commitment')

/** The bars of MittKanta’s first phase, which lift automatically after it. */
export const firstPhaseBars: readonly Bar<DocumentFacts>[] = [
  {
    id: 'journal-entry-in-phase-1',
    says: 'In MittKanta’s first phase journal entries are not shown.',
    source: handbook('5.2.1', 'Tabell 5.2.1'),
    seeAlso: [handbook('5.5', 'Tabell 5.5.1, row 13')],
    informationText: 'silences',
    hides: ({ phase }, { group }) => phase === '1' && group === 'journal-entry',
    example: {
      words: 'A journal entry on a visit, in the first phase.',
      occasion: { phase: '1' },
      facts: { group: 'journal-entry' },
    },
  },
  {
    id: 'joint-document-in-phase-1',
    says: 'In MittKanta’s first phase a document that names several clients is not shown.',
    source: handbook('5.2.1', 'Tabell 5.2.1'),
    decisions: ['A20'],
    informationText: 'calls',
    hides: ({ phase }, { clients }) => phase === '1' && clients === 'several',
    example: {
      words:
        'A decision on family work for mother and child, in the first phase.',
      occasion: { phase: '1' },
      facts: { clients: 'several' },
    },
  },
  {
    id: 'unknown-number-of-clients',
    says: 'A document of which it is not known how many clients it names is not shown.',
    source: handbook('5.2.1'),
    decisions: ['unknown'],
    informationText: 'silences',
    hides: (_occasion, { clients }) => !isKnown(NUMBERS_OF_CLIENTS, clients),
    example: {
      words: 'A document whose client field could not be counted.',
      facts: { clients: 'unknown' },
    },
  },
  {
    id: 'adoption-counselling-in-phase-1',
    says: 'In MittKanta’s first phase documents of adoption counselling are not shown.',
    source: handbook('5.2.1', 'Tabell 5.2.1'),
    seeAlso: [handbook('5.5', 'Tabell 5.5.1, row 9')],
    informationText: 'calls',
    hides: ({ phase }, facts) => phase === '1' && isAdoptionCounselling(facts),
    example: {
      words:
        'A statement whose social service is adoption counselling, in the first phase.',
      occasion: { phase: '1' },
      facts: { serviceSets: ['adoption-counselling'] },
    },
  },
]

/** The bars that hold in every phase. */
export const permanentBars: readonly Bar<DocumentFacts>[] = [
  {
    id: 'parenthood-investigation',
    says: 'Documents of parenthood, paternity and maternity investigations are never shown.',
    source: handbook('5.2.1', 'Tabell 5.2.1'),
    seeAlso: [handbook('5.5', 'Tabell 5.5.1, row 10')],
    decisions: ['A9', 'A10'],
    informationText: 'calls',
    hides: (_occasion, facts) => isParenthoodInvestigation(facts),
    example: {
      words: 'A parenthood protocol from which special content was removed.',
      facts: { typeSet: 'parenthood-investigation' },
    },
  },
  {
    id: 'shelter-service',
    says: 'Documents of shelter service are never shown.',
    source: handbook('5.2.1', 'Tabell 5.2.1'),
    seeAlso: [handbook('5.5', 'Tabell 5.5.1, row 11')],
    decisions: ['A11'],
    informationText: 'calls',
    hides: (_occasion, facts) => isShelter(facts),
    example: {
      words: 'A statement whose social service is shelter service.',
      facts: { serviceSets: ['shelter'] },
    },
  },
  {
    id: 'violence-prevention',
    says: 'Risk assessments, safety plans and assessments of violence in close relationships are never shown.',
    source: handbook('5.2.1', 'Tabell 5.2.1'),
    seeAlso: [handbook('5.5', 'Tabell 5.5.1, row 12')],
    decisions: ['A12'],
    informationText: 'calls',
    hides: (_occasion, facts) => isViolencePrevention(facts),
    example: {
      words: 'A risk assessment on harassment and stalking.',
      facts: { typeSet: 'violence-prevention' },
    },
  },
  {
    id: 'payment-commitment',
    says: 'The payment commitment for supplementary or preventive social assistance is never shown, to prevent misuse.',
    source: handbook('5.2.1', 'Tabell 5.2.1'),
    informationText: 'calls',
    hides: (_occasion, facts) => isPaymentCommitment(facts),
    example: {
      words: 'A payment commitment for a chemist’s.',
      facts: { typeSet: 'payment-commitment' },
    },
  },
  {
    id: 'unknown-pre-restricted-set',
    says: 'A document whose type or social service is not in the code sets is not shown.',
    source: handbook('5.2.1'),
    decisions: ['unknown'],
    informationText: 'silences',
    hides: (_occasion, { typeSet, serviceSets }) =>
      !isKnownSet(typeSet) || !serviceSets.every(isKnownSet),
    example: {
      words: 'A social service newer than the portal’s code set.',
      facts: { serviceSets: ['none', 'unknown'] },
    },
  },
]
