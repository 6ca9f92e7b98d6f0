import { LANGUAGES, type Language } from '@mittkanta/contracts'
import { languages } from './languages.ts'

/** The one thing that the pages keep in the browser: how to speak, not to whom. */
const STORED = 'mittkanta-language'

/** Each language's own name and the tag by which browsers format dates and sort. */
export const languageNames = languages

const languageIn = (text: string | null | undefined): Language | undefined =>
  LANGUAGES.find((language) => language === text)

let chosen: Language | undefined

/**
 * The language of a page: what its address asks for (`?lang=`), else what was
 * chosen before, else the first of the browser's languages that we have, else
 * Finnish.
 */
export function languageOf(url: URL): Language {
  return (
    languageIn(url.searchParams.get('lang')) ??
    chosen ??
    languageIn(stored()) ??
    navigator.languages
      .map((tag) => languageIn(tag.slice(0, 2).toLowerCase()))
      .find((language) => language !== undefined) ??
    'fi'
  )
}

/**
 * Keeps a choice for this visit and the next. In a browser that stores nothing
 * it lasts as long as the page.
 */
export function rememberLanguage(language: Language): void {
  chosen = language
  try {
    localStorage.setItem(STORED, language)
  } catch {
    // Storage is switched off.
  }
}

function stored(): string | null {
  try {
    return localStorage.getItem(STORED)
  } catch {
    return null
  }
}
