import type { PlainDate } from '@mittkanta/calendar'
import { kindOf } from './document-kind.ts'
import type { Phase } from './marks.ts'
import type { Document } from './schema/documents.ts'
import type { ShownMark, Viewing } from './schema/expectations.ts'
import type { Texts } from './schema/primitives.ts'
import type { Scenario } from './schema/scenario.ts'

/** One cell of a story's table. */
export interface Expectation {
  readonly scenario: string
  readonly viewing: Viewing
  readonly phase: Phase
  readonly today: PlainDate
  /** Key of the document or attachment. */
  readonly document: string
  readonly outcome: 'shown' | 'hidden' | 'not-concerned'
  /** Marks of what is shown; empty for the others. */
  readonly marks: readonly ShownMark[]
}

/** Every cell of a story's table, one for each phase in which it holds. */
export function expectationsOf(scenario: Scenario): Expectation[] {
  return scenario.viewings.flatMap((viewing) =>
    viewing.phases.flatMap((phase) => {
      const cell = {
        scenario: scenario.key,
        viewing,
        phase,
        today: viewing.today ?? scenario.today,
      }
      return [
        ...Object.entries(viewing.shown).map(([document, marks]) => ({
          ...cell,
          document,
          outcome: 'shown' as const,
          marks,
        })),
        ...viewing.hidden.map((document) => ({
          ...cell,
          document,
          outcome: 'hidden' as const,
          marks: [],
        })),
        ...(viewing.notConcerned ?? []).map((document) => ({
          ...cell,
          document,
          outcome: 'not-concerned' as const,
          marks: [],
        })),
      ]
    }),
  )
}

/**
 * How the portal lists a client document: the name of its type in each
 * language, or its own real name (9.9.3). Together with the day it was drawn
 * up, it distinguishes the documents of one story.
 */
export function listedName(
  document: Pick<Document, 'type' | 'generalType' | 'description'>,
): Texts {
  const { name } = kindOf(document)
  return { sv: name('sv'), fi: name('fi'), en: name('en') }
}
