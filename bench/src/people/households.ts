import { parseScenario, type Scenario } from '@mittkanta/client-system'

const TEXTS = { sv: 'Prov', fi: 'Koe', en: 'Test' }

const WORKER = {
  key: 'pia',
  firstName: 'Pia',
  lastName: 'Kallio',
  title: 'socialarbetare',
  registrationNumber: '94009548691',
  telephone: '040 000 4042',
  email: 'pia.kallio@prov.example',
}

const ADULT_TYPES = [
  'needs-assessment-working-age',
  'client-plan-working-age',
  'application-working-age',
] as const

/** A day that has not come yet, for as long as anybody runs this. */
export const FAR_DAY = '2090-01-01'

/** What is set on a document, and with it who must not see it. */
const MARKS = {
  open: undefined,
  special: { specialContent: true, restrictionReasons: ['danger-to-client'] },
  delayed: { showFrom: FAR_DAY, restrictionReasons: ['danger-to-client'] },
  prohibited: {
    guardianDisclosure: 'withheld-child-prohibits',
    reasonText: 'Barnet vill inte att det visas.',
  },
} as const
export type Marking = keyof typeof MARKS

/** Members of every household; each of them signs in. */
export const MEMBERS = ['parent', 'child', 'giver', 'holder'] as const
export type Member = (typeof MEMBERS)[number]

/** One document that a household begins with, or gets while the load runs. */
export interface PlannedDocument {
  readonly key: string
  readonly client: Member
  readonly marking: Marking
  /** A word that occurs in this document and in no other. */
  readonly canary: string
  /** Whether it is delivered while the load runs. */
  readonly isLater: boolean
}

export interface Household {
  readonly number: number
  readonly scenario: Scenario
  readonly documents: readonly PlannedDocument[]
}

const FIRST_DOCUMENTS: readonly (readonly [Member, Marking])[] = [
  ['parent', 'open'],
  ['parent', 'special'],
  ['child', 'open'],
  ['child', 'prohibited'],
  ['child', 'delayed'],
  ['giver', 'open'],
  ['giver', 'open'],
  ['giver', 'delayed'],
  ['holder', 'open'],
]
/** What comes later: shown and hidden in turn, to those who are read by others too. */
const LATER_DOCUMENTS: readonly (readonly [Member, Marking])[] = [
  ['giver', 'open'],
  ['child', 'open'],
  ['parent', 'special'],
  ['child', 'prohibited'],
  ['parent', 'open'],
]

/**
 * A household: a parent with custody of a child, and a person who has given
 * another a mandate.
 *
 * @param later how many documents are delivered while the load runs
 */
export function household(number: number, later: number): Household {
  const planned = (
    [client, marking]: readonly [Member, Marking],
    at: number,
    isLater: boolean,
  ): PlannedDocument => ({
    key: `${client}-${isLater ? 'later' : 'first'}-${at}`,
    client,
    marking,
    canary: `kanarie${number}x${isLater ? 'l' : 'f'}${at}z`,
    isLater,
  })
  const documents = [
    ...FIRST_DOCUMENTS.map((one, at) => planned(one, at, false)),
    ...Array.from({ length: later }, (_, at) =>
      planned(
        LATER_DOCUMENTS[at % LATER_DOCUMENTS.length] ?? ['giver', 'open'],
        at,
        true,
      ),
    ),
  ]
  return { number, documents, scenario: scenarioOf(number, documents) }
}

function scenarioOf(
  number: number,
  documents: readonly PlannedDocument[],
): Scenario {
  const two = (part: number) => String(part + 1).padStart(2, '0')
  const birthDay = `${two(number % 12)}-${two(Math.floor(number / 12) % 28)}`
  const person = (key: Member, year: number) => ({
    key,
    firstName: key.toUpperCase(),
    lastName: `Prov ${number}`,
    birthDate: `${year}-${birthDay}`,
    individualNumber: 900 + Math.floor(number / 336),
    language: 'sv',
    about: TEXTS,
  })
  const caseOf = (member: Member) => ({
    key: `case-${member}`,
    ...(member === 'child'
      ? {
          name: 'childs-growth-and-development',
          task: 'services-for-families-with-children',
        }
      : { name: 'managing-everyday-life', task: 'services-for-working-age' }),
    controller: 'county',
    members: [{ person: member }],
    openedOn: '2022-01-04',
  })

  return parseScenario(
    {
      key: `household-${number}`,
      arc: String(1000 + number),
      title: TEXTS,
      people: [
        person('parent', 1984),
        person('child', 2014),
        person('giver', 1946),
        person('holder', 1976),
      ],
      relations: [
        { kind: 'guardianship', guardian: 'parent', child: 'child' },
        {
          kind: 'mandate',
          giver: 'giver',
          holder: 'holder',
          theme: 'social-welfare-matters',
          from: '2023-01-01',
          until: '2089-12-31',
        },
      ],
      controllers: [
        {
          key: 'county',
          organisation: '90000700',
          name: 'Prov välfärdsområde',
          clientSystem: 'county-load',
          units: [{ key: 'unit', number: 1, name: 'Enheten' }],
        },
      ],
      professionals: [WORKER],
      clientRelations: MEMBERS.map((member) => ({
        key: `relation-${member}`,
        client: member,
        controller: 'county',
        relation: { startedOn: '2022-01-04' },
        workers: [{ professional: 'pia', startedOn: '2022-01-04' }],
      })),
      cases: MEMBERS.map(caseOf),
      documents: documents.map(({ key, client, marking, canary }, at) => ({
        key,
        type:
          client === 'child'
            ? 'needs-assessment-child-and-family'
            : ADULT_TYPES[at % ADULT_TYPES.length],
        clients: [client],
        case: `case-${client}`,
        by: 'pia',
        drawnUp: `2023-${two(at % 12)}-${two(at % 28)}`,
        language: 'sv',
        ...(MARKS[marking] && { marks: MARKS[marking] }),
        content: {
          kind: 'xhtml',
          matter: 'Behovet av stöd',
          text: [`Märkt med ordet ${canary}.`],
        },
      })),
    },
    `household ${number}`,
  )
}
