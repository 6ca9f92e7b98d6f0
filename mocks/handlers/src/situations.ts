/**
 * The situations that the mocked bff can be in. The first five are records of
 * different people; the rest are what can happen to anybody.
 */
export const SITUATIONS = [
  /** An adult with documents in three service tasks, and the information text. */
  'ordinary',
  /** A minor: child-protection dates, documents withheld from guardians. */
  'minor',
  /** So many documents in one service task that the list has pages. */
  'many',
  /** The record is connected and nothing is stored. */
  'empty',
  /** No organiser of the person has connected yet. */
  'not-connected',
  'signed-out',
  /** Session and sign-out answer, every other request is a 503. */
  'unavailable',
  /** Session answers; the network is gone for every other request. */
  'unreachable',
  /** Every answer takes two seconds. */
  'slow',
  /** The session warns at once and ends after thirty seconds. */
  'expiring',
  /** Session answers; every other request is answered that it has ended. */
  'expired',
  /** The registry says no to every chosen person. */
  'acting-refused',
  /** The registry does not answer; one's own record works. */
  'acting-unavailable',
  /** The person who was chosen may not be acted for any more. */
  'acting-ended',
  /** The chosen children turn 18 in twenty seconds. */
  'acting-ends-soon',
  /** The portal is not connected to the registry. */
  'acting-not-offered',
  /**
   * Another person changes the prohibitions just before the reader's first
   * change.
   */
  'will-changed',
  /** Every change of the will register is refused. */
  'will-refused',
  /** The child has received the Kanta information in person. */
  'minor-decides',
] as const

export type Situation = (typeof SITUATIONS)[number]

/** Whether a text from outside, such as `?mock=`, names a situation. */
export function isSituation(text: string | null): text is Situation {
  return SITUATIONS.some((situation) => situation === text)
}
