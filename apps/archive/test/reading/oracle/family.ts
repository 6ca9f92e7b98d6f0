import { addDays } from '@mittkanta/calendar'
import fc from 'fast-check'
import {
  casesOf,
  documentOf,
  mostly,
  relationOf,
  TODAY,
} from './arbitraries.ts'
import type { ModelArchive, ModelDocument, ModelPaper, World } from './model.ts'
import type { Claims } from '../portal.ts'

/**
 * The people in the world of a family. The sibling is of age and acts for no
 * one.
 */
export const FAMILY = [
  'child',
  'secondChild',
  'nearGuardian',
  'farGuardian',
  'informed',
  'sibling',
  'adult',
  'mandateHolder',
] as const
export type Member = (typeof FAMILY)[number]

/** A reader who reads a person's record on a ground. */
export interface View {
  readonly subject: Member
  readonly reader: Member
  readonly ground: Claims['ground']
  readonly subjectAge: Claims['subjectAge']
}

const minor = (
  subject: Member,
  reader: Member,
  ground: View['ground'],
): View => ({ subject, reader, ground, subjectAge: 'minor' })

const adult = (
  subject: Member,
  reader: Member,
  ground: View['ground'],
): View => ({ subject, reader, ground, subjectAge: 'adult' })

/** Every subject with those who act for them. */
export const RECORDS = {
  child: {
    own: minor('child', 'child', 'own'),
    acting: [
      minor('child', 'nearGuardian', 'guardian'),
      minor('child', 'farGuardian', 'guardian'),
      minor('child', 'informed', 'right-to-information'),
    ],
  },
  secondChild: {
    own: minor('secondChild', 'secondChild', 'own'),
    acting: [minor('secondChild', 'nearGuardian', 'guardian')],
  },
  adult: {
    own: adult('adult', 'adult', 'own'),
    acting: [adult('adult', 'mandateHolder', 'mandate')],
  },
} satisfies Record<string, { own: View; acting: View[] }>

/** Grounds that do not fit the age of the subject: they admit no reader. */
export const NOT_ADMITTED: readonly View[] = [
  adult('adult', 'nearGuardian', 'guardian'),
  adult('adult', 'informed', 'right-to-information'),
  minor('child', 'mandateHolder', 'mandate'),
]

/**
 * A person with a recorded date of death is not served, nor is anyone on their
 * behalf (11.4.1).
 */
export const isServed = (
  { dead = [] }: ModelArchive<Member>,
  { subject, reader }: View,
): boolean => !dead.includes(subject) && !dead.includes(reader)

export const claimsOfView = (
  world: World<Member>,
  { subject, reader, ground, subjectAge }: View,
): Claims => ({
  sub: world.person(reader) as Claims['sub'],
  subject: world.person(subject) as Claims['subject'],
  ground,
  subjectAge,
})

/** The service tasks of these archives: few, so that every list can be read. */
export const TASKS = ['child-protection', 'services-for-families-with-children']

const LONG_AGO = -3000

/** From when to when a person belongs to a joint case (8.3.3). */
const stay = fc
  .record({
    member: fc.constantFrom(...FAMILY),
    joined: mostly(LONG_AGO, [-2000, -1000], 1),
    days: mostly(10_000, [500, 1500], 1),
  })
  .map(({ member, joined, days }) => ({
    member,
    joinedOn: addDays(TODAY, joined),
    leftOn: addDays(TODAY, joined + days),
  }))

type Stay = typeof stay extends fc.Arbitrary<infer Value> ? Value : never

/** No members yet: they follow from the day on which it is drawn up. */
const unnamed = documentOf(fc.constant<readonly Member[]>([]), FAMILY, TASKS)

/**
 * The documents of one case. Each names who belongs to the case on the day on
 * which it is drawn up (8.3.2, decisions A21 and A23); marks and end of the case
 * are the same for all.
 */
const documentsOfCase = fc
  .record({
    founder: mostly<Member>('child', ['secondChild', 'adult'], 2),
    stays: fc.uniqueArray(stay, {
      selector: ({ member }) => member,
      maxLength: 3,
    }),
    first: unnamed,
    more: fc.array(unnamed, { maxLength: 3 }),
  })
  .map(({ founder, stays, first, more }) => {
    const named = <Paper extends ModelPaper<Member>>(paper: Paper) => ({
      ...paper,
      clients: clientsOn(paper.drawnUpOn, founder, stays),
    })
    const { caseMarks, closedOn } = first
    return [first, ...more].map((document) => ({
      ...named(document),
      caseMarks,
      closedOn,
      attachments: document.attachments.map(named),
    }))
  })

const clientsOn = (day: string, founder: Member, stays: readonly Stay[]) => [
  founder,
  ...stays
    .filter(
      ({ member, joinedOn, leftOn }) =>
        member !== founder && joinedOn <= day && day < leftOn,
    )
    .map(({ member }) => member),
]

/** Random archives of a family. */
export const familyArchives: fc.Arbitrary<ModelArchive<Member>> = fc
  .record({
    cases: fc.array(documentsOfCase, {
      minLength: 6,
      maxLength: 10,
      size: 'max',
    }),
    relations: fc.array(
      relationOf(fc.constantFrom<Member>('child', 'secondChild', 'adult')),
      { maxLength: 6 },
    ),
    linked: casesOf(
      mostly<readonly Member[]>(
        ['child', 'secondChild', 'adult'],
        [['child'], ['adult', 'nearGuardian'], ['sibling']],
        2,
      ),
      TASKS,
    ),
    dead: mostly<readonly Member[]>(
      [],
      FAMILY.map((member) => [member]),
      2,
    ),
  })
  .map(({ cases, relations, linked, dead }) => ({
    documents: cases.flat(),
    relations,
    cases: linked,
    dead,
  }))

/**
 * A family as the oracle knows a record: subject, reader, and strangers. The
 * places of documents, and with them ids and refs, stay.
 */
export function seated(
  world: World<Member>,
  { documents, relations, cases, dead = [] }: ModelArchive<Member>,
  { subject, reader }: View,
): { readonly world: World; readonly archive: ModelArchive } {
  const seatOf = (member: Member) => {
    if (member === subject) return 'subject'
    return member === reader ? 'reader' : 'stranger'
  }
  const members = { subject, reader, stranger: 'sibling' } as const
  const paper = <Paper extends ModelPaper<Member>>(given: Paper) => ({
    ...given,
    clients: given.clients.map(seatOf),
    changedFor: given.changedFor.map(seatOf),
    unknownFor: given.unknownFor.map(seatOf),
  })
  return {
    world: {
      ...world,
      people: ['subject', 'reader', 'stranger'],
      person: (person) => world.person(members[person]),
      ref: (person, ...place) => world.ref(members[person], ...place),
    },
    archive: {
      documents: documents.map((document: ModelDocument<Member>) => ({
        ...paper(document),
        attachments: document.attachments.map(paper),
      })),
      relations: relations.map((relation) => ({
        ...relation,
        client: seatOf(relation.client),
      })),
      cases: cases.map((one) => ({ ...one, members: one.members.map(seatOf) })),
      dead: dead.map(seatOf),
    },
  }
}
