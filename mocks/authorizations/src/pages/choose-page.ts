import {
  html,
  type Html,
  type Language,
} from '@mittkanta/mock-identification/stand-in'
import type { Candidates } from '../candidates.ts'
import { fullName, type Person } from '../population.ts'
import { layout } from './layout.ts'
import { TEXTS } from './texts.ts'

interface Choice {
  readonly language: Language
  /** Name of the service that asks. */
  readonly service: string
  readonly candidates: Candidates
  /** Parameters of the page's own address, to which the form is sent. */
  readonly query: URLSearchParams
}

/**
 * The page on which a user chooses whom to act for. It holds no identity codes.
 */
export function choosePage(choice: Choice): string {
  const { language, service, candidates, query } = choice
  const texts = TEXTS[language]
  const { children, mandateGivers } = candidates
  const groups = [
    ...groupOf('children', texts.children, children),
    ...groupOf('mandate-givers', texts.mandateGivers, mandateGivers),
  ]
  return layout({
    language,
    title: texts.chooseTitle,
    query,
    content: html`<p class="lead">
        ${groups.length > 0 ? texts.chooseLead(service) : texts.nobody}
      </p>
      <form method="post">
        ${groups}
        <p class="cancel">
          <button type="submit" name="cancel" value="yes">
            ${texts.cancel}
          </button>
        </p>
      </form>`,
  })
}

function groupOf(id: string, title: string, people: readonly Person[]): Html[] {
  if (people.length === 0) return []
  const buttons = people.map(
    (one) =>
      html`<li>
        <button type="submit" name="person" value="${one.id}">
          <span class="name">${fullName(one)}</span>
        </button>
      </li>`,
  )
  return [
    html`<section aria-labelledby="${id}">
      <h2 id="${id}">${title}</h2>
      <ul class="people" role="list">
        ${buttons}
      </ul>
    </section> `,
  ]
}
