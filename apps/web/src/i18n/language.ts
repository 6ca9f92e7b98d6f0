import type { Language } from '@mittkanta/contracts'
import { LANGUAGE_COOKIE, languageOfPage } from '@mittkanta/page-language'
import { languages } from './languages.ts'

/** Each language's own name and the tag by which browsers format dates and sort. */
export const languageNames = languages

const YEAR_SECONDS = 365 * 24 * 60 * 60

/** What was chosen on this page, for a browser that stores nothing. */
let chosen: Language | undefined

/** The language of the page at an address, as the server that sends it decides. */
export function languageOf(address: URL): Language {
  const cookies =
    chosen === undefined ? document.cookie : `${LANGUAGE_COOKIE}=${chosen}`
  return languageOfPage({ address, cookies, tags: navigator.languages })
}

/**
 * Keeps a choice for this visit and the next. In a browser that stores nothing
 * it lasts as long as the page.
 */
export function rememberLanguage(language: Language): void {
  chosen = language
  const secure = location.protocol === 'https:' ? '; Secure' : ''
  document.cookie = `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax${secure}`
}
