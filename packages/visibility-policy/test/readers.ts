import { decide, decideClientRelation } from '../src/decide.ts'
import {
  unrestricted,
  visibleClientRelation,
  visibleDocument,
  visibleOccasion,
} from '../src/examples.ts'
import type {
  ClientRelationFacts,
  DocumentFacts,
  GuardianDisclosure,
  Occasion,
  RestrictionMarks,
} from '../src/facts.ts'

/** Every kind of reader that a ground can admit, after the first phase. */
export const readers = {
  'the adult client': { ground: 'own', subjectAge: 'adult' },
  'the minor client': { ground: 'own', subjectAge: 'minor' },
  'a guardian': { ground: 'guardian', subjectAge: 'minor' },
  'a person with a right to information': {
    ground: 'right-to-information',
    subjectAge: 'minor',
  },
  'a mandate holder': { ground: 'mandate', subjectAge: 'adult' },
} as const satisfies Record<string, Partial<Occasion>>

export type Reader = keyof typeof readers

const { today } = visibleOccasion
const isOwn = (reader: Reader) => readers[reader].ground === 'own'

/** What becomes of a document that differs from a visible one in these facts. */
export function reads(
  reader: Reader,
  facts: Partial<DocumentFacts> = {},
  occasion: Partial<Occasion> = {},
) {
  const readerIsClient = isOwn(reader) ? 'yes' : 'no'

  return decide(
    { ...visibleOccasion, ...readers[reader], ...occasion },
    { ...visibleDocument, readerIsClient, ...facts },
  )
}

/** Only the outcome. */
export const outcome = (...args: Parameters<typeof reads>) =>
  reads(...args).outcome

/** The reasons for hiding; none when it is shown. */
export function reasons(...args: Parameters<typeof reads>): readonly string[] {
  const decision = reads(...args)

  return decision.outcome === 'shown' ? [] : decision.reasons
}

/** The marks it is shown with. @throws when it is hidden */
export function shownMarks(...args: Parameters<typeof reads>) {
  const decision = reads(...args)
  if (decision.outcome !== 'shown') throw new Error(decision.reasons.join())

  return decision.marks
}

/** What becomes of the front-page data of a client relation document. */
export const readsRelation = (
  reader: Reader,
  facts: Partial<ClientRelationFacts> = {},
  occasion: Partial<Occasion> = {},
) =>
  decideClientRelation(
    { ...visibleOccasion, ...readers[reader], ...occasion },
    { ...visibleClientRelation, ...facts },
  )

export const marked = (marks: Partial<RestrictionMarks>) => ({
  marks: { ...unrestricted, ...marks },
})

export const caseMarked = (marks: Partial<RestrictionMarks>) => ({
  caseMarks: { ...visibleDocument.caseMarks, ...marks },
})

export const disclosure = (guardianDisclosure: GuardianDisclosure) =>
  marked({ guardianDisclosure })

export const tomorrow = '2024-03-02'
export { today }
