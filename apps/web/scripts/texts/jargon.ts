import { wordsOfPages } from '../../src/words/words-of-pages.ts'
import { WORDS, type Word } from '../../src/words/word.ts'
import type { Language, Text } from './text.ts'

/** How each official term is found in running text, in any of its forms. */
const FORMS: Readonly<Record<Word, Readonly<Record<Language, RegExp>>>> = {
  archive: {
    sv: /Klientdataarkiv/i,
    fi: /asiakastietovaran/i,
    en: /Client Data Archive/i,
  },
  serviceTask: {
    sv: /serviceuppgift/i,
    fi: /palvelutehtäv/i,
    en: /\bservice tasks?\b/i,
  },
  socialService: {
    sv: /socialservice(?!enhet)/i,
    fi: /sosiaalipalvelu(?!yksik)/i,
    en: /\bsocial service\b/i,
  },
  controller: {
    sv: /personuppgiftsansvarig/i,
    fi: /rekisterinpitäj/i,
    en: /\bcontrollers?\b/i,
  },
  professional: {
    sv: /yrkesutbildad/i,
    fi: /ammattihenkilö/i,
    en: /\bprofessionals?\b/i,
  },
  clientRelation: {
    sv: /klientrelation/i,
    fi: /asiakkuu/i,
    en: /\bclient relationship/i,
  },
  activeUse: {
    sv: /aktiv användning/i,
    fi: /aktiivikäy/i,
    en: /\bactive use\b/i,
  },
  guardian: { sv: /vårdnadshavare/i, fi: /huoltaj/i, en: /\bguardians?\b/i },
  rightToInformation: {
    sv: /rätt till information/i,
    fi: /tiedonsaantioike/i,
    en: /\bright to information\b/i,
  },
  mandate: {
    sv: /(?<!Suomi\.fi-)fullmakt/i,
    fi: /(?<!Suomi\.fi-|tietosuoja)valtuu[dkts]/i,
    en: /\bmandates?\b/i,
  },
  appointedTrustee: {
    sv: /intressebevakare/i,
    fi: /edunvalvoj/i,
    en: /\bappointed trustee/i,
  },
  nonDisclosure: {
    sv: /spärrmarkering/i,
    fi: /turvakiel/i,
    en: /\bnon-disclosure order/i,
  },
  disclosure: {
    sv: /utlämnande(?!t? av uppgifter om dig)/i,
    fi: /luovutu[sk](?!lu)|luovuttami/i,
    en: /(?<!non-)\bdisclosures?\b(?! permission)/i,
  },
  disclosurePermission: {
    sv: /tillstånd för utlämnande/i,
    fi: /luovutuslu/i,
    en: /\bdisclosure permission\b/i,
  },
  prohibition: {
    sv: /(?<!\p{L})förbud/iu,
    fi: /(?<!turva)\bkiel(?:to|lo|toj|toi)/i,
    en: /\bprohibitions?\b/i,
  },
  socialOmbudsperson: {
    sv: /socialombud/i,
    fi: /sosiaaliasiavastaav/i,
    en: /\bsocial ombudsperson/i,
  },
}

/** The pages that explain every word. */
const EXPLAIN_ALL = new Set(['about', 'words'])

const explained = new Map<string, readonly Word[]>(
  Object.entries(wordsOfPages).map(([namespace, words]) => [
    namespace.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    words,
  ]),
)

/** Texts that are shown on the page of another feature. */
const WITHIN: Readonly<Record<string, string>> = {
  'kanta-information': 'permissions',
}

/** The official terms that occur in a text. */
export const termsIn = (language: Language, text: string): readonly Word[] =>
  WORDS.filter((word) => FORMS[word][language].test(text))

/** The official terms of a text that its page does not explain. */
export function unexplainedIn({
  language,
  feature,
  text,
}: Text): readonly Word[] {
  if (EXPLAIN_ALL.has(feature)) return []
  const known = explained.get(WITHIN[feature] ?? feature) ?? []
  return termsIn(language, text).filter((word) => !known.includes(word))
}
