import type { KoaContextWithOIDC } from 'oidc-provider'
import { Html, html } from './html.ts'
import { layout } from './layout.ts'
import { languageOf, TEXTS, type Language } from './texts.ts'

function languageFrom(ctx: KoaContextWithOIDC): Language {
  return languageOf(ctx.oidc.params?.ui_locales, ctx.get('Accept-Language'))
}

/**
 * Asks whether to sign out. When the service has proved by its ID token that it
 * is this very sign-in that ends, the answer is given at once, without a press
 * of the button where scripts run.
 *
 * @param form the provider's own form, with its defence against forgery
 */
export function showSignOut(ctx: KoaContextWithOIDC, form: string): void {
  const { entities, session } = ctx.oidc
  const language = languageFrom(ctx)
  const texts = TEXTS[language]
  const subject = entities.IdTokenHint?.payload.sub
  ctx.type = 'html'
  ctx.body = layout({
    language,
    title: texts.signOutTitle,
    continues: subject !== undefined && subject === session?.accountId,
    content: html`${new Html(form)}
      <p class="answers">
        <button
          type="submit"
          form="op.logoutForm"
          name="logout"
          value="yes"
          data-continue
        >
          ${texts.signOut}
        </button>
        <button type="submit" form="op.logoutForm">
          ${texts.staySignedIn}
        </button>
      </p>`,
  })
}

/** Says that the sign-in has ended, when the service gave no address to go back to. */
export function showSignedOut(ctx: KoaContextWithOIDC): void {
  const language = languageFrom(ctx)
  const texts = TEXTS[language]
  ctx.type = 'html'
  ctx.body = layout({
    language,
    title: texts.signedOutTitle,
    content: html`<p>${texts.signedOutLead}</p>`,
  })
}
