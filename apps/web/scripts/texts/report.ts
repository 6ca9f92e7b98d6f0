import { exceptions } from './exceptions.ts'
import { passivesIn } from './passives.ts'
import {
  easeOf,
  isProse,
  MOST_WORDS,
  sentencesOf,
  wordsOf,
} from './readability.ts'
import { LANGUAGES, type Language, type Text } from './text.ts'

export interface Figures {
  readonly texts: number
  readonly sentences: number
  /** Words in a sentence, on the average. */
  readonly average: number
  readonly longest: number
  readonly ease: number
  /** Passive forms to a hundred sentences. */
  readonly passives: number
}

/** The figures of texts in one language. Only texts in sentences are measured. */
export function figuresOf(language: Language, all: readonly Text[]): Figures {
  const prose = all.map(({ text }) => text).filter(isProse)
  const sentences = prose.flatMap(sentencesOf)
  const lengths = sentences.map((sentence) => wordsOf(sentence).length)
  const words = lengths.reduce((sum, length) => sum + length, 0)
  const passives = prose.flatMap((text) => passivesIn(language, text)).length
  const each = (sum: number) =>
    sentences.length === 0 ? 0 : sum / sentences.length
  return {
    texts: all.length,
    sentences: sentences.length,
    average: each(words),
    longest: Math.max(0, ...lengths),
    ease: sentences.length === 0 ? 0 : easeOf(language, prose),
    passives: 100 * each(passives),
  }
}

const one = (figure: number) => figure.toFixed(1)
const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`

/** `docs/texts.md` */
export function report(texts: readonly Text[]): string {
  const of = (language: Language, feature?: string) =>
    figuresOf(
      language,
      texts.filter(
        (text) =>
          text.language === language &&
          (feature === undefined || text.feature === feature),
      ),
    )
  const features = [...new Set(texts.map(({ feature }) => feature))].sort()

  return [
    '# Texts',
    '',
    'Made by `npm run texts` from every text of the pages: do not edit. The same command finds sentences of more than ' +
      `${MOST_WORDS} words, officialese, faults of style, and official terms that their page does not explain; any of them fails \`npm run check\`. Labels and headings count as texts; the figures are of those written in sentences.`,
    '',
    'LIX is the measure for Swedish (below 40 is easy) and Finnish (compare with Finnish only: its words are longer); English has the Flesch reading ease (60 and more is plain). Passive forms are found by their endings, so that the figure is an estimate.',
    '',
    '## By language',
    '',
    row([
      'language',
      'texts',
      'sentences',
      'words in a sentence',
      'longest',
      'LIX or Flesch',
      'passives in 100 sentences',
    ]),
    row(Array<string>(7).fill('---')),
    ...LANGUAGES.map((language) => {
      const f = of(language)
      return row([
        language,
        f.texts,
        f.sentences,
        one(f.average),
        f.longest,
        one(f.ease),
        one(f.passives),
      ])
    }),
    '',
    '## By feature',
    '',
    'Words in a sentence, and in brackets the longest.',
    '',
    row(['feature', 'texts', ...LANGUAGES]),
    row(Array<string>(2 + LANGUAGES.length).fill('---')),
    ...features.map((feature) =>
      row([
        feature,
        of('sv', feature).texts,
        ...LANGUAGES.map((language) => {
          const f = of(language, feature)
          return f.sentences === 0 ? '–' : `${one(f.average)} (${f.longest})`
        }),
      ]),
    ),
    '',
    '## Exceptions',
    '',
    row(['feature', 'texts', 'rule', 'reason']),
    row(Array<string>(4).fill('---')),
    ...exceptions.map(({ feature, keys, rule, reason }) =>
      row([feature, `\`${keys.source.replaceAll('|', '\\|')}\``, rule, reason]),
    ),
    '',
  ].join('\n')
}
