import type { PlainDate } from '@mittkanta/calendar'
import type { IdentityCode } from '@mittkanta/identity-code'
import { identityCodeOf } from './identifiers.ts'
import type { Texts } from './schema/primitives.ts'
import type { Scenario } from './schema/scenario.ts'
import { shiftScenario } from './shift.ts'

/** Somebody whom the identification stand-in can sign in. */
export interface SignInPerson {
  readonly identityCode: IdentityCode
  readonly firstName: string
  readonly lastName: string
  /** Who this is in the story. */
  readonly about: Texts
  /** The story that the person belongs to. */
  readonly story: Texts
}

/**
 * The people of some scenarios, in their order.
 *
 * @param shiftTo the same day as when the scenarios were loaded
 */
export function signInPeople(
  scenarios: readonly Scenario[],
  shiftTo?: PlainDate,
): SignInPerson[] {
  return scenarios
    .map((scenario) =>
      shiftTo === undefined ? scenario : shiftScenario(scenario, shiftTo),
    )
    .flatMap(({ people, title }) =>
      people.map((person) => ({
        identityCode: identityCodeOf(person),
        firstName: person.firstName,
        lastName: person.lastName,
        about: person.about,
        story: title,
      })),
    )
}
