import { restrictionReason } from '@mittkanta/code-sets'
import { isLongerThan } from '@mittkanta/contracts'
import { hasMinorClient } from './ages.ts'
import {
  at,
  readyClientDocument,
  whenReady,
  type Check,
  type Subject,
} from './check.ts'
import { casesWithMarks, entersCase } from './linked-cases.ts'
import { isAutomaticallyRestricted, isReleasable } from './pre-restricted.ts'

/** In characters (5.4.3). */
const MAX_REASON_TEXT = 500

/** The purposes for which a professional gives reasons here (5.3.3). */
function purposes({ metadata, settings }: Subject) {
  return [
    ...(metadata.showFrom === undefined ? [] : (['delay'] as const)),
    ...(metadata.specialContent === true &&
    !isAutomaticallyRestricted(metadata, settings)
      ? (['special-content'] as const)
      : []),
    ...(metadata.guardianDisclosure === 'withheld-own-initiative'
      ? (['guardian-own-initiative'] as const)
      : []),
  ]
}

const WITHHELD = ['withheld-child-prohibits', 'withheld-own-initiative']

/** Restrictions of showing and their reasons (5.2, 5.3, 5.4.3; Tabell 5.5.1). */
export const markChecks: readonly Check[] = [
  {
    id: 'special-content-automatic',
    says: 'Documents that are kept out of MittKanta for what they are carry special content from the start.',
    section: '5.5',
    applies: (subject) =>
      readyClientDocument(subject) &&
      isAutomaticallyRestricted(subject.metadata, subject.settings),
    findings: ({ metadata }) =>
      at(
        'metadata.specialContent',
        metadata.specialContent !== true &&
          !(metadata.version > 1 && isReleasable(metadata)),
      ),
  },
  {
    id: 'restriction-reason-usable',
    says: 'Each restriction has a reason that may be used for it, and each reason a restriction; support and guidance serves a delay only.',
    section: '5.3.3',
    applies: whenReady,
    findings: (subject) => {
      const usableFor = (subject.metadata.restrictionReasons ?? []).map(
        (reason) => restrictionReason(reason)?.usableFor ?? [],
      )
      const asked = purposes(subject)
      const isEachUsed = usableFor.every((uses) =>
        uses.some((use) => asked.includes(use)),
      )
      const isEachServed = asked.every((purpose) =>
        usableFor.some((uses) => uses.includes(purpose)),
      )
      return at(
        'metadata.restrictionReasons',
        usableFor.length > 0 &&
          asked.length > 0 &&
          !(isEachUsed && isEachServed),
      )
    },
  },
  {
    id: 'reason-text-length',
    says: 'The reason in words has at most 500 characters.',
    section: '5.3.3',
    applies: whenReady,
    findings: ({ metadata }) =>
      at(
        'metadata.reasonText',
        isLongerThan(metadata.reasonText ?? '', MAX_REASON_TEXT),
      ),
  },
  {
    id: 'inherits-special-content',
    says: 'A new document of a case with special content, own or linked, carries it too; so does a version that adds a link.',
    section: '5.3.2',
    applies: entersCase,
    findings: (subject) =>
      at(
        'metadata.specialContent',
        casesWithMarks(subject).some(
          ({ metadata }) => metadata.specialContent === true,
        ) && subject.metadata.specialContent !== true,
      ),
  },
  {
    id: 'inherits-delay',
    says: 'A new document of a delayed case, own or linked, is delayed at least as long; so is a version that adds a link.',
    section: '5.3.1',
    applies: entersCase,
    findings: (subject) => {
      const { metadata, today } = subject
      const delays = casesWithMarks(subject).flatMap(
        ({ metadata: { showFrom } }) => showFrom ?? [],
      )
      return at(
        'metadata.showFrom',
        delays.some(
          (delay) => delay > today && (metadata.showFrom ?? '') < delay,
        ),
      )
    },
  },
  {
    id: 'inherits-guardian-disclosure',
    says: 'A new document of a case that is withheld from guardians, own or linked, carries the same value while a client is under 18; so does a version that adds a link. Where cases have different values it is one of them.',
    section: '5.4.3',
    applies: (subject) => entersCase(subject) && hasMinorClient(subject),
    findings: (subject) => {
      const values = casesWithMarks(subject)
        .map(({ metadata }) => metadata.guardianDisclosure ?? '')
        .filter((value) => WITHHELD.includes(value))
      return at(
        'metadata.guardianDisclosure',
        values.length > 0 &&
          !values.includes(subject.metadata.guardianDisclosure ?? ''),
      )
    },
  },
]
