import type { PersonId } from '@mittkanta/contracts'
import type { Occasion } from '@mittkanta/visibility-policy'

/** Who reads, whose record and on what ground, as the bff has signed it. */
export interface Caller {
  readonly readerId: PersonId
  readonly subjectId: PersonId
  readonly ground: Occasion['ground']
  readonly subjectAge: Occasion['subjectAge']
  /** The bff's id of the reading occasion, for the usage log. */
  readonly occasion: string
}

/**
 * Placeholder for reader and subject in a token that may only ask who a person
 * is.
 */
export const NOBODY = '00000000-0000-0000-0000-000000000000'
