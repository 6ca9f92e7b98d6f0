export type Rule = 'length' | 'style' | 'term'

/** Texts that a rule does not hold, and why. */
export interface Exception {
  readonly rule: Rule
  readonly feature: string
  /** The keys of the texts in the feature's file. */
  readonly keys: RegExp
  readonly reason: string
}

export const exceptions: readonly Exception[] = []
