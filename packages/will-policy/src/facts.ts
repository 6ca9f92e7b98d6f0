/**
 * Everything the rules of the will register may look at. Closed unions: what
 * could not be established arrives as `unknown`, and no rule opens anything for
 * an unknown. The package imports nothing.
 */

/** What a reader can do in the register (Tabell 5.6.1, 11.4.1). */
export const ACTIONS = [
  'receive-information',
  'give-permission',
  'revoke-permission',
  'see-permission',
  'see-prohibitions',
  'change-prohibitions',
] as const

/** Whether an action is open to a reader, and if not, why. */
export const STANDINGS = [
  'open',
  'done',
  'information-first',
  'at-provider',
  'minor-decides',
  'not-yours',
] as const

/** On what ground the reader uses the subject's record; `own` is oneself. */
export const GROUNDS = [
  'own',
  'guardian',
  'right-to-information',
  'mandate',
  'none',
  'unknown',
] as const

/** Whether the subject is under 18. */
export const AGES = ['minor', 'adult', 'unknown'] as const

/** Who received the Kanta information about the subject last. */
export const RECEIVERS = [
  'nobody',
  'client',
  'guardian',
  'legal-representative',
  'mandate-holder',
  'unknown',
] as const

export const PERMISSIONS = ['none', 'positive', 'negative', 'unknown'] as const

/** Who is with the professional at a service unit and expresses something. */
export const VISITORS = ['client', 'guardian', 'legal-representative'] as const

export type Action = (typeof ACTIONS)[number]
export type Standing = (typeof STANDINGS)[number]
export type Ground = (typeof GROUNDS)[number]
export type Age = (typeof AGES)[number]
export type Receiver = (typeof RECEIVERS)[number]
export type Permission = (typeof PERMISSIONS)[number]
export type Visitor = (typeof VISITORS)[number]

/** The state of the register, as far as a rule speaks of it. */
export interface RegisterFacts {
  readonly subjectAge: Age
  readonly informationReceivedBy: Receiver
  /**
   * Age group of the subject when the information was received; `unknown` when
   * it has not been received.
   */
  readonly receivedAs: Age
  readonly permission: Permission
}

/** Who uses the register in MittKanta, about whom. */
export interface WillFacts extends RegisterFacts {
  readonly ground: Ground
}

/** Who expresses something at a service unit, about whom. */
export interface VisitFacts extends RegisterFacts {
  readonly visitor: Visitor
}
