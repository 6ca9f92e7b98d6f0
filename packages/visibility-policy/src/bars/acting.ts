import { guardianOccasion, visibleDocument } from '../examples.ts'
import { ANSWERS, type DocumentFacts, type Occasion } from '../facts.ts'
import { handbook } from '../handbook.ts'
import { isKnown } from '../known.ts'
import type { Bar } from '../rule.ts'

// What those who act for another do not see although the subject does.

const { marks: unrestricted, caseMarks: unrestrictedCase } = visibleDocument

/** Guardians and persons with a right to information: one restriction hits all of them (5.4.3). */
export const readsAsGuardian = ({ ground }: Occasion): boolean =>
  ground === 'guardian' || ground === 'right-to-information'

/** Whether the reader is another person than the subject. */
export const acts = ({ ground }: Occasion): boolean => ground !== 'own'

/**
 * Whether the reader sees a joint document as a client of it, so that what is
 * meant for guardians does not reach them (5.4.3, decision A19).
 */
const readsAsJointClient = ({ clients, readerIsClient }: DocumentFacts) =>
  clients === 'several' && readerIsClient === 'yes'

const guardianProhibitionHits = (occasion: Occasion, facts: DocumentFacts) =>
  readsAsGuardian(occasion) && !readsAsJointClient(facts)

/** The bars that "Utlämningsförbud för vårdnadshavare" raises. */
export const guardianBars: readonly Bar<DocumentFacts>[] = [
  {
    id: 'child-prohibits-guardians',
    says: 'A document whose showing to guardians the child has prohibited is not shown to those who read as guardians.',
    source: handbook('5.4.3', 'Tabell 5.4.1, value 2'),
    seeAlso: [handbook('5.5', 'Tabell 5.5.1, row 6')],
    decisions: ['A19'],
    informationText: 'neutral',
    hides: (occasion, facts) =>
      guardianProhibitionHits(occasion, facts) &&
      facts.marks.guardianDisclosure === 'withheld-child-prohibits',
    example: {
      words: 'A father opens a plan that his son has prohibited.',
      occasion: guardianOccasion,
      facts: {
        readerIsClient: 'no',
        marks: {
          ...unrestricted,
          guardianDisclosure: 'withheld-child-prohibits',
        },
      },
    },
  },
  {
    id: 'case-child-prohibits-guardians',
    says: 'A document of a case, own or linked, whose showing to guardians the child has prohibited is not shown to those who read as guardians.',
    source: handbook('5.4.3', 'Tabell 5.4.1, value 2'),
    decisions: ['A13', 'A19'],
    informationText: 'neutral',
    hides: (occasion, facts) =>
      guardianProhibitionHits(occasion, facts) &&
      facts.caseMarks.guardianDisclosure === 'withheld-child-prohibits',
    example: {
      words: 'A father opens a decision in a case that his son has prohibited.',
      occasion: guardianOccasion,
      facts: {
        readerIsClient: 'no',
        caseMarks: {
          ...unrestrictedCase,
          guardianDisclosure: 'withheld-child-prohibits',
        },
      },
    },
  },
  {
    id: 'worker-withholds-from-guardians',
    says: 'A document that a worker withholds from guardians on own initiative is not shown to those who read as guardians.',
    source: handbook('5.4.3', 'Tabell 5.4.1, value 4'),
    seeAlso: [handbook('5.5', 'Tabell 5.5.1, row 8')],
    decisions: ['A19'],
    informationText: 'neutral',
    hides: (occasion, facts) =>
      guardianProhibitionHits(occasion, facts) &&
      facts.marks.guardianDisclosure === 'withheld-own-initiative',
    example: {
      words: 'A father opens a decision not to reveal where his child lives.',
      occasion: guardianOccasion,
      facts: {
        readerIsClient: 'no',
        marks: {
          ...unrestricted,
          guardianDisclosure: 'withheld-own-initiative',
        },
      },
    },
  },
  {
    id: 'worker-withholds-case-from-guardians',
    says: 'A document of a case, own or linked, that a worker withholds from guardians on own initiative is not shown to those who read as guardians.',
    source: handbook('5.4.3', 'Tabell 5.4.1, value 4'),
    decisions: ['A13', 'A19'],
    informationText: 'neutral',
    hides: (occasion, facts) =>
      guardianProhibitionHits(occasion, facts) &&
      facts.caseMarks.guardianDisclosure === 'withheld-own-initiative',
    example: {
      words: 'A father opens a decision in a case withheld from guardians.',
      occasion: guardianOccasion,
      facts: {
        readerIsClient: 'no',
        caseMarks: {
          ...unrestrictedCase,
          guardianDisclosure: 'withheld-own-initiative',
        },
      },
    },
  },
  {
    id: 'guardian-disclosure-not-given',
    says: 'A document of a minor that does not say whether guardians see it is not shown to those who read as guardians.',
    source: handbook('5.4.3'),
    seeAlso: [handbook('5.6', 'Tabell 5.6.1')],
    decisions: ['A15', 'A19'],
    informationText: 'neutral',
    hides: (occasion, facts) =>
      guardianProhibitionHits(occasion, facts) &&
      facts.marks.guardianDisclosure === 'not-given',
    example: {
      words: 'A mother opens a decision that lacks the value.',
      occasion: guardianOccasion,
      facts: {
        readerIsClient: 'no',
        marks: { ...unrestricted, guardianDisclosure: 'not-given' },
      },
    },
  },
]

export const jointDocumentOfOthers: Bar<DocumentFacts> = {
  id: 'joint-document-of-others',
  says: 'A document of several clients is not shown to somebody who acts for one of them without being a client of it.',
  source: handbook('5.4.4'),
  seeAlso: [handbook('5.6', 'Tabell 5.6.1')],
  decisions: ['A19', 'A29'],
  informationText: 'neutral',
  hides: (occasion, facts) =>
    acts(occasion) &&
    facts.clients === 'several' &&
    facts.readerIsClient === 'no',
  example: {
    words: 'The far parent opens a family-work plan of child and near parent.',
    occasion: guardianOccasion,
    facts: { clients: 'several', readerIsClient: 'no' },
  },
}

export const unknownReaderIsClient: Bar<DocumentFacts> = {
  id: 'unknown-reader-is-client',
  says: 'A document is not shown while it is not known whether the reader is its client.',
  source: handbook('5.4.4'),
  decisions: ['unknown'],
  informationText: 'silences',
  hides: (_occasion, { readerIsClient }) => !isKnown(ANSWERS, readerIsClient),
  example: {
    words: 'A document whose client field could not be compared.',
    facts: { readerIsClient: 'unknown' },
  },
}
