import {
  ACTIONS,
  type Action,
  type Standing,
  type VisitFacts,
  type WillFacts,
} from '../src/facts.ts'
import { standingOf } from '../src/standing.ts'

const nothing = {
  informationReceivedBy: 'nobody',
  receivedAs: 'unknown',
  permission: 'none',
} as const

/** Readers before anything has been entered in the register. */
export const readers = {
  adult: { ...nothing, ground: 'own', subjectAge: 'adult' },
  minor: { ...nothing, ground: 'own', subjectAge: 'minor' },
  guardian: { ...nothing, ground: 'guardian', subjectAge: 'minor' },
  rightToInformation: {
    ...nothing,
    ground: 'right-to-information',
    subjectAge: 'minor',
  },
  mandateHolder: { ...nothing, ground: 'mandate', subjectAge: 'adult' },
} as const satisfies Record<string, WillFacts>

/**
 * The information has been received, about a subject of the same age group as
 * the reader's subject.
 */
export const informed = (
  facts: WillFacts,
  informationReceivedBy: WillFacts['informationReceivedBy'],
): WillFacts => ({
  ...facts,
  informationReceivedBy,
  receivedAs: facts.subjectAge,
})

/** The standing of every action. */
export const standings = (facts: WillFacts): Record<Action, Standing> =>
  Object.fromEntries(
    ACTIONS.map((action) => [action, standingOf(action, facts)]),
  ) as Record<Action, Standing>

/** A minor at a service unit, before anything has been entered. */
export const visit = (changes: Partial<VisitFacts>): VisitFacts => ({
  ...nothing,
  subjectAge: 'minor',
  visitor: 'client',
  ...changes,
})
