import type { Language } from '@mittkanta/contracts'
import {
  answersIn,
  LANGUAGE_COOKIE,
  languageOfPage,
  type PageLanguageTag,
} from '@mittkanta/page-language'

const YEAR_SECONDS = 365 * 24 * 60 * 60

/** What was chosen on this page, for a browser that stores nothing. */
let chosen: PageLanguageTag | undefined

/** The language of the page at an address, as the server that sends it decides. */
export function spokenAt(address: URL): PageLanguageTag {
  const cookies =
    chosen === undefined ? document.cookie : `${LANGUAGE_COOKIE}=${chosen}`
  return languageOfPage({ address, cookies, tags: navigator.languages })
}

/** The language that the services are asked for, for the page at an address. */
export const languageOf = (address: URL): Language =>
  answersIn(spokenAt(address))

/**
 * Keeps a choice for this visit and the next. In a browser that stores nothing
 * it lasts as long as the page.
 */
export function rememberLanguage(language: PageLanguageTag): void {
  chosen = language
  document.cookie = `${LANGUAGE_COOKIE}=${language}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax; Secure`
}
