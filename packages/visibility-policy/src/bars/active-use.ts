import { addYears, isPlainDate } from '../dates.ts'
import type { DocumentFacts } from '../facts.ts'
import { handbook } from '../handbook.ts'
import type { Bar } from '../rule.ts'

/** A longer active use than this is taken for a mistake in the configuration. */
const LONGEST_ACTIVE_USE_YEARS = 200

/** The bars of active use (11.3.1); `activeUseFloor` says the same to a query. */
export const activeUseBars: readonly Bar<DocumentFacts>[] = [
  {
    id: 'active-use-ended',
    says: 'A document is shown as long as its active use lasts: 2 + 15 years after its case was closed.',
    source: handbook('11.3.1'),
    seeAlso: [handbook('5.1.2')],
    decisions: ['A1'],
    informationText: 'silences',
    hides: ({ today, activeUseYears }, { casesClosedOn }) =>
      isPlainDate(casesClosedOn) &&
      isPlainDate(today) &&
      today > addYears(casesClosedOn, activeUseYears),
    example: {
      words: 'On 1 July 2040, a decision in a case closed on 30 June 2023.',
      occasion: { today: '2040-07-01' },
      facts: { casesClosedOn: '2023-06-30' },
    },
  },
  {
    id: 'unknown-case-closing',
    says: 'A document is not shown while it is not known whether its case is closed, and when.',
    source: handbook('11.3.1'),
    decisions: ['unknown'],
    informationText: 'silences',
    hides: (_occasion, { casesClosedOn }) =>
      casesClosedOn !== 'open' && !isPlainDate(casesClosedOn),
    example: {
      words: 'A closed case without the day of its closing.',
      facts: { casesClosedOn: 'unknown' },
    },
  },
  {
    id: 'unknown-active-use-years',
    says: 'A document is not shown while it is not known how many years active use lasts.',
    source: handbook('11.3.1'),
    decisions: ['A1', 'unknown'],
    informationText: 'silences',
    hides: ({ activeUseYears }) =>
      !Number.isInteger(activeUseYears) ||
      activeUseYears < 0 ||
      activeUseYears > LONGEST_ACTIVE_USE_YEARS,
    example: {
      words: 'The number of years in the configuration could not be read.',
      occasion: { activeUseYears: Number.NaN },
    },
  },
]
