import { toPlainDate } from '@mittkanta/calendar'
import {
  identityCodeOf,
  shiftScenario,
  shippedScenarios,
  type Viewing,
} from '@mittkanta/client-system'
import {
  ALL,
  readPopulation,
  RIGHT_TO_INFORMATION,
  rolesOf,
  SOCIAL_WELFARE_THEME,
} from '@mittkanta/mock-authorizations'
import { describe, expect, it } from 'vitest'
import { personId } from '../src/people.ts'
import { populationOf } from '../src/population.ts'

const scenarios = await shippedScenarios()

/** What the registry may say of a person who reads on a ground. */
const ROLES: Readonly<
  Record<Exclude<Viewing['ground'], 'own'>, readonly string[]>
> = {
  // One who may not decide in social welfare reads all the same.
  guardian: [ALL, RIGHT_TO_INFORMATION],
  'right-to-information': [RIGHT_TO_INFORMATION],
  mandate: [SOCIAL_WELFARE_THEME],
  none: [],
}

const viewings = scenarios.flatMap((scenario) =>
  scenario.viewings.flatMap((viewing) =>
    viewing.ground === 'own'
      ? []
      : [{ ...viewing, ground: viewing.ground, scenario }],
  ),
)

describe('populationOf', () => {
  it.each(viewings)(
    'lets the registry answer as $scenario.key says of $key: $ground',
    ({ scenario, reader, subject, ground, today }) => {
      const code = (key: string) => {
        const person = scenario.people.find((one) => one.key === key)
        if (!person) throw new Error(`nobody is called ${key}`)
        return identityCodeOf(person)
      }
      const roles = rolesOf(
        readPopulation(populationOf(scenarios)),
        code(reader),
        code(subject),
        today ?? scenario.today,
      )

      expect(roles).toHaveLength(ground === 'none' ? 0 : 1)
      expect(ROLES[ground]).toEqual(expect.arrayContaining([...roles]))
    },
  )

  it('calls people as the identification does, and moves their days with the story', () => {
    const day = toPlainDate('2031-10-05')
    const moved = scenarios.map((scenario) => shiftScenario(scenario, day))
    const { people, relations } = readPopulation(populationOf(moved))

    expect(people.map(({ id }) => id)).toContain(personId('s03', 'leo'))
    expect(relations).toContainEqual(
      expect.objectContaining({
        kind: 'restricted-marking',
        from: '2031-09-20',
      }),
    )
  })
})
