/**
 * The documents of Tabell 5.2.1 that are kept out of MittKanta by what they are.
 * `unknown` is the answer for a code that is not in the code set.
 */
export type PreRestrictedSet =
  | 'none'
  | 'adoption-counselling'
  | 'parenthood-investigation'
  | 'shelter'
  | 'violence-prevention'
  | 'payment-commitment'
  | 'unknown'

/** The sets that a known code can belong to. */
export type KnownPreRestrictedSet = Exclude<PreRestrictedSet, 'unknown'>
