import { ageOn, helsinkiDate } from '@mittkanta/calendar'
import type { PersonId } from '@mittkanta/contracts'
import { instanceOf, Problem } from '@mittkanta/problems'
import type { Occasion } from '@mittkanta/visibility-policy'
import type { Request } from 'express'
import type { Asking } from '../archive/archive-client.ts'
import type { Session } from '../session/session-store.ts'

const ADULT_YEARS = 18

/** Whose record is read, and on what ground. */
export interface Subject {
  readonly personId: PersonId
  readonly ground: 'own'
  readonly age: 'minor' | 'adult'
  /** When this reader came to this record before; absent at the first visit (A6). */
  readonly previousVisitAt: Date | undefined
}

/** One request to read somebody's record: who asks the archive, and the policy's occasion. */
export interface Reading {
  readonly asking: Asking
  readonly occasion: Occasion
  readonly previousVisitAt: Date | undefined
}

export interface ReadingRules {
  readonly phase: Occasion['phase']
  readonly activeUseYears: number
}

/**
 * The subject that a route names. Never falls back to the reader: a reference
 * that is not known is not found.
 *
 * @throws {Problem} `not-found`
 */
export function subjectOf(req: Request, session: Session, now: Date): Subject {
  if (req.params.subjectRef !== 'self') throw new Problem('not-found')

  const { personId, birthDate, previousVisitAt } = session
  const years = ageOn(birthDate, helsinkiDate(now))
  const age = years < ADULT_YEARS ? 'minor' : 'adult'
  return { personId, ground: 'own', age, previousVisitAt }
}

/** The reading that a request asks for. @throws {Problem} `not-found` */
export function readingOf(
  req: Request,
  session: Session,
  rules: ReadingRules,
  now: Date,
): Reading {
  const { personId, ground, age, previousVisitAt } = subjectOf(
    req,
    session,
    now,
  )
  return {
    asking: {
      sessionId: session.id,
      reader: session.personId,
      subject: personId,
      ground,
      subjectAge: age,
      instance: instanceOf(req),
    },
    occasion: { today: helsinkiDate(now), ground, subjectAge: age, ...rules },
    previousVisitAt,
  }
}
