import type { ErrorOut, KoaContextWithOIDC } from 'oidc-provider'
import { html } from './html.ts'
import { layout } from './layout.ts'
import { languageOf, TEXTS, type Language } from './texts.ts'

/**
 * The page of a request that cannot be answered by a redirect.
 *
 * @param code error code of OAuth, for the developer of the service
 * @param description what was wrong with the request, when it is known
 */
export function errorPage(
  language: Language,
  code: string,
  description = '',
): string {
  const texts = TEXTS[language]
  return layout({
    language,
    title: texts.errorTitle,
    content: html`<p>${texts.errorLead}</p>
      <p>
        ${texts.errorCode}: <code>${code}</code>
        <span lang="en">${description}</span>
      </p>`,
  })
}

/** Shows an error of the provider; the status has been set. */
export function showError(ctx: KoaContextWithOIDC, out: ErrorOut): void {
  const language = languageOf(
    ctx.oidc.params?.ui_locales,
    ctx.get('Accept-Language'),
  )
  ctx.type = 'html'
  ctx.body = errorPage(language, out.error, out.error_description)
}
