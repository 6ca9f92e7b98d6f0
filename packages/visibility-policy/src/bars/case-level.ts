import { visibleDocument } from '../examples.ts'
import {
  ANSWERS,
  GUARDIAN_DISCLOSURES,
  MAIN_DOCUMENTS,
  type DocumentFacts,
} from '../facts.ts'
import { handbook } from '../handbook.ts'
import { isKnown } from '../known.ts'
import type { Bar } from '../rule.ts'
import { isDelayed, isKnownDelay } from './common.ts'

// What a document inherits: from its case, and as an attachment.

const { caseMarks: unrestrictedCase } = visibleDocument

/** The delay of the document itself; a client relation document has its own rule. */
export const delayed: Bar<DocumentFacts> = {
  id: 'delayed',
  says: 'A delayed document is not shown before the day from which it may be shown.',
  source: handbook('5.3.1'),
  seeAlso: [
    handbook('5.5', 'Tabell 5.5.1, row 1'),
    handbook('5.6', 'Tabell 5.6.1'),
  ],
  informationText: 'calls',
  hides: ({ today }, { marks }) => isDelayed(marks, today),
  example: {
    words: 'On 1 March, a plan that may be shown from 2 March.',
    facts: { marks: { ...visibleDocument.marks, showFrom: '2024-03-02' } },
  },
}

export const caseDelayed: Bar<DocumentFacts> = {
  id: 'case-delayed',
  says: 'While a case is delayed none of its documents is shown, nor one that is linked to it.',
  source: handbook('5.3.1'),
  seeAlso: [handbook('5.5', 'Tabell 5.5.1, row 2')],
  decisions: ['A13'],
  informationText: 'calls',
  hides: ({ today }, { caseMarks }) => isDelayed(caseMarks, today),
  example: {
    words: 'A decision in a case that is delayed until 15 April.',
    facts: { caseMarks: { ...unrestrictedCase, showFrom: '2024-04-15' } },
  },
}

export const unknownCaseDelay: Bar<DocumentFacts> = {
  id: 'unknown-case-delay',
  says: 'A document is not shown while it is not known whether one of its cases is delayed.',
  source: handbook('5.3.1'),
  decisions: ['unknown'],
  informationText: 'silences',
  hides: (_occasion, { caseMarks }) => !isKnownDelay(caseMarks.showFrom),
  example: {
    words: 'A case document whose delay could not be read.',
    facts: { caseMarks: { ...unrestrictedCase, showFrom: 'unknown' } },
  },
}

export const unknownDelayEnd: Bar<DocumentFacts> = {
  id: 'unknown-delay-end',
  says: 'A document is not shown while it is not known whether a delay of it has ended.',
  source: handbook('5.3.1'),
  decisions: ['unknown'],
  informationText: 'silences',
  hides: (_occasion, { delayEndedOn }) => !isKnownDelay(delayEndedOn),
  example: {
    words: 'A delay that ended on 31 February.',
    facts: { delayEndedOn: 'unknown' },
  },
}

export const caseSpecialContent: Bar<DocumentFacts> = {
  id: 'case-special-content',
  says: 'No document of a case that is marked as special content is shown, nor one that is linked to it.',
  source: handbook('5.3.2'),
  seeAlso: [handbook('5.5', 'Tabell 5.5.1, row 4')],
  decisions: ['A13'],
  informationText: 'calls',
  hides: (_occasion, { caseMarks }) => caseMarks.specialContent === 'yes',
  example: {
    words: 'A journal entry of a case none of which can be shown.',
    facts: { caseMarks: { ...unrestrictedCase, specialContent: 'yes' } },
  },
}

export const unknownCaseSpecialContent: Bar<DocumentFacts> = {
  id: 'unknown-case-special-content',
  says: 'A document is not shown while it is not known whether one of its cases is special content.',
  source: handbook('5.3.2'),
  decisions: ['unknown'],
  informationText: 'silences',
  hides: (_occasion, { caseMarks }) =>
    !isKnown(ANSWERS, caseMarks.specialContent),
  example: {
    words: 'A document that is linked to a case that was not found.',
    facts: { caseMarks: { ...unrestrictedCase, specialContent: 'unknown' } },
  },
}

export const mainDocumentHidden: Bar<DocumentFacts> = {
  id: 'main-document-hidden',
  says: 'An attachment is shown only under a main document that is shown.',
  source: handbook('5.3.2'),
  seeAlso: [handbook('5.1.2'), handbook('5.3.1')],
  decisions: ['A40'],
  informationText: 'silences',
  hides: (_occasion, { mainDocument }) => mainDocument === 'hidden',
  example: {
    words: 'A rent receipt attached to a delayed application.',
    facts: { mainDocument: 'hidden' },
  },
}

export const unknownMainDocument: Bar<DocumentFacts> = {
  id: 'unknown-main-document',
  says: 'An attachment is not shown while it is not known what becomes of its main document.',
  source: handbook('5.3.2'),
  decisions: ['A40', 'unknown'],
  informationText: 'silences',
  hides: (_occasion, { mainDocument }) =>
    !isKnown(MAIN_DOCUMENTS, mainDocument),
  example: {
    words: 'An attachment whose main document was not found.',
    facts: { mainDocument: 'unknown' },
  },
}

export const unknownCaseGuardianDisclosure: Bar<DocumentFacts> = {
  id: 'unknown-case-guardian-disclosure',
  says: 'A document is not shown while the guardian-disclosure value of one of its cases is not known.',
  source: handbook('5.4.3', 'Tabell 5.4.1'),
  decisions: ['unknown'],
  informationText: 'silences',
  hides: (_occasion, { caseMarks }) =>
    !isKnown(GUARDIAN_DISCLOSURES, caseMarks.guardianDisclosure),
  example: {
    words: 'A case whose value is outside the code set.',
    facts: {
      caseMarks: { ...unrestrictedCase, guardianDisclosure: 'unknown' },
    },
  },
}
