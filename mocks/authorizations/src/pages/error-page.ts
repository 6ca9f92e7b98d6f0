import { html, type Language } from '@mittkanta/mock-identification/stand-in'
import { layout } from './layout.ts'
import { TEXTS } from './texts.ts'

/** The page of a request that cannot be answered by a redirect. */
export function errorPage(language: Language): string {
  const texts = TEXTS[language]
  return layout({
    language,
    title: texts.errorTitle,
    content: html`<p>${texts.errorLead}</p>`,
  })
}
