import { parseScenario, type Scenario } from '@mittkanta/client-system'

/** Something that the registries know: a relation of a scenario, checked when the family is made. */
export type Relation = Readonly<Record<string, string | boolean>>

export interface Family {
  /** The number of the family: its people and documents are its own. */
  readonly number: number
  /** Beside the custody of both guardians. */
  readonly relations: readonly Relation[]
  /** Birth date of the child, on a story day of 1.3.2024 a nine-year-old. */
  readonly childBorn?: string
  readonly guardianBorn?: string
}

/** The worker of records that tests make. */
export const PIA = {
  key: 'pia',
  firstName: 'Pia',
  lastName: 'Kallio',
  title: 'socialarbetare',
  registrationNumber: '94009548691',
  telephone: '040 000 4042',
  email: 'pia.kallio@prov.example',
}

const TEXTS = { sv: 'Prov', fi: 'Koe', en: 'Test' }

/**
 * A family of a child, two guardians `a` and `b` who have custody unless the
 * relations end it, a `sibling`, and a `stranger`; the child has one decision in
 * the archive.
 *
 * @throws {Error} when the relations are not those of a scenario
 */
export function family({
  number,
  relations,
  childBorn = '2014-05-22',
  guardianBorn = '1986-03-19',
}: Family): Scenario {
  const person = (key: string, birthDate: string, place: number) => ({
    key,
    firstName: key.toUpperCase(),
    lastName: `Prov ${number}`,
    birthDate,
    // No other person in these families is born on the same day with this
    // number.
    individualNumber: 900 + ((number * 5 + place) % 100),
    language: 'sv',
    about: TEXTS,
  })
  const isCustodySaid = (guardian: string) =>
    relations.some(
      (one) => one.kind === 'guardianship' && one.guardian === guardian,
    )
  const custody = ['a', 'b']
    .filter((guardian) => !isCustodySaid(guardian))
    .map((guardian) => ({ kind: 'guardianship', guardian, child: 'child' }))

  return parseScenario(
    {
      key: `family-${number}`,
      arc: String(500 + number),
      title: TEXTS,
      people: [
        person('child', childBorn, 0),
        person('a', guardianBorn, 1),
        person('b', '1984-11-02', 2),
        person('sibling', '2012-02-03', 3),
        person('stranger', '1990-07-07', 4),
      ],
      relations: [...custody, ...relations],
      controllers: [
        {
          key: 'county',
          organisation: String(90_000_500 + number),
          name: `Prov välfärdsområde ${number}`,
          clientSystem: `county-${number}`,
          units: [{ key: 'unit', number: 1, name: 'Enheten' }],
        },
      ],
      professionals: [PIA],
      clientRelations: [
        {
          key: 'relation',
          client: 'child',
          controller: 'county',
          relation: { startedOn: '2023-12-04' },
          workers: [{ professional: 'pia', startedOn: '2023-12-04' }],
        },
      ],
      cases: [
        {
          key: 'case',
          name: 'childs-growth-and-development',
          task: 'services-for-families-with-children',
          controller: 'county',
          members: [{ person: 'child' }],
          openedOn: '2023-12-04',
        },
      ],
      documents: [
        {
          key: 'd1',
          type: 'needs-assessment-child-and-family',
          clients: ['child'],
          case: 'case',
          by: 'pia',
          drawnUp: '2023-12-18',
          language: 'sv',
          marks: { guardianDisclosure: 'disclosed-child-does-not-object' },
          content: {
            kind: 'xhtml+json',
            matter: 'Barnets behov av stöd',
            text: ['Barnet behöver stöd i vardagen. Föräldrarna deltog.'],
          },
        },
      ],
    },
    `family ${number}`,
  )
}
