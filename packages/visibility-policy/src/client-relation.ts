import { readsAsGuardian } from './bars/acting.ts'
import {
  annulled,
  isDelayed,
  specialContent,
  subjectNotClient,
  supersededVersion,
  unknownDelay,
  unknownGuardianDisclosure,
  unknownPhase,
  unknownSpecialContent,
  unknownStatus,
  unknownSubjectAge,
  unknownSubjectIsClient,
  unknownToday,
  unknownVersion,
} from './bars/common.ts'
import { deceasedBars } from './bars/deceased.ts'
import { guardianOccasion, unrestricted } from './examples.ts'
import { RELATION_SCHEMAS, type ClientRelationFacts } from './facts.ts'
import { handbook } from './handbook.ts'
import { isKnown } from './known.ts'
import type { Bar } from './rule.ts'

const schemaBars: readonly Bar<ClientRelationFacts>[] = [
  {
    id: 'client-relation-schema-before-2019-06',
    says: 'Nothing is taken from a client relation document of the archive’s first phase, that is of a schema older than 6/2019.',
    source: handbook('5.2.1'),
    informationText: 'silences',
    hides: (_occasion, { schema }) => schema === 'before-2019-06',
    example: {
      words: 'A client relation document of the schema of 2018.',
      facts: { schema: 'before-2019-06' },
    },
  },
  {
    id: 'unknown-client-relation-schema',
    says: 'Nothing is taken from a client relation document whose schema is not known.',
    source: handbook('5.2.1'),
    decisions: ['unknown'],
    informationText: 'silences',
    hides: (_occasion, { schema }) => !isKnown(RELATION_SCHEMAS, schema),
    example: {
      words: 'A schema that the portal does not know.',
      facts: { schema: 'unknown' },
    },
  },
]

const clientRelationDelayed: Bar<ClientRelationFacts> = {
  id: 'client-relation-delayed',
  says: 'Nothing is taken from a delayed client relation document before its day.',
  source: handbook('5.3.1'),
  seeAlso: [handbook('5.6', 'Tabell 5.6.1')],
  decisions: ['A8', 'A16'],
  informationText: 'calls',
  hides: ({ today }, { marks }) => isDelayed(marks, today),
  example: {
    words: 'On 1 March, a client relation document delayed until 2 March.',
    facts: { marks: { ...unrestricted, showFrom: '2024-03-02' } },
  },
}

const guardianBars: readonly Bar<ClientRelationFacts>[] = [
  {
    id: 'child-prohibits-client-relation-to-guardians',
    says: 'Those who read as guardians see nothing of a client relation document that the child has prohibited.',
    source: handbook('5.4.3', 'Tabell 5.4.1, value 2'),
    seeAlso: [handbook('5.6', 'Tabell 5.6.1')],
    decisions: ['A16'],
    informationText: 'neutral',
    hides: (occasion, { marks }) =>
      readsAsGuardian(occasion) &&
      marks.guardianDisclosure === 'withheld-child-prohibits',
    example: {
      words: 'A father opens the front page of a son who has prohibited it.',
      occasion: guardianOccasion,
      facts: {
        marks: {
          ...unrestricted,
          guardianDisclosure: 'withheld-child-prohibits',
        },
      },
    },
  },
  {
    id: 'worker-withholds-client-relation-from-guardians',
    says: 'Those who read as guardians see nothing of a client relation document that a worker withholds from them on own initiative.',
    source: handbook('5.4.3', 'Tabell 5.4.1, value 4'),
    seeAlso: [handbook('5.6', 'Tabell 5.6.1')],
    decisions: ['A16'],
    informationText: 'neutral',
    hides: (occasion, { marks }) =>
      readsAsGuardian(occasion) &&
      marks.guardianDisclosure === 'withheld-own-initiative',
    example: {
      words:
        'A father opens the front page of a child whose worker withholds it.',
      occasion: guardianOccasion,
      facts: {
        marks: {
          ...unrestricted,
          guardianDisclosure: 'withheld-own-initiative',
        },
      },
    },
  },
  {
    id: 'client-relation-guardian-disclosure-not-given',
    says: 'Those who read as guardians see nothing of a minor’s client relation document that does not say whether they may.',
    source: handbook('5.4.3'),
    decisions: ['A15', 'A16'],
    informationText: 'neutral',
    hides: (occasion, { marks }) =>
      readsAsGuardian(occasion) && marks.guardianDisclosure === 'not-given',
    example: {
      words: 'A mother opens the front page of a child; the value is missing.',
      occasion: guardianOccasion,
      facts: { marks: { ...unrestricted, guardianDisclosure: 'not-given' } },
    },
  },
]

/**
 * Everything that hides the front-page data of a client relation document, in
 * the order of the handbook's sections. The document itself is never shown.
 */
export const clientRelationBars: readonly Bar<ClientRelationFacts>[] = [
  ...schemaBars,
  unknownPhase,
  supersededVersion,
  unknownVersion,
  annulled,
  unknownStatus,
  clientRelationDelayed,
  unknownDelay,
  unknownToday,
  specialContent,
  unknownSpecialContent,
  ...guardianBars,
  unknownGuardianDisclosure,
  unknownSubjectAge,
  subjectNotClient,
  unknownSubjectIsClient,
  ...deceasedBars,
]
