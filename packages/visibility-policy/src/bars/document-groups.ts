import { DOCUMENT_GROUPS, type DocumentFacts } from '../facts.ts'
import { handbook } from '../handbook.ts'
import { isKnown } from '../known.ts'
import type { Bar } from '../rule.ts'

/** The bars on whole document groups. */
export const groupBars: readonly Bar<DocumentFacts>[] = [
  {
    id: 'case-document',
    says: 'Case documents are not listed.',
    source: handbook('5.1.1'),
    decisions: ['A39'],
    informationText: 'silences',
    hides: (_occasion, { group }) => group === 'case-document',
    example: {
      words: 'The case document of an open case.',
      facts: { group: 'case-document' },
    },
  },
  {
    id: 'old-document',
    says: 'Documents from before the organiser joined Kanta are never shown.',
    source: handbook('5.2.1'),
    seeAlso: [handbook('5.5', 'Tabell 5.5.1, row 14')],
    informationText: 'silences',
    hides: (_occasion, { group }) => group === 'old-client-document',
    example: {
      words: 'A decision from 2018, archived as an old client document.',
      facts: { group: 'old-client-document' },
    },
  },
  {
    id: 'archive-phase-1-document',
    says: 'Documents of the archive’s first phase are never shown.',
    source: handbook('5.2.1'),
    seeAlso: [handbook('5.5', 'Tabell 5.5.1, row 14')],
    informationText: 'silences',
    hides: (_occasion, { group }) => group === 'phase-1-client-document',
    example: {
      words: 'A plan stored in the first phase of the archive.',
      facts: { group: 'phase-1-client-document' },
    },
  },
  {
    id: 'client-relation-document',
    says: 'The client relation document is not listed; only front-page data are taken from it.',
    source: handbook('5.2.1', 'Tabell 5.2.1'),
    seeAlso: [handbook('9.4.1')],
    informationText: 'silences',
    hides: (_occasion, { group }) => group === 'client-relation-document',
    example: {
      words: 'The client relation document itself.',
      facts: { group: 'client-relation-document' },
    },
  },
  {
    id: 'unknown-document-group',
    says: 'A document whose group is not known is not shown.',
    source: handbook('5.2.1'),
    seeAlso: [handbook('11.2')],
    decisions: ['unknown'],
    informationText: 'silences',
    hides: (_occasion, { group }) => !isKnown(DOCUMENT_GROUPS, group),
    example: {
      words: 'A group that the code set does not hold.',
      facts: { group: 'unknown' },
    },
  },
]
