import { guardianOccasion } from './examples.ts'
import { GROUNDS, type Occasion } from './facts.ts'
import { handbook } from './handbook.ts'
import { isKnown } from './known.ts'
import type { Ground, Rule, StoredFacts } from './rule.ts'

/**
 * Every ground on which a person reads a record. Without a ground there is no
 * access.
 */
export const grounds: readonly Ground[] = [
  {
    id: 'own-record',
    says: 'A person, of age or not, reads their own record.',
    source: handbook('5.1.1'),
    seeAlso: [handbook('5.6', 'Tabell 5.6.1')],
    admits: ({ ground }) => ground === 'own',
    example: { words: 'An adult opens a decision about themselves.' },
  },
  {
    id: 'guardian-of-minor',
    says: 'A guardian reads the record of a minor in their custody, as the minor sees it, save what is restricted.',
    source: handbook('5.4'),
    seeAlso: [
      handbook('5.4.1'),
      handbook('5.5', 'Tabell 5.5.1, row 5'),
      handbook('5.5', 'Tabell 5.5.1, row 7'),
      handbook('5.6', 'Tabell 5.6.1'),
      handbook('11.4.1'),
    ],
    admits: ({ ground, subjectAge }) =>
      ground === 'guardian' && subjectAge === 'minor',
    example: {
      words: 'A mother opens a decision about her daughter of nine.',
      occasion: guardianOccasion,
    },
  },
  {
    id: 'right-to-information-on-minor',
    says: 'A person with an agreed or ordered right to information reads the record of a minor by the same principles as a guardian.',
    source: handbook('5.4.1'),
    seeAlso: [handbook('5.6', 'Tabell 5.6.1')],
    admits: ({ ground, subjectAge }) =>
      ground === 'right-to-information' && subjectAge === 'minor',
    example: {
      words: 'A parent without custody opens a decision about their son.',
      occasion: { ground: 'right-to-information', subjectAge: 'minor' },
    },
  },
  {
    id: 'mandate-of-adult',
    says: 'The holder of an adult’s electronic mandate reads what the adult reads, save joint documents of others.',
    source: handbook('5.1'),
    seeAlso: [handbook('11.4.1')],
    decisions: ['A29'],
    admits: ({ ground, subjectAge }) =>
      ground === 'mandate' && subjectAge === 'adult',
    example: {
      words: 'A son opens a decision about his father, by mandate.',
      occasion: { ground: 'mandate' },
    },
  },
]

/** The reason when no ground admits the reader. */
export const noGround: Rule<StoredFacts> = {
  id: 'no-ground',
  says: 'Nobody reads a record without one of the grounds.',
  source: handbook('5.1'),
  seeAlso: [handbook('5.4.1'), handbook('11.4.1')],
  example: {
    words: 'A guardian opens the record on the child’s eighteenth birthday.',
    occasion: { ground: 'guardian', subjectAge: 'adult' },
  },
}

/** The reason when it could not be established on what ground the reader reads. */
export const unknownGround: Rule<StoredFacts> = {
  id: 'unknown-ground',
  says: 'Nobody reads a record on a ground that is not known.',
  source: handbook('5.1'),
  decisions: ['unknown'],
  example: {
    words: 'The registry of authorisations did not answer.',
    occasion: { ground: 'unknown' },
  },
}

/** Why a reader without a ground reads nothing. */
export function withoutGround({ ground }: Occasion): Rule<StoredFacts> {
  return isKnown(GROUNDS, ground) ? noGround : unknownGround
}
