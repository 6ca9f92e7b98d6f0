import { addDays, type PlainDate } from '@mittkanta/calendar'
import type { Marks } from '../schema/cases.ts'
import type { LaterVersion } from '../schema/documents.ts'
import type { Random } from './random.ts'

/** How often professionals restrict or change documents: rare, as in real registers. */
const SHARES = {
  delay: 0.02,
  specialContent: 0.03,
  childProhibits: 0.03,
  prohibitionRefused: 0.01,
  ownInitiative: 0.01,
  correction: 0.02,
  annulment: 0.005,
} as const

/** The marks of one document; most have none. */
export function drawnMarks(
  random: Random,
  { drawnUp, hasMinor }: { drawnUp: PlainDate; hasMinor: boolean },
): Marks | undefined {
  const marks: Marks = {
    ...(hasMinor && guardianMarks(random)),
    ...hidingMarks(random, drawnUp),
  }
  return Object.keys(marks).length === 0 ? undefined : marks
}

function hidingMarks(random: Random, drawnUp: PlainDate): Marks {
  if (random.chance(SHARES.specialContent)) {
    return {
      specialContent: true,
      restrictionReasons: ['danger-to-client'],
    }
  }
  if (random.chance(SHARES.delay)) {
    return {
      showFrom: addDays(drawnUp, random.integer(14, 400)),
      restrictionReasons: ['danger-to-client'],
    }
  }
  return {}
}

function guardianMarks(random: Random): Marks {
  if (random.chance(SHARES.childProhibits)) {
    return {
      guardianDisclosure: 'withheld-child-prohibits',
      reasonText: 'Inga skäl uppgivna.',
    }
  }
  if (random.chance(SHARES.prohibitionRefused)) {
    return {
      guardianDisclosure: 'disclosed-despite-prohibition',
      reasonText: 'Inga skäl uppgivna.',
      prohibitionRefusalReasons: ['no-weighty-reason'],
    }
  }
  if (random.chance(SHARES.ownInitiative)) {
    return {
      guardianDisclosure: 'withheld-own-initiative',
      restrictionReasons: ['danger-to-client'],
    }
  }
  return {}
}

/** Later versions of one document; most have none. */
export function drawnVersions(
  random: Random,
  archivedOn: PlainDate,
  correction: Omit<
    Extract<LaterVersion, { kind: 'correction' }>,
    'archivedAt' | 'kind'
  >,
): LaterVersion[] | undefined {
  const archivedAt = addDays(archivedOn, random.integer(1, 20))
  if (random.chance(SHARES.correction)) {
    return [{ kind: 'correction', archivedAt, ...correction }]
  }
  if (random.chance(SHARES.annulment)) {
    return [
      {
        kind: 'annulment',
        archivedAt,
        by: correction.by,
        reason: 'stored-for-wrong-person',
      },
    ]
  }
  return undefined
}
