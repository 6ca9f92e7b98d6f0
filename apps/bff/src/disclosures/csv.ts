import type { Disclosures, Language } from '@mittkanta/contracts'

type Disclosure = Disclosures['disclosures'][number]

interface Words {
  readonly heading: readonly string[]
  readonly otherClientData: string
  /** Said to every mandate holder, whether or not anything is missing. */
  readonly mayBeIncomplete: string
}

const WORDS: Readonly<Record<Language, Words>> = {
  sv: {
    heading: ['Tidpunkt', 'Mottagare', 'Uppgift', 'Upprättad'],
    otherClientData: 'Klientuppgifter',
    mayBeIncomplete:
      'Listan kan vara ofullständig: den tar upp de utlämnanden där en fullmaktshavare ser någon av handlingarna.',
  },
  fi: {
    heading: ['Ajankohta', 'Vastaanottaja', 'Tieto', 'Laadittu'],
    otherClientData: 'Asiakastietoja',
    mayBeIncomplete:
      'Luettelo voi olla puutteellinen: siinä ovat ne luovutukset, joiden asiakirjoista valtuutettu näkee ainakin yhden.',
  },
  en: {
    heading: ['Time', 'Recipient', 'Data', 'Drawn up'],
    otherClientData: 'Client data',
    mayBeIncomplete:
      'The list may be incomplete: it holds the disclosures of which a mandate holder sees a document.',
  },
}

/** By this Excel knows the text for UTF-8. */
const BYTE_ORDER_MARK = '\uFEFF'

/** `YYYY-MM-DD hh:mm` in Helsinki, which spreadsheets of every language read as a time. */
const TIME = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Helsinki',
  dateStyle: 'short',
  timeStyle: 'short',
})

/** What a spreadsheet takes for a formula, also behind what it trims away. */
const FORMULA = /^[\s\p{C}]*[=+\-@＝＋－＠]/u

/** A cell in quotes, which holds text and nothing that is run. */
function cell(text: string): string {
  const line = text.replaceAll(/[\s\p{Cc}]+/gu, ' ')
  const safe = FORMULA.test(line) ? `'${line}` : line
  return `"${safe.replaceAll('"', '""')}"`
}

/** Semicolons, as Excel separates in Finland and Sweden; lines end as in RFC 4180. */
const row = (texts: readonly string[]) => `${texts.map(cell).join(';')}\r\n`

/** The beginning of a table of disclosures. */
export const csvHeading = (language: Language) =>
  BYTE_ORDER_MARK + row(WORDS[language].heading)

/** The rows of one disclosure: one for each document, and one for everything else. */
export function csvRows(disclosure: Disclosure, language: Language): string {
  const { disclosedAt, organisationName, documents } = disclosure
  const begin = [TIME.format(new Date(disclosedAt)), organisationName]
  const rows = documents.map(({ name, drawnUpOn }) => [name, drawnUpOn])
  if (disclosure.hasOtherClientData || rows.length === 0) {
    rows.push([WORDS[language].otherClientData, ''])
  }
  return rows.map((rest) => row([...begin, ...rest])).join('')
}

/** What follows the last row: the same words to every mandate holder (decision A8), and nothing to the client. */
export const csvEnd = (
  reader: 'client' | 'mandate-holder',
  language: Language,
): string =>
  reader === 'client' ? '' : row([WORDS[language].mayBeIncomplete, '', '', ''])
