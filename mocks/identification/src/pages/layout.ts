import { html, type Html } from './html.ts'
import { LANGUAGE_NAMES, LANGUAGES, TEXTS, type Language } from './texts.ts'

export const STYLE_PATH = '/assets/style.css'
export const CONTINUE_SCRIPT_PATH = '/assets/continue.js'

interface Page {
  readonly language: Language
  readonly title: string
  readonly content: Html
  /** Whether the page can be had in the other languages by `?language=`. */
  readonly hasLanguages?: boolean
  /** Presses the button marked `data-continue` when the page has loaded. */
  readonly continues?: boolean
}

/** A whole page: its text, ready to be sent as `text/html`. */
export function layout(page: Page): string {
  const { language, title, content } = page
  const texts = TEXTS[language]
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${title} – ${texts.service}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="${STYLE_PATH}" />
        ${page.continues ? html`<script src="${CONTINUE_SCRIPT_PATH}" defer></script>` : ''}
      </head>
      <body>
        <header>
          <p class="service">${texts.service}</p>
          ${page.hasLanguages ? languageLinks(language) : ''}
        </header>
        <main>
          <p class="stand-in">${texts.standIn}</p>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html> `.text
}

function languageLinks(current: Language): Html {
  const links = LANGUAGES.map(
    (language) =>
      html`<li>
        <a
          href="?language=${language}"
          lang="${language}"
          hreflang="${language}"
          ${language === current ? html` aria-current="true"` : ''}
          >${LANGUAGE_NAMES[language]}</a
        >
      </li>`,
  )
  return html`<nav aria-label="${TEXTS[current].language}">
    <ul>
      ${links}
    </ul>
  </nav>`
}
