import { helsinkiDate } from '@mittkanta/calendar'
import {
  activeUseFloor,
  GUARDIAN_DISCLOSURES,
  grounds,
  readerKindOf,
  type Occasion,
} from '@mittkanta/visibility-policy'
import type { Caller } from '../caller/caller.ts'

/** What the whole portal has in common; the rest of an occasion is the caller's. */
export interface PolicySettings {
  /** MittKanta's own phase (5.2.1). */
  readonly phase: '1' | 'later'
  /** Years of active use after a case was closed (11.3.1, decision A1). */
  readonly activeUseYears: number
}

/**
 * The occasion of one request. The day is read from the clock once, so that a
 * request that runs over midnight is decided on one day.
 */
export function occasionOf(
  caller: Caller,
  now: Date,
  { phase, activeUseYears }: PolicySettings,
): Occasion {
  const { ground, subjectAge } = caller
  return {
    today: helsinkiDate(now),
    phase,
    ground,
    subjectAge,
    activeUseYears,
  }
}

/** The names of what every query of the portal is given. */
export type ScopeName =
  | 'subject'
  | 'reader'
  | 'today'
  | 'floor'
  | 'admitted'
  | 'own'
  | 'groups'
  | 'sets'
  | 'mostClients'
  | 'disclosures'
  | 'caseDisclosures'

/** An occasion as the queries compare with it. */
export interface Scope extends Readonly<Record<ScopeName, unknown>> {
  /** Of which kind the reader is, which chooses the statements (decision A3). */
  readonly readsAsGuardian: boolean
}

/** Values that let those who read as guardians see a document (Tabell 5.4.1). */
const DISCLOSED = [
  'disclosed-child-does-not-object',
  'disclosed-despite-prohibition',
]

/**
 * Expresses the policy's occasion in lists and limits, so that the conditions
 * of the queries hold no rule about phases and grounds. What they let through
 * is decided again by the policy, and tests hold the two together.
 */
export function scopeOf(caller: Caller, occasion: Occasion): Scope {
  const { today, phase, ground, activeUseYears } = occasion
  const isLater = phase === 'later'
  const readsAsGuardian = readerKindOf(occasion) === 'guardians'
  const known = GUARDIAN_DISCLOSURES.filter((value) => value !== 'unknown')

  return {
    subject: caller.subjectId,
    reader: caller.readerId,
    today,
    floor: activeUseFloor(today, activeUseYears),
    admitted: grounds.some(({ admits }) => admits(occasion)),
    own: ground === 'own',
    readsAsGuardian,
    groups: isLater
      ? ['phase-2-plus-client-document', 'journal-entry']
      : ['phase-2-plus-client-document'],
    sets: isLater ? ['none', 'adoption-counselling'] : ['none'],
    mostClients: isLater ? 2_147_483_647 : 1,
    disclosures: readsAsGuardian ? DISCLOSED : known,
    caseDisclosures: readsAsGuardian ? [...DISCLOSED, 'not-given'] : known,
  }
}
