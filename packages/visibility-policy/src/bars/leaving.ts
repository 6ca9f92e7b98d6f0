import { guardianOccasion } from '../examples.ts'
import { ANSWERS, type DocumentFacts } from '../facts.ts'
import { handbook } from '../handbook.ts'
import { isKnown } from '../known.ts'
import type { Bar } from '../rule.ts'
import { acts } from './acting.ts'

/** What arises in a case after a person has left it (8.3.3). */
export const leavingBars: readonly Bar<DocumentFacts>[] = [
  {
    id: 'changed-since-subject-left',
    says: 'A person who has left a case does not see a document that has become another since then; a version that only changes marks stays.',
    source: handbook('8.3.3'),
    decisions: ['A21', 'A8'],
    informationText: 'calls',
    hides: (_occasion, { changedSinceSubjectLeft }) =>
      changedSinceSubjectLeft === 'yes',
    example: {
      words: 'A plan of a joint case, corrected after the subject had left it.',
      facts: { clients: 'several', changedSinceSubjectLeft: 'yes' },
    },
  },
  {
    id: 'changed-since-reader-left',
    says: 'Who acts for a client of a joint document after having left its case does not see what the document has become since then.',
    source: handbook('8.3.3'),
    seeAlso: [handbook('5.4.4')],
    decisions: ['A19', 'A21'],
    informationText: 'neutral',
    hides: (occasion, { clients, changedSinceReaderLeft }) =>
      acts(occasion) &&
      clients === 'several' &&
      changedSinceReaderLeft === 'yes',
    example: {
      words:
        'A father who has left the family’s case opens the corrected plan for his son, who is still in it.',
      occasion: guardianOccasion,
      facts: {
        clients: 'several',
        readerIsClient: 'yes',
        changedSinceReaderLeft: 'yes',
      },
    },
  },
  {
    id: 'unknown-change-since-subject-left',
    says: 'A document is not shown while it is not known whether it has become another since the subject left its case.',
    source: handbook('8.3.3'),
    decisions: ['unknown'],
    informationText: 'silences',
    hides: (_occasion, { changedSinceSubjectLeft }) =>
      !isKnown(ANSWERS, changedSinceSubjectLeft),
    example: {
      words: 'A client whom the case does not name as a member.',
      facts: { changedSinceSubjectLeft: 'unknown' },
    },
  },
  {
    id: 'unknown-change-since-reader-left',
    says: 'A document is not shown while it is not known whether it has become another since the reader left its case.',
    source: handbook('8.3.3'),
    decisions: ['unknown'],
    informationText: 'silences',
    hides: (_occasion, { changedSinceReaderLeft }) =>
      !isKnown(ANSWERS, changedSinceReaderLeft),
    example: {
      words: 'A reader whose own part in the case could not be read.',
      facts: { changedSinceReaderLeft: 'unknown' },
    },
  },
]
