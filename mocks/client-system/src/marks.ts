import {
  preRestrictedSetOfService,
  preRestrictedSetOfType,
} from '@mittkanta/code-sets'
import type { PlainDate } from '@mittkanta/calendar'
import type { Metadata } from '@mittkanta/contracts'
import type { Marks } from './schema/cases.ts'

/** MittKanta's phases, as the handbook counts them (5.2.1). */
export type Phase = '1' | 'later'

export interface MarkedDocument {
  readonly type: string | undefined
  readonly group: string
  readonly services: readonly string[]
  readonly isShelterUnit: boolean
  readonly hasMinor: boolean
  /** What professionals set. */
  readonly marks: Marks | undefined
  readonly caseMarks: Marks | undefined
}

/**
 * The visibility metadata of a document as a client system sends it: what
 * professionals set, what the document inherits from its case (5.3.1, 5.3.2),
 * and what client systems set automatically (5.2.1, 5.4.3). A professional's
 * explicit value takes precedence.
 */
export function visibilityMetadata(
  document: MarkedDocument,
  phase: Phase,
): Partial<Metadata> {
  const { marks = {}, caseMarks = {} } = document
  const specialContent =
    marks.specialContent ??
    (caseMarks.specialContent === true ||
      isPreRestricted(document, phase) ||
      document.isShelterUnit)
  const showFrom = laterOf(marks.showFrom, caseMarks.showFrom)
  const inherits =
    (caseMarks.specialContent === true && specialContent) ||
    (caseMarks.showFrom !== undefined && showFrom === caseMarks.showFrom)
  const reasons = new Set([
    ...(marks.restrictionReasons ?? []),
    ...(inherits ? (caseMarks.restrictionReasons ?? []) : []),
  ])
  const guardianDisclosure =
    marks.guardianDisclosure ??
    caseMarks.guardianDisclosure ??
    'disclosed-child-does-not-object'
  const reasonText =
    marks.reasonText ?? (inherits ? caseMarks.reasonText : undefined)

  return {
    ...(specialContent && { specialContent }),
    ...(showFrom !== undefined && { showFrom }),
    ...(reasons.size > 0 && { restrictionReasons: [...reasons] }),
    ...(reasonText !== undefined && { reasonText }),
    ...(document.hasMinor && { guardianDisclosure }),
    ...(marks.prohibitionRefusalReasons && {
      prohibitionRefusalReasons: marks.prohibitionRefusalReasons,
    }),
  }
}

/** The marks of a case or client relation document, which inherits nothing. */
export function ownMarks(marks: Marks | undefined): Partial<Metadata> {
  return marks === undefined
    ? {}
    : Object.fromEntries(
        Object.entries(marks).filter(([, value]) => value !== undefined),
      )
}

/**
 * Whether client systems mark the document automatically (Tabell 5.2.1; 5.5
 * rows 9–12, 14).
 */
function isPreRestricted(document: MarkedDocument, phase: Phase): boolean {
  if (
    document.group === 'old-client-document' ||
    document.group === 'phase-1-client-document'
  ) {
    return true
  }
  const sets = [
    document.type === undefined
      ? 'none'
      : preRestrictedSetOfType(document.type),
    ...document.services.map(preRestrictedSetOfService),
  ]
  return sets.some(
    (set) =>
      set !== 'none' && !(set === 'adoption-counselling' && phase === 'later'),
  )
}

function laterOf(
  one: PlainDate | undefined,
  other: PlainDate | undefined,
): PlainDate | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return one > other ? one : other
}
