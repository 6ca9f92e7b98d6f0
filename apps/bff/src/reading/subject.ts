import { helsinkiDate } from '@mittkanta/calendar'
import type { ActingGround, PersonId } from '@mittkanta/contracts'
import { instanceOf, Problem } from '@mittkanta/problems'
import type { Occasion } from '@mittkanta/visibility-policy'
import type { Request } from 'express'
import type { Acting } from '../acting/acting.ts'
import { subjectAge } from '../acting/coming-of-age.ts'
import type { Asking } from '../archive/archive-client.ts'
import type { Session } from '../session/session-store.ts'

/** The word in the address for one's own record. */
export const OWN = 'self'

/** Whose record is read, and on what ground. */
interface Subject {
  readonly personId: PersonId
  readonly ground: 'own' | ActingGround
  readonly age: 'minor' | 'adult'
  /** When this reader came to this record before; absent at the first visit (A6). */
  readonly previousVisitAt: Date | undefined
}

/**
 * One request to read a person's record: who asks the archive, and the policy's
 * occasion.
 */
export interface Reading {
  readonly asking: Asking
  readonly occasion: Occasion
  readonly previousVisitAt: Date | undefined
}

export interface ReadingRules {
  readonly phase: Occasion['phase']
  readonly activeUseYears: number
}

/** A reader's own record: the registry is not asked. */
export function ownReading(
  req: Request,
  session: Session,
  rules: ReadingRules,
  now: Date,
): Reading {
  const { personId, identityCode, previousVisitAt } = session
  const age = subjectAge(identityCode.birthDate, helsinkiDate(now))
  const own = { personId, ground: 'own', age, previousVisitAt } as const
  return readingOf(req, session, own, rules, now)
}

/**
 * The record of the person whom the reader acts for. Never falls back to the
 * reader: a reference that is not good is an error.
 *
 * @param acting absent where acting for another is not offered
 * @throws {Problem} `not-acting` or `registry-unavailable`
 */
export async function actingReading(
  req: Request,
  session: Session,
  acting: Acting | undefined,
  rules: ReadingRules,
  now: Date,
): Promise<Reading> {
  if (acting === undefined) throw new Problem('not-acting')
  const { subjectRef } = req.params
  const subject = await acting.use(session, subjectRef, instanceOf(req))
  return readingOf(req, session, subject, rules, now)
}

function readingOf(
  req: Request,
  session: Session,
  { personId, ground, age, previousVisitAt }: Subject,
  rules: ReadingRules,
  now: Date,
): Reading {
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
