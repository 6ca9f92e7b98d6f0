import { identityCodeOf, type Scenario } from '@mittkanta/client-system'
import type { DemoPerson } from '@mittkanta/mock-identification'

/** The identification service's name for a person of a story. */
export const personId = (scenario: string, key: string) => `${scenario}_${key}`

/** Everybody of the stories, as the identification service offers them. */
export function peopleOf(scenarios: readonly Scenario[]): DemoPerson[] {
  return scenarios.flatMap(({ key, title, people }) =>
    people.map((person) => ({
      id: personId(key, person.key),
      givenNames: person.firstName,
      surname: person.lastName,
      displayName: `${person.firstName} ${person.lastName}`,
      identityCode: identityCodeOf(person).reveal(),
      about: person.about,
      story: { id: key, title },
    })),
  )
}
