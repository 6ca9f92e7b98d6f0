import type { Language } from '@mittkanta/contracts'

/** One text in the three languages of the portal. */
export type Localized = Readonly<Record<Language, string>>

/** The three texts of one thing, in the order Swedish, Finnish, English. */
export function texts(sv: string, fi: string, en: string): Localized {
  return { sv, fi, en }
}
