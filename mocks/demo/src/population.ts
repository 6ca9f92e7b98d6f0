import { identityCodeOf, type Scenario } from '@mittkanta/client-system'
import {
  SOCIAL_WELFARE_THEME,
  type DemoPopulation,
  type DemoRelation,
} from '@mittkanta/mock-authorizations'
import { personId } from './people.ts'

type Relation = Scenario['relations'][number]

/** What the stand-in for the authorisation registry knows of the people of the stories. */
export function populationOf(scenarios: readonly Scenario[]): DemoPopulation {
  return {
    people: scenarios.flatMap(({ key, people }) =>
      people.map((person) => ({
        id: personId(key, person.key),
        givenNames: person.firstName,
        surname: person.lastName,
        identityCode: identityCodeOf(person).reveal(),
      })),
    ),
    relations: scenarios.flatMap(({ key, relations }) =>
      relations.map((relation) => relationOf(key, relation)),
    ),
  }
}

/** The same relation, its people called as in the whole population. */
function relationOf(scenario: string, relation: Relation): DemoRelation {
  const id = (key: string) => personId(scenario, key)
  switch (relation.kind) {
    case 'guardianship':
    case 'custody-agreement':
      return {
        ...relation,
        guardian: id(relation.guardian),
        child: id(relation.child),
      }
    case 'right-to-information':
      return {
        ...relation,
        person: id(relation.person),
        child: id(relation.child),
      }
    case 'trustee':
      return {
        ...relation,
        person: id(relation.person),
        trustee: id(relation.trustee),
      }
    case 'restricted-marking':
    case 'incapacity':
    case 'death':
      return { ...relation, person: id(relation.person) }
    case 'mandate':
      return {
        ...relation,
        giver: id(relation.giver),
        holder: id(relation.holder),
        theme: THEMES[relation.theme],
      }
  }
}

const THEMES = {
  'social-welfare-matters': SOCIAL_WELFARE_THEME,
} as const satisfies Readonly<
  Record<Extract<Relation, { kind: 'mandate' }>['theme'], string>
>
