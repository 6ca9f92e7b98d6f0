import {
  guardianBars,
  jointDocumentOfOthers,
  unknownReaderIsClient,
} from './bars/acting.ts'
import { activeUseBars } from './bars/active-use.ts'
import {
  caseDelayed,
  caseSpecialContent,
  delayed,
  mainDocumentHidden,
  unknownCaseDelay,
  unknownCaseGuardianDisclosure,
  unknownCaseSpecialContent,
  unknownDelayEnd,
  unknownMainDocument,
} from './bars/case-level.ts'
import {
  annulled,
  specialContent,
  subjectNotClient,
  supersededVersion,
  unknownDelay,
  unknownGuardianDisclosure,
  unknownPhase,
  unknownSpecialContent,
  unknownStatus,
  unknownSubjectAge,
  unknownSubjectIsClient,
  unknownToday,
  unknownVersion,
} from './bars/common.ts'
import { deceasedBars } from './bars/deceased.ts'
import { groupBars } from './bars/document-groups.ts'
import { leavingBars } from './bars/leaving.ts'
import { firstPhaseBars, permanentBars } from './bars/pre-restrictions.ts'
import type { DocumentFacts } from './facts.ts'
import type { Bar } from './rule.ts'

/** Everything that hides a document, in the order of the handbook's sections. */
export const bars: readonly Bar<DocumentFacts>[] = [
  // 5.1–5.2 what is kept out for everybody
  ...groupBars,
  ...firstPhaseBars,
  ...permanentBars,
  unknownPhase,
  supersededVersion,
  unknownVersion,
  annulled,
  unknownStatus,

  // 5.3 what a worker delays or marks
  delayed,
  unknownDelay,
  caseDelayed,
  unknownCaseDelay,
  unknownDelayEnd,
  unknownToday,
  specialContent,
  unknownSpecialContent,
  caseSpecialContent,
  unknownCaseSpecialContent,
  mainDocumentHidden,
  unknownMainDocument,

  // 5.4 what is kept from those who act for another
  ...guardianBars,
  unknownGuardianDisclosure,
  unknownCaseGuardianDisclosure,
  jointDocumentOfOthers,
  unknownReaderIsClient,

  // 5.6, 7, 8.3, 11.3, 11.4 whose it is, for how long, and of whom
  unknownSubjectAge,
  subjectNotClient,
  unknownSubjectIsClient,
  ...leavingBars,
  ...activeUseBars,
  ...deceasedBars,
]
