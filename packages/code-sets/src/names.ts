/** The three equal languages of the portal. */
export const LANGUAGES = ['sv', 'fi', 'en'] as const

export type Language = (typeof LANGUAGES)[number]

/** What a person who reads that language is shown. Every entry has all three. */
export function nameIn(
  entry: { readonly names: Readonly<Record<Language, string>> },
  language: Language,
): string {
  return entry.names[language]
}
