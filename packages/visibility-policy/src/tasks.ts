import { acts, readsAsGuardian } from './bars/acting.ts'
import { isDelayed, isKnownDelay } from './bars/common.ts'
import { isPlainDate } from './dates.ts'
import { guardianOccasion, visibleCase } from './examples.ts'
import {
  ANSWERS,
  GUARDIAN_DISCLOSURES,
  type CaseFacts,
  type Occasion,
  type TaskFacts,
} from './facts.ts'
import { handbook } from './handbook.ts'
import { isKnown } from './known.ts'
import type { Bar } from './rule.ts'

/**
 * Whether a case lets this reader see it: an unknown answer does not. A reader
 * who acts for one client of a joint case and is not its client sees nothing of
 * it (5.4.4), so its service task is hidden too.
 */
const isOpen = (
  occasion: Occasion,
  {
    specialContent,
    showFrom,
    guardianDisclosure,
    clients,
    readerIsClient,
  }: CaseFacts,
): boolean =>
  specialContent === 'no' &&
  isKnownDelay(showFrom) &&
  isPlainDate(occasion.today) &&
  !isDelayed({ showFrom }, occasion.today) &&
  isKnown(GUARDIAN_DISCLOSURES, guardianDisclosure) &&
  !(readsAsGuardian(occasion) && guardianDisclosure.startsWith('withheld')) &&
  clients !== 'unknown' &&
  isKnown(ANSWERS, readerIsClient) &&
  !(acts(occasion) && clients === 'several' && readerIsClient === 'no')

/** Everything that keeps a document out of the list of a service task, although the document is shown. */
export const taskBars: readonly Bar<TaskFacts>[] = [
  {
    id: 'task-without-visible-case',
    says: 'Under another task than that of its own case a document is listed only for a reader who could see a case of the client in that task.',
    source: handbook('11.2'),
    seeAlso: [handbook('11.3.2'), handbook('5.4.4')],
    decisions: ['A36'],
    informationText: 'neutral',
    hides: (occasion, { isOfOwnCase, openCase }) =>
      isOfOwnCase === 'no' &&
      (openCase === 'none' || !isOpen(occasion, openCase)),
    example: {
      words:
        'A father opens the list of child protection, where every case of his son is withheld from him.',
      occasion: guardianOccasion,
      facts: {
        isOfOwnCase: 'no',
        openCase: {
          ...visibleCase,
          guardianDisclosure: 'withheld-own-initiative',
        },
      },
    },
  },
  {
    id: 'unknown-task-of-own-case',
    says: 'A document is not listed under a task of which it is not known whether it is that of its own case.',
    source: handbook('11.2'),
    decisions: ['A36', 'unknown'],
    informationText: 'silences',
    hides: (_occasion, { isOfOwnCase }) => !isKnown(ANSWERS, isOfOwnCase),
    example: {
      words: 'A row that was stored before the archive kept this fact.',
      facts: { isOfOwnCase: 'unknown' },
    },
  },
]
