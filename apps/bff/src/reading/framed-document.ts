import { createHash } from 'node:crypto'
import type { Language } from '@mittkanta/contracts'

/**
 * The one style sheet of a document shown alone; the policy knows it by its
 * hash.
 */
export const STYLE = `
html { color-scheme: light; }
body { margin: 0; padding: 1.5rem; max-width: 44rem; color: #292929;
  background: #fff; font: 1.0625rem/1.6 "Source Sans 3", system-ui, sans-serif;
  overflow-wrap: anywhere; }
body:focus-visible { outline: 3px solid #1c5598; outline-offset: -3px; }
h1 { font-size: 1.625rem; line-height: 1.25; margin: 0 0 1rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 2rem 0 0.5rem; }
h3, h4, h5, h6 { font-size: 1.0625rem; margin: 1.5rem 0 0.5rem; }
p, ul, ol, dl, table, pre, blockquote { margin: 0 0 1rem; }
dt { font-weight: 600; }
dd { margin: 0 0 0.5rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: start; font-weight: 600; padding-bottom: 0.5rem; }
th, td { border: 1px solid #a5acb0; padding: 0.375rem 0.625rem;
  text-align: start; vertical-align: top; }
th { background: #f6f6f7; overflow-wrap: break-word; }
pre { white-space: pre-wrap; }
hr { border: 0; border-top: 1px solid #a5acb0; }
@media (max-width: 30rem) { body { padding: 1rem; font-size: 1rem; }
  h1 { font-size: 1.375rem; } }
@media print { body { padding: 0; max-width: none; } }
`

/** As written in the Content-Security-Policy. */
export const STYLE_HASH = `'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`

/** Neutral titles: a window's title is seen by who looks over a shoulder. */
export const TITLES: Readonly<Record<Language, string>> = {
  sv: 'Handling',
  fi: 'Asiakirja',
  en: 'Document',
}

/**
 * What makes a whole XHTML page of the display form that the archive's
 * allow-list made: nothing is parsed on the way, and nothing is added but a
 * head and a tail. The body can take the focus, so that a keyboard user can
 * scroll it in its frame.
 *
 * @param documentLanguage of the document, a language tag; null when unknown
 * @param language in which the page is read
 */
export function frameOf(documentLanguage: string | null, language: Language) {
  const lang = documentLanguage ?? ''
  return {
    head: `<html xmlns="http://www.w3.org/1999/xhtml" lang="${lang}" xml:lang="${lang}"><head><title xml:lang="${language}" lang="${language}">${TITLES[language]}</title><meta name="viewport" content="width=device-width"/><style>${STYLE}</style></head><body tabindex="0">`,
    tail: '</body></html>',
  }
}
