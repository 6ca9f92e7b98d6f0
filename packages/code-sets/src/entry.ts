import type { Language } from './names.ts'

/** Where the Finnish name comes from: established usage, or our own translation. */
export type FinnishSource = 'official' | 'translated'

/**
 * One value of a code set. The id is ours, stable and in English; it is what is
 * stored and sent. Names are for people and may be corrected.
 */
export interface CodeEntry<Id extends string = string> {
  readonly id: Id
  /** As the handbook prints it; `null` where it prints none. Never invented. */
  readonly code: string | null
  readonly names: Readonly<Record<Language, string>>
  readonly fiSource: FinnishSource
  /** Section of the handbook, version 3.5. */
  readonly section: string
  /** The Swedish name is composed from the text, not printed as a value. */
  readonly svInferred?: true
  /** The value is ours: the handbook names the code set and prints no values. */
  readonly local?: true
  /** First and last day of validity, `YYYY-MM-DD`; absent means no limit. */
  readonly validFrom?: string
  readonly validUntil?: string
}
