import { isPlainDate } from '../dates.ts'
import {
  AGES,
  ANSWERS,
  GUARDIAN_DISCLOSURES,
  PHASES,
  STATUSES,
  VERSIONS,
  type RestrictionMarks,
} from '../facts.ts'
import { unrestricted } from '../examples.ts'
import { handbook } from '../handbook.ts'
import { isKnown } from '../known.ts'
import type { Bar, StoredFacts } from '../rule.ts'

// Bars that hold alike for documents and for client relation documents.

/** A delay is known when it is a day, or known to be none. */
export const isKnownDelay = (showFrom: RestrictionMarks['showFrom']) =>
  showFrom === 'none' || isPlainDate(showFrom)

/** Whether a delay lasts beyond `today`; on its last day it does no more (5.3.1). */
export const isDelayed = (
  { showFrom }: Pick<RestrictionMarks, 'showFrom'>,
  today: string,
): boolean => isPlainDate(showFrom) && showFrom > today

export const unknownPhase: Bar<StoredFacts> = {
  id: 'unknown-phase',
  says: 'Nothing is shown while it is not known in which phase MittKanta is.',
  source: handbook('5.2.1'),
  decisions: ['unknown'],
  informationText: 'silences',
  hides: ({ phase }) => !isKnown(PHASES, phase),
  example: {
    words: 'The portal was started without a phase.',
    occasion: { phase: 'unknown' },
  },
}

export const supersededVersion: Bar<StoredFacts> = {
  id: 'superseded-version',
  says: 'Only the newest version is shown.',
  source: handbook('5.2.1'),
  seeAlso: [handbook('11.3.2')],
  informationText: 'silences',
  hides: (_occasion, { version }) => version === 'superseded',
  example: {
    words: 'The first version of a decision whose spelling was corrected.',
    facts: { version: 'superseded' },
  },
}

export const unknownVersion: Bar<StoredFacts> = {
  id: 'unknown-version',
  says: 'Nothing is shown that is not known to be the newest version.',
  source: handbook('5.2.1'),
  decisions: ['unknown'],
  informationText: 'silences',
  hides: (_occasion, { version }) => !isKnown(VERSIONS, version),
  example: {
    words: 'Two versions claim the same number.',
    facts: { version: 'unknown' },
  },
}

export const annulled: Bar<StoredFacts> = {
  id: 'annulled',
  says: 'What has been annulled is not shown, as if it had never existed.',
  source: handbook('5.2.1', 'Tabell 5.2.1'),
  seeAlso: [handbook('11.3.2')],
  informationText: 'silences',
  hides: (_occasion, { status }) => status === 'annulled',
  example: {
    words: 'A statement stored for the wrong person and annulled.',
    facts: { status: 'annulled' },
  },
}

export const unknownStatus: Bar<StoredFacts> = {
  id: 'unknown-status',
  says: 'Nothing is shown whose status is not known.',
  source: handbook('5.2.1'),
  seeAlso: [handbook('11.2')],
  decisions: ['unknown'],
  informationText: 'silences',
  hides: (_occasion, { status }) => !isKnown(STATUSES, status),
  example: {
    words: 'A status outside the code set.',
    facts: { status: 'unknown' },
  },
}

export const unknownDelay: Bar<StoredFacts> = {
  id: 'unknown-delay',
  says: 'Nothing is shown of which it is not known from when it may be shown.',
  source: handbook('5.3.1'),
  decisions: ['unknown'],
  informationText: 'silences',
  hides: (_occasion, { marks }) => !isKnownDelay(marks.showFrom),
  example: {
    words: 'A delay until 31 February.',
    facts: { marks: { ...unrestricted, showFrom: 'unknown' } },
  },
}

export const unknownToday: Bar<StoredFacts> = {
  id: 'unknown-today',
  says: 'Nothing is shown while it is not known what day it is.',
  source: handbook('5.3.1'),
  decisions: ['unknown'],
  informationText: 'silences',
  hides: ({ today }) => !isPlainDate(today),
  example: {
    words: 'No trustworthy clock is at hand.',
    occasion: { today: 'unknown' },
  },
}

export const specialContent: Bar<StoredFacts> = {
  id: 'special-content',
  says: 'What is marked as special content is shown neither to the client nor to anyone who acts for them.',
  source: handbook('5.3.2'),
  seeAlso: [
    handbook('5.5', 'Tabell 5.5.1, row 3'),
    handbook('5.6', 'Tabell 5.6.1'),
  ],
  informationText: 'calls',
  hides: (_occasion, { marks }) => marks.specialContent === 'yes',
  example: {
    words: 'A notification that holds the notifier’s secret address.',
    facts: { marks: { ...unrestricted, specialContent: 'yes' } },
  },
}

export const unknownSpecialContent: Bar<StoredFacts> = {
  id: 'unknown-special-content',
  says: 'Nothing is shown of which it is not known whether it is special content.',
  source: handbook('5.3.2'),
  decisions: ['unknown'],
  informationText: 'silences',
  hides: (_occasion, { marks }) => !isKnown(ANSWERS, marks.specialContent),
  example: {
    words: 'The mark holds something else than yes or no.',
    facts: { marks: { ...unrestricted, specialContent: 'unknown' } },
  },
}

export const unknownGuardianDisclosure: Bar<StoredFacts> = {
  id: 'unknown-guardian-disclosure',
  says: 'Nothing is shown whose guardian-disclosure value is not known.',
  source: handbook('5.4.3', 'Tabell 5.4.1'),
  decisions: ['unknown'],
  informationText: 'silences',
  hides: (_occasion, { marks }) =>
    !isKnown(GUARDIAN_DISCLOSURES, marks.guardianDisclosure),
  example: {
    words: 'A value outside the code set.',
    facts: { marks: { ...unrestricted, guardianDisclosure: 'unknown' } },
  },
}

export const unknownSubjectAge: Bar<StoredFacts> = {
  id: 'unknown-subject-age',
  says: 'Nothing is shown while it is not known whether the subject is a minor.',
  source: handbook('5.6', 'Tabell 5.6.1'),
  decisions: ['unknown'],
  informationText: 'silences',
  hides: ({ subjectAge }) => !isKnown(AGES, subjectAge),
  example: {
    words: 'No birth date is recorded for the subject.',
    occasion: { subjectAge: 'unknown' },
  },
}

export const subjectNotClient: Bar<StoredFacts> = {
  id: 'subject-not-client',
  says: 'A document belongs to the record of those whom it names as clients, and of nobody else.',
  source: handbook('7'),
  seeAlso: [handbook('8.3.3'), handbook('10.2.3')],
  decisions: ['A21'],
  informationText: 'silences',
  hides: (_occasion, { subjectIsClient }) => subjectIsClient === 'no',
  example: {
    words: 'A decision of a joint case from after the subject left it.',
    facts: { subjectIsClient: 'no' },
  },
}

export const unknownSubjectIsClient: Bar<StoredFacts> = {
  id: 'unknown-subject-is-client',
  says: 'Nothing is shown of which it is not known whether the subject is its client.',
  source: handbook('7'),
  decisions: ['unknown'],
  informationText: 'silences',
  hides: (_occasion, { subjectIsClient }) => !isKnown(ANSWERS, subjectIsClient),
  example: {
    words: 'A client field that could not be read.',
    facts: { subjectIsClient: 'unknown' },
  },
}
