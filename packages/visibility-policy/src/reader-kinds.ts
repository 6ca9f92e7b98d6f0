import { readsAsGuardian } from './bars/acting.ts'
import { decide } from './decide.ts'
import { ACTIVE_USE_YEARS } from './examples.ts'
import type { DocumentFacts, Occasion, PlainDate } from './facts.ts'

/**
 * The kinds of reader to whom a document can become available at different
 * times (decision A3): the client and holders of the client's mandate, whom
 * guardian values do not touch, and those who read as guardians.
 */
export const READER_KINDS = ['client', 'guardians'] as const
export type ReaderKind = (typeof READER_KINDS)[number]

/** The kind of reader on an occasion. */
export const readerKindOf = (occasion: Occasion): ReaderKind =>
  readsAsGuardian(occasion) ? 'guardians' : 'client'

/** Who reads. A joint document is seen only by a client of it, as the client sees it (decision A19). */
const readers = {
  client: { ground: 'own', subjectAge: 'adult' },
  guardians: { ground: 'guardian', subjectAge: 'minor' },
} as const satisfies Record<ReaderKind, Partial<Occasion>>

/**
 * The ids of what hides a document from a kind of reader on a day; none when
 * nothing does. MittKanta's first phase and the end of active use are not asked:
 * neither is something that was lifted from the document.
 */
export function hidingFrom(
  kind: ReaderKind,
  today: PlainDate,
  facts: DocumentFacts,
): readonly string[] {
  const decision = decide(
    {
      today,
      phase: 'later',
      activeUseYears: ACTIVE_USE_YEARS,
      ...readers[kind],
    },
    {
      ...facts,
      casesClosedOn: 'open',
      readerIsClient: facts.clients === 'several' ? 'yes' : 'no',
    },
  )
  return decision.outcome === 'shown' ? [] : decision.reasons
}
