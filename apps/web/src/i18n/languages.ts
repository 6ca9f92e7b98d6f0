import type { Language } from '@mittkanta/contracts'

/** A language that the pages speak, or are prepared to speak. */
interface InterfaceLanguage {
  /** BCP 47, as `lang` and the address have it. */
  readonly tag: string
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
 * Every language of the pages. The Sámi languages stand here without texts: when
 * a folder of texts for one has been written, it is offered. Where a browser does
 * not know a locale, it takes the next of `localesOf`.
 */
export const languages = {
  sv: {
    tag: 'sv',
    name: 'Svenska',
    locale: 'sv-FI',
    isOffered: true,
    missingFrom: 'sv',
  },
  fi: {
    tag: 'fi',
    name: 'Suomi',
    locale: 'fi-FI',
    isOffered: true,
    missingFrom: 'fi',
  },
  en: {
    tag: 'en',
    name: 'English',
    locale: 'en-GB',
    isOffered: true,
    missingFrom: 'en',
  },
  se: {
    tag: 'se',
    name: 'Davvisámegiella',
    locale: 'se-FI',
    isOffered: false,
    missingFrom: 'fi',
  },
  smn: {
    tag: 'smn',
    name: 'Anarâškielâ',
    locale: 'smn-FI',
    isOffered: false,
    missingFrom: 'fi',
  },
  sms: {
    tag: 'sms',
    name: 'Sääʹmǩiõll',
    locale: 'sms-FI',
    isOffered: false,
    missingFrom: 'fi',
  },
} as const satisfies Record<string, InterfaceLanguage>

/** The tag of a language of the pages. */
export type InterfaceTag = keyof typeof languages

/** The locales to format by, first choice first. */
export function localesOf(tag: InterfaceTag): readonly string[] {
  const { locale, missingFrom } = languages[tag]
  return [...new Set([locale, languages[missingFrom].locale])]
}
