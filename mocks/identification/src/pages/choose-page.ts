import { byStory, type Person, type PeopleOfStory } from '../people.ts'
import { html, type Html } from './html.ts'
import { layout } from './layout.ts'
import { TEXTS, type Language } from './texts.ts'

interface Choice {
  readonly language: Language
  /** Name of the service that asked for the sign-in. */
  readonly service: string
  readonly people: readonly Person[]
  /** Path that the form is sent to. */
  readonly action: string
}

/**
 * The page on which a user chooses whom to sign in as. It holds no identity
 * codes.
 */
export function choosePage(choice: Choice): string {
  const { language, service, people, action } = choice
  const texts = TEXTS[language]
  const groups = byStory(people).map((group, index) =>
    groupOf(group, `group-${index}`, language),
  )
  return layout({
    language,
    title: texts.chooseTitle,
    hasLanguages: true,
    content: html`<p class="lead">${texts.chooseLead(service)}</p>
      <form method="post" action="${action}">
        ${groups}
        <p class="cancel">
          <button type="submit" name="cancel" value="yes">
            ${texts.cancel}
          </button>
        </p>
      </form>`,
  })
}

function groupOf(group: PeopleOfStory, id: string, language: Language): Html {
  const title = group.story?.title[language] ?? TEXTS[language].otherPeople
  const people = group.people.map(
    (one) =>
      html`<li>
        <button type="submit" name="person" value="${one.id}">
          <span class="name">${one.displayName}</span>
          <span class="about">${one.about[language]}</span>
        </button>
      </li>`,
  )
  return html`<section aria-labelledby="${id}">
    <h2 id="${id}">${title}</h2>
    <ul class="people" role="list">
      ${people}
    </ul>
  </section> `
}
