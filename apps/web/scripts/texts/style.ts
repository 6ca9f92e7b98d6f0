import type { Language } from './text.ts'

interface Fault {
  readonly says: string
  readonly found: RegExp
}

const word = (words: string) =>
  new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu')

const EVERYWHERE: readonly Fault[] = [
  { says: 'an exclamation mark', found: /!/ },
  { says: 'two spaces', found: / {2}/ },
  { says: 'space at an end', found: /^\s|\s$/ },
  { says: 'three dots in place of an ellipsis', found: /\.{3}/ },
  { says: 'a straight quotation mark or apostrophe', found: /["']/ },
  {
    says: 'a date that no formatter wrote',
    found: /\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2}|\d{1,2} \p{L}+ \d{4}/u,
  },
  {
    says: 'a time that no formatter wrote',
    found: /(?<!\d)\d{1,2}[.:]\d{2}(?!\d)/,
  },
  { says: 'a number that no formatter wrote', found: /(?<![\d/])\d{4,}(?!\d)/ },
]

/** Words of officials and of machines, for which each language has plain ones. */
const FAULTS: Readonly<Record<Language, readonly Fault[]>> = {
  sv: [
    {
      says: 'politeness that takes room',
      found: word('vänligen|var god|var vänlig|tyvärr'),
    },
    {
      says: 'officialese',
      found: word(
        'vederbörande|erhåll\\p{L}*|i enlighet med|avseende|i syfte att|huruvida|jämlikt|härmed|densamma|ovannämnd\\p{L}*|nedanstående|inkom\\p{L}*',
      ),
    },
    { says: 'a quotation mark of another language', found: /[“„«»]/ },
  ],
  fi: [
    {
      says: 'politeness that takes room',
      found: word('ole hyvä|olkaa hyvä|pahoittelemme|valitettavasti'),
    },
    {
      says: 'officialese',
      found: word(
        'kyseinen|kyseisen|mukaisesti|toimesta|osalta|liittyen|koskien|suorittaa|suoritetaan|mahdollistaa|edellä mainit\\p{L}*|jäljempänä|täten',
      ),
    },
    { says: 'a quotation mark of another language', found: /[“„«»]/ },
  ],
  en: [
    {
      says: 'politeness that takes room',
      found: word('please|sorry|unfortunately|kindly'),
    },
    {
      says: 'officialese',
      found: word(
        'pursuant|hereby|herein|shall|in order to|utilise|commence|prior to|in accordance with|aforementioned|whilst|regarding|in respect of',
      ),
    },
    { says: 'a quotation mark of another language', found: /[„«»]/ },
  ],
}

/** What is against the style of the texts in one of them. */
export function styleFaultsIn(
  language: Language,
  text: string,
): readonly string[] {
  return [...EVERYWHERE, ...FAULTS[language]].flatMap(({ says, found }) => {
    const hit = found.exec(text)
    return hit ? [`${says}: “${hit[0]}”`] : []
  })
}
