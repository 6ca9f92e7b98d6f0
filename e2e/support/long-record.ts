import { parseScenario, type Scenario } from '@mittkanta/client-system'
import { PIA } from './family.ts'

const TEXTS = { sv: 'Prov', fi: 'Koe', en: 'Test' }
const NAME = 'Lång'

/** Two cases with the types of document that occur in them. */
const CASES = [
  {
    key: 'care',
    name: 'care-and-attention',
    task: 'elderly-services',
    service: 'home-care',
    types: [
      'application-elderly-services',
      'needs-assessment-older-people',
      'decision-elderly',
      'client-plan-elderly',
    ],
  },
  {
    key: 'everyday',
    name: 'managing-everyday-life',
    task: 'services-for-working-age',
    service: 'social-work',
    types: [
      'application-working-age',
      'needs-assessment-working-age',
      'decision-working-age',
      'client-plan-working-age',
    ],
  },
] as const

/** The service task whose list is the longest of the record. */
export const LONGEST_LIST = CASES[0].task

/** A day of 2023, the same for the same number. */
const dayOf = (number: number) => {
  const two = (part: number) => String(part + 1).padStart(2, '0')
  return `2023-${two(number % 12)}-${two(number % 28)}`
}

/**
 * One person with so many documents about them.
 *
 * @returns the record, and what the person's name begins with
 */
export function longRecord(documents: number): {
  readonly scenario: Scenario
  readonly person: string
} {
  const scenario = parseScenario(
    {
      key: 'long-record',
      arc: '900',
      title: TEXTS,
      people: [
        {
          key: 'person',
          firstName: NAME,
          lastName: 'Prov',
          birthDate: '1950-04-05',
          individualNumber: 901,
          language: 'sv',
          about: TEXTS,
        },
      ],
      controllers: [
        {
          key: 'county',
          organisation: '90000900',
          name: 'Prov välfärdsområde',
          clientSystem: 'county-long',
          units: [{ key: 'unit', number: 1, name: 'Enheten' }],
        },
      ],
      professionals: [PIA],
      clientRelations: [
        {
          key: 'relation',
          client: 'person',
          controller: 'county',
          relation: { startedOn: '2022-12-04' },
          workers: [{ professional: 'pia', startedOn: '2022-12-04' }],
        },
      ],
      cases: CASES.map(({ key, name, task }) => ({
        key,
        name,
        task,
        controller: 'county',
        members: [{ person: 'person' }],
        openedOn: '2022-12-04',
      })),
      documents: Array.from({ length: documents }, (_, number) => {
        // Three of four are in the longest list.
        const { key, types, service } = CASES[number % 4 === 3 ? 1 : 0]
        return {
          key: `d${number}`,
          type: types[number % types.length],
          clients: ['person'],
          case: key,
          services: [service],
          by: 'pia',
          drawnUp: dayOf(number),
          language: 'sv',
          content: {
            kind: 'xhtml',
            matter: 'Behovet av stöd',
            text: ['Stödet fortsätter som tidigare.'],
          },
        }
      }),
    },
    'long record',
  )
  return { scenario, person: NAME }
}
