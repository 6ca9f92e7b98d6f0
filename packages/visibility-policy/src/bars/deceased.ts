import { ANSWERS } from '../facts.ts'
import { handbook } from '../handbook.ts'
import { isKnown } from '../known.ts'
import type { Bar, StoredFacts } from '../rule.ts'

/** The bars of a recorded date of death, of the subject or of the reader (11.4.1). */
export const deceasedBars: readonly Bar<StoredFacts>[] = [
  {
    id: 'deceased',
    says: 'Nothing is shown of the record of a person who has died, and nothing to a reader who has.',
    source: handbook('11.4.1'),
    seeAlso: [handbook('11.3.1')],
    decisions: ['death'],
    informationText: 'silences',
    hides: (_occasion, { deceased }) => deceased === 'yes',
    example: {
      words: 'A record whose subject died on the day before.',
      facts: { deceased: 'yes' },
    },
  },
  {
    id: 'unknown-deceased',
    says: 'Nothing is shown while it is not known whether the subject and the reader are alive.',
    source: handbook('11.4.1'),
    decisions: ['death', 'unknown'],
    informationText: 'silences',
    hides: (_occasion, { deceased }) => !isKnown(ANSWERS, deceased),
    example: {
      words: 'The dates of death could not be read.',
      facts: { deceased: 'unknown' },
    },
  },
]
