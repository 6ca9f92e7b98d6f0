import {
  addDays,
  addYears,
  toPlainDate,
  type PlainDate,
} from '@mittkanta/calendar'
import { daysFrom } from '../days.ts'
import type { Case, ClientRelation } from '../schema/cases.ts'
import type { Controller, Professional } from '../schema/organisations.ts'
import type { Person, Relation } from '../schema/people.ts'
import type { ContentLanguage } from '../schema/primitives.ts'
import type { Scenario } from '../schema/scenario.ts'
import { drawnDocument, type CaseWithProfile } from './documents.ts'
import { FAMILY_CASE, PERSONAL_CASES, type CaseProfile } from './profiles.ts'
import type { Random } from './random.ts'
import { FIRST_NAMES, LAST_NAMES } from './words.ts'

const TODAY = toPlainDate('2024-03-01')
/** The archive takes documents from this day on. */
const FIRST_DAY = toPlainDate('2023-01-09')
const LAST_OPENING = toPlainDate('2024-01-10')

/** Documents of one client: log-normal, as registers are. */
const MEDIAN_DOCUMENTS = 40
const DEVIATION = 0.9
const FEWEST = 5
const MOST = 500

/** Individual numbers of generated people; the stories keep to those below. */
const NUMBERS = { least: 960, most: 999 }

type ClientKind = keyof typeof PERSONAL_CASES

const AGES: Readonly<Record<ClientKind, readonly [number, number]>> = {
  older: [68, 94],
  adult: [20, 64],
  child: [1, 16],
}

/** Kinds of households, the common ones more often. */
const COMPOSITIONS: readonly [
  readonly ClientKind[],
  ...(readonly ClientKind[])[],
] = [
  ['older'],
  ['older'],
  ['adult'],
  ['adult'],
  ['adult', 'child'],
  ['adult', 'adult', 'child', 'child'],
]

export interface HouseholdPlan {
  readonly random: Random
  readonly arc: string
  readonly key: string
  /** Most clients that it may have. */
  readonly room: number
  readonly language: ContentLanguage
  readonly controller: Controller
  readonly professional: Professional
  /** Claims an identity for a person; false when it is taken. */
  readonly claim: (birthDate: PlainDate, individualNumber: number) => boolean
}

/** One household with its client relations, cases and documents. */
export function household(plan: HouseholdPlan): Scenario {
  const { random, room, controller, professional, language } = plan
  const kinds = random.pick(COMPOSITIONS).slice(0, room)
  const lastName = random.pick(LAST_NAMES[language])
  const clients = kinds.map((kind, index) => ({
    kind,
    person: drawnPerson(plan, kind, `p${index + 1}`, lastName),
  }))
  const people = clients.map(({ person }) => person)

  const cases: CaseWithProfile[] = clients.flatMap(({ kind, person }) =>
    personalCases(random, kind).map((profile, index) =>
      drawnCase(plan, `${person.key}-c${index + 1}`, [person], profile),
    ),
  )
  const family =
    people.length > 1
      ? drawnCase(plan, 'family', people, FAMILY_CASE)
      : undefined
  const making = {
    random,
    people,
    language,
    by: professional.key,
    today: TODAY,
  }
  const documents = people.flatMap((person) => {
    const own = cases.filter(({ one }) => one.members[0]?.person === person.key)
    // A joint document is everybody's, so each member brings a part of them.
    const joint = family ? [family] : []
    return Array.from({ length: drawnNumber(random) }, (_, index) => {
      const isJoint = joint.length > 0 && random.chance(0.25 / people.length)
      const [first, ...others] = isJoint ? joint : own
      if (first === undefined) throw new Error('a client has no case')
      const one = random.pick([first, ...others])
      return drawnDocument(making, one, `${person.key}-d${index + 1}`)
    })
  })
  const all = [...cases, ...(family ? [family] : [])].map(({ one }) => one)

  return {
    key: plan.key,
    arc: plan.arc,
    title: {
      sv: `Hushållet ${lastName}`,
      fi: `Talous ${lastName}`,
      en: `The ${lastName} household`,
    },
    today: TODAY,
    people,
    relations: guardianships(clients),
    controllers: [controller],
    producers: [],
    professionals: [professional],
    clientRelations: people.map((person) => relationOf(plan, person, all)),
    cases: all,
    documents,
    refusals: [],
    viewings: [],
  }
}

function drawnNumber(random: Random): number {
  const drawn = MEDIAN_DOCUMENTS * Math.exp(DEVIATION * random.normal())
  return Math.min(MOST, Math.max(FEWEST, Math.round(drawn)))
}

function drawnPerson(
  { random, language, claim }: HouseholdPlan,
  kind: ClientKind,
  key: string,
  lastName: string,
): Person {
  const [youngest, oldest] = AGES[kind]
  for (;;) {
    const birthDate = addDays(
      addYears(TODAY, -random.integer(youngest, oldest)),
      -random.integer(1, 364),
    )
    const individualNumber = random.integer(NUMBERS.least, NUMBERS.most)
    if (!claim(birthDate, individualNumber)) continue
    return {
      key,
      firstName: random.pick(FIRST_NAMES[language]),
      lastName,
      birthDate,
      individualNumber,
      language,
      about: ABOUT[kind],
    }
  }
}

const ABOUT: Readonly<Record<ClientKind, Person['about']>> = {
  older: {
    sv: 'Äldre klient (genererad)',
    fi: 'Iäkäs asiakas (generoitu)',
    en: 'Older client (generated)',
  },
  adult: {
    sv: 'Vuxen klient (genererad)',
    fi: 'Aikuinen asiakas (generoitu)',
    en: 'Adult client (generated)',
  },
  child: {
    sv: 'Minderårig klient (genererad)',
    fi: 'Alaikäinen asiakas (generoitu)',
    en: 'Minor client (generated)',
  },
}

function personalCases(random: Random, kind: ClientKind): CaseProfile[] {
  const profiles: readonly [CaseProfile, ...CaseProfile[]] =
    PERSONAL_CASES[kind]
  const number = random.integer(1, profiles.length)
  return profiles.slice(0, number)
}

function drawnCase(
  { random, controller }: HouseholdPlan,
  key: string,
  members: readonly Person[],
  profile: CaseProfile,
): CaseWithProfile {
  const openedOn = addDays(
    FIRST_DAY,
    random.integer(0, daysFrom(FIRST_DAY, LAST_OPENING)),
  )
  const open = daysFrom(openedOn, LAST_OPENING)
  const closedOn =
    open > 60 && random.chance(0.2)
      ? addDays(openedOn, random.integer(60, open))
      : undefined
  const one: Case = {
    key,
    name: profile.name,
    task: profile.task,
    controller: controller.key,
    members: members.map(({ key: person }) => ({ person })),
    openedOn,
    ...(closedOn && { closedOn }),
  }
  return { one, profile }
}

function relationOf(
  { controller, professional }: HouseholdPlan,
  person: Person,
  cases: readonly Case[],
): ClientRelation {
  const days = cases
    .filter(({ members }) =>
      members.some(({ person: member }) => member === person.key),
    )
    .map(({ openedOn }) => openedOn)
    .sort()
  const startedOn = days[0] ?? FIRST_DAY
  return {
    key: `${person.key}-relation`,
    client: person.key,
    controller: controller.key,
    relation: { startedOn },
    workers: [{ professional: professional.key, startedOn }],
  }
}

function guardianships(
  clients: readonly { readonly kind: ClientKind; readonly person: Person }[],
): Relation[] {
  const ofKind = (wanted: ClientKind) =>
    clients
      .filter(({ kind }) => kind === wanted)
      .map(({ person }) => person.key)
  return ofKind('child').flatMap((child) =>
    ofKind('adult').map((guardian) => ({
      kind: 'guardianship' as const,
      guardian,
      child,
    })),
  )
}
