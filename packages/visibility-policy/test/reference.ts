import type {
  ClientRelationFacts,
  DocumentFacts,
  Occasion,
  TaskFacts,
} from '../src/facts.ts'

/**
 * The law a second time, written from the decision procedure that was derived
 * from the handbook, step after step, and not from the policy's tables. It
 * answers only what becomes of the document, never why.
 */
export type Outcome = 'shown' | 'hidden' | 'hidden-and-counts'

export function referenceOutcome(
  occasion: Occasion,
  document: DocumentFacts,
): Outcome {
  if (mentionsUnknown(occasion) || mentionsUnknown(document)) return 'hidden'

  // Whose record, and on what ground.
  const { ground, subjectAge, today, phase } = occasion
  const own = ground === 'own'
  const asGuardian = ground === 'guardian' || ground === 'right-to-information'
  if (ground === 'none') return 'hidden'
  if (asGuardian && subjectAge === 'adult') return 'hidden'
  if (ground === 'mandate' && subjectAge === 'minor') return 'hidden'

  if (document.deceased === 'yes') return 'hidden'

  // 1 version, 2 group, 3 whose document
  if (document.version === 'superseded') return 'hidden'
  if (document.status === 'annulled') return 'hidden'
  if (document.group !== 'phase-2-plus-client-document') {
    if (document.group !== 'journal-entry') return 'hidden'
    if (phase === '1') return 'hidden'
  }
  if (document.subjectIsClient === 'no') return 'hidden'

  // 9 active use, 10 attachments: silent, so before the restrictions of which
  // the client is informed
  if (document.casesClosedOn !== 'open') {
    const last = lastDayOfUse(document.casesClosedOn, occasion.activeUseYears)
    if (today > last) return 'hidden'
  }
  if (document.mainDocument === 'hidden') return 'hidden'

  // 4 the first phase, 5 permanent sets
  const told: Outcome = own ? 'hidden-and-counts' : 'hidden'
  const joint = document.clients === 'several'
  if (phase === '1' && joint) return told
  for (const set of [document.typeSet, ...document.serviceSets]) {
    if (set === 'none') continue
    if (set === 'adoption-counselling' && phase === 'later') continue
    return told
  }

  // 3 a person who left the case sees nothing of what it became later
  if (document.changedSinceSubjectLeft === 'yes') return told
  if (!own && joint && document.changedSinceReaderLeft === 'yes') {
    return 'hidden'
  }

  // 6 special content, 7 delay
  for (const { specialContent, showFrom } of [
    document.marks,
    document.caseMarks,
  ]) {
    if (specialContent === 'yes') return told
    if (showFrom !== 'none' && !(showFrom <= today)) return told
  }
  if (own) return 'shown'

  // 8 acting for another
  if (joint) return document.readerIsClient === 'yes' ? 'shown' : 'hidden'
  if (!asGuardian) return 'shown'
  if (!document.marks.guardianDisclosure.startsWith('disclosed')) {
    return 'hidden'
  }
  return document.caseMarks.guardianDisclosure.startsWith('withheld')
    ? 'hidden'
    : 'shown'
}

/** The same for the front-page data of a client relation document. */
export function referenceClientRelationOutcome(
  occasion: Occasion,
  relation: ClientRelationFacts,
): Outcome {
  if (mentionsUnknown(occasion) || mentionsUnknown(relation)) return 'hidden'

  const { ground, subjectAge, today } = occasion
  const asGuardian = ground === 'guardian' || ground === 'right-to-information'
  if (ground === 'none') return 'hidden'
  if (asGuardian && subjectAge === 'adult') return 'hidden'
  if (ground === 'mandate' && subjectAge === 'minor') return 'hidden'

  if (relation.deceased === 'yes') return 'hidden'
  if (relation.schema === 'before-2019-06') return 'hidden'
  if (relation.version === 'superseded') return 'hidden'
  if (relation.status === 'annulled') return 'hidden'
  if (relation.subjectIsClient === 'no') return 'hidden'

  const { specialContent, showFrom, guardianDisclosure } = relation.marks
  if (specialContent === 'yes') {
    return ground === 'own' ? 'hidden-and-counts' : 'hidden'
  }
  if (showFrom !== 'none' && showFrom > today) {
    return ground === 'own' ? 'hidden-and-counts' : 'hidden'
  }
  if (asGuardian && !guardianDisclosure.startsWith('disclosed')) return 'hidden'
  return 'shown'
}

/** Whether a document that is shown is listed under a task (decision A36). */
export function referenceTaskOutcome(
  { ground, subjectAge, today }: Occasion,
  { isOfOwnCase, openCase }: TaskFacts,
): boolean {
  const asGuardian = ground === 'guardian' || ground === 'right-to-information'
  if (ground === 'none' || ground === 'unknown') return false
  if (asGuardian && subjectAge !== 'minor') return false
  if (ground === 'mandate' && subjectAge !== 'adult') return false

  if (isOfOwnCase !== 'no') return isOfOwnCase === 'yes'
  if (openCase === 'none' || mentionsUnknown(openCase)) return false
  const { specialContent, showFrom, guardianDisclosure } = openCase
  const isOfOthers =
    openCase.clients === 'several' && openCase.readerIsClient === 'no'
  if (isOfOthers && ground !== 'own') return false
  return (
    specialContent === 'no' &&
    (showFrom === 'none' || showFrom <= today) &&
    (!asGuardian || !guardianDisclosure.startsWith('withheld'))
  )
}

/** Whether `unknown` occurs anywhere in the facts, however deep. */
export function mentionsUnknown(facts: object): boolean {
  return JSON.stringify(facts).includes('"unknown"')
}

/** The last day of active use, by way of the calendar of the machine. */
function lastDayOfUse(closedOn: string, years: number): string {
  const [year = 0, month = 0, day = 0] = closedOn.split('-').map(Number)
  const sameDay = new Date(Date.UTC(year + years, month - 1, day))
  const overflowed = sameDay.getUTCMonth() !== month - 1
  const last = overflowed ? new Date(Date.UTC(year + years, month, 0)) : sameDay

  return last.toISOString().slice(0, 10)
}
