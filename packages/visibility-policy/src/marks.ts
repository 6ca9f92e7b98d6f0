import { daysBetween, isPlainDate } from './dates.ts'
import { unrestricted } from './examples.ts'
import type {
  DocumentFacts,
  GuardianDisclosure,
  Occasion,
  RestrictionMarks,
} from './facts.ts'
import { handbook } from './handbook.ts'
import type { MarkRule } from './rule.ts'

/** How many days a document says that its delay has ended, its first day included (A6). */
export const DELAY_ENDED_DAYS = 90

const WITHHELD: readonly GuardianDisclosure[] = [
  'withheld-child-prohibits',
  'withheld-own-initiative',
]

const isWithheld = ({ guardianDisclosure }: RestrictionMarks): boolean =>
  WITHHELD.includes(guardianDisclosure)

/** Asked only of what is shown, so that the day is never to come. */
const hasDelayEnded = (
  { delayEndedOn }: DocumentFacts,
  { today }: Occasion,
): boolean =>
  isPlainDate(delayEndedOn) &&
  daysBetween(delayEndedOn, today) < DELAY_ENDED_DAYS

/** What is shown to the reader about a visible document. */
export const marks: readonly MarkRule[] = [
  {
    id: 'joint',
    says: 'A document of several clients says that it was drawn up jointly.',
    source: handbook('5.1.2'),
    applies: (_occasion, { clients }) => clients === 'several',
    example: {
      words: 'A decision on social assistance for two spouses.',
      facts: { clients: 'several' },
    },
  },
  {
    id: 'withheld-from-guardians',
    says: 'In their own view a minor is told which of their own documents guardians do not see.',
    source: handbook('5.1.2'),
    seeAlso: [
      handbook('5.5', 'Tabell 5.5.1, row 6'),
      handbook('5.5', 'Tabell 5.5.1, row 8'),
    ],
    decisions: ['A19'],
    // A joint document makes no such promise: a guardian who is its client sees it.
    applies: ({ ground, subjectAge }, facts) =>
      ground === 'own' &&
      subjectAge === 'minor' &&
      facts.clients === 'one' &&
      (isWithheld(facts.marks) || isWithheld(facts.caseMarks)),
    example: {
      words: 'A minor reads a plan whose showing to guardians they prohibited.',
      occasion: { subjectAge: 'minor' },
      facts: {
        marks: {
          ...unrestricted,
          guardianDisclosure: 'withheld-child-prohibits',
        },
      },
    },
  },
  {
    id: 'delay-ended',
    says: 'For 90 days a document whose delay has ended says so in the client’s own view.',
    source: handbook('5.3.1'),
    decisions: ['A6'],
    // Who acts for another must not read that something had been kept from them.
    applies: (occasion, facts) =>
      occasion.ground === 'own' && hasDelayEnded(facts, occasion),
    example: {
      words: 'On 1 March, a plan whose delay ended on 1 March.',
      facts: { delayEndedOn: '2024-03-01' },
    },
  },
]
