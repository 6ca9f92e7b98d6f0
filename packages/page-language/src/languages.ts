/** The languages that the services answer in, and the texts are complete in. */
export const LANGUAGES = ['sv', 'fi', 'en'] as const
type Language = (typeof LANGUAGES)[number]

/** A language that the pages speak, or are prepared to speak. */
interface PageLanguage {
  /** Its own name for itself. */
  readonly name: string
  /** How browsers write its dates and numbers, and in which order they sort. */
  readonly locale: string
  /** Whether readers can choose it: only when its texts exist. */
  readonly isOffered: boolean
  /** The language of a text that it lacks, and what the services are asked for. */
  readonly missingFrom: Language
}

/**
 * Every language of the pages, by its tag (BCP 47), as in `lang` and in the
 * address. The Sámi languages are listed without texts: once a folder of texts
 * for one has been written, it is offered.
 */
export const languages = {
  sv: {
    name: 'Svenska',
    locale: 'sv-FI',
    isOffered: true,
    missingFrom: 'sv',
  },
  fi: {
    name: 'Suomi',
    locale: 'fi-FI',
    isOffered: true,
    missingFrom: 'fi',
  },
  en: {
    name: 'English',
    locale: 'en-GB',
    isOffered: true,
    missingFrom: 'en',
  },
  se: {
    name: 'Davvisámegiella',
    locale: 'se-FI',
    isOffered: false,
    missingFrom: 'fi',
  },
  smn: {
    name: 'Anarâškielâ',
    locale: 'smn-FI',
    isOffered: false,
    missingFrom: 'fi',
  },
  sms: {
    name: 'Sääʹmǩiõll',
    locale: 'sms-FI',
    isOffered: false,
    missingFrom: 'fi',
  },
} as const satisfies Record<string, PageLanguage>

/** The tag of a language of the pages. */
export type PageLanguageTag = keyof typeof languages

/** The languages that readers can choose, in the order in which they are listed. */
export const offered = (
  Object.keys(languages) as readonly PageLanguageTag[]
).filter((tag) => languages[tag].isOffered)

/** The language that the services are asked for, for a page in a language. */
export const answersIn = (tag: PageLanguageTag): Language =>
  languages[tag].missingFrom

/** The languages whose texts a page speaks: its own, and the one that lends to it. */
export const spokenIn = (tag: PageLanguageTag): readonly PageLanguageTag[] => [
  ...new Set([tag, answersIn(tag)]),
]
