import {
  html,
  LANGUAGE_NAMES,
  LANGUAGES,
  type Html,
  type Language,
} from '@mittkanta/mock-identification/stand-in'
import { TEXTS } from './texts.ts'

interface Page {
  readonly language: Language
  readonly title: string
  readonly content: Html
  /** Parameters of its address, when it can be had in the other languages by `lang`. */
  readonly query?: URLSearchParams
}

/** A whole page: its text, ready to be sent as `text/html`. */
export function layout({ language, title, content, query }: Page): string {
  const texts = TEXTS[language]
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} – ${texts.service}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/assets/style.css" />
      </head>
      <body>
        <header>
          <p class="service">${texts.service}</p>
          ${query ? languageLinks(language, query) : ''}
        </header>
        <main>
          <p class="stand-in">${texts.standIn}</p>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html> `.text
}

function languageLinks(current: Language, query: URLSearchParams): Html {
  const links = LANGUAGES.map((language) => {
    const other = new URLSearchParams(query)
    other.set('lang', language)
    return html`<li>
      <a
        href="?${other.toString()}"
        lang="${language}"
        hreflang="${language}"
        ${language === current ? html` aria-current="true"` : ''}
        >${LANGUAGE_NAMES[language]}</a
      >
    </li>`
  })
  return html`<nav aria-label="${TEXTS[current].language}">
    <ul>
      ${links}
    </ul>
  </nav>`
}
