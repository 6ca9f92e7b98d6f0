import type { Language } from './text.ts'

/** The most words that a sentence may have. */
export const MOST_WORDS = 25

/** Its sentences: each ends at a full stop, question or exclamation mark. */
export function sentencesOf(text: string): readonly string[] {
  return text.split(/(?<=[.?!])\s+(?=[\p{Lu}”“{])/u).filter(Boolean)
}

/** Its words; what is put into the text when it is shown is one word. */
export function wordsOf(text: string): readonly string[] {
  return (
    text
      .replace(/\{\{\w+\}\}/g, 'x')
      .match(/[\p{L}\p{N}][\p{L}\p{N}.’/-]*/gu) ?? []
  )
}

/** Whether a text is written in sentences; labels and headings are not. */
export const isProse = (text: string) => /[.?!:]”?$/.test(text)

/**
 * LIX (Björnsson 1968): words in a sentence, plus the per cent of words with more
 * than six letters. Below 40 is easy to read in Swedish. Finnish has longer
 * words, so that its figure is to be compared with Finnish only.
 */
export function lix(texts: readonly string[]): number {
  const words = texts.flatMap(wordsOf)
  const sentences = texts.flatMap(sentencesOf).length
  const long = words.filter((word) => word.length > 6).length
  return words.length / sentences + (100 * long) / words.length
}

/** Flesch reading ease for English: 60 and more is plain, below 50 is heavy. */
export function flesch(texts: readonly string[]): number {
  const words = texts.flatMap(wordsOf)
  const sentences = texts.flatMap(sentencesOf).length
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word), 0)
  return (
    206.835 -
    1.015 * (words.length / sentences) -
    84.6 * (syllables / words.length)
  )
}

/** English syllables, counted as groups of vowels; a silent last e is none. */
export function syllablesOf(word: string): number {
  const heard = word
    .toLowerCase()
    .replace(/(?<=[^aeiouyl])e$|(?<=[^aeiouytd])ed$/, '')
  return Math.max(1, heard.match(/[aeiouy]+/g)?.length ?? 1)
}

/** The reading ease of texts in their language. */
export const easeOf = (language: Language, texts: readonly string[]) =>
  language === 'en' ? flesch(texts) : lix(texts)
