import { isPlainDate } from '@mittkanta/calendar'
import type { IdentityCode } from '@mittkanta/identity-code'
import { artificialIdentityCode } from '@mittkanta/mock-identification/stand-in'
import { z } from 'zod'

/** URI of the mandate theme for matters of social welfare; DVV confirms the real one. */
export const SOCIAL_WELFARE_THEME =
  'http://valtuusrekisteri.suomi.fi/sosiaalihuollon_asioiden_hoito'

const id = z.string().regex(/^[\w-]{1,60}$/)
/** A Helsinki calendar day. */
const day = z.string().refine(isPlainDate, 'is not a day of the calendar')
/** First and last day; without one there is no end on that side. */
const period = { from: day.optional(), until: day.optional() }

const person = z.strictObject({
  id,
  givenNames: z.string().min(1),
  surname: z.string().min(1),
  identityCode: artificialIdentityCode,
})

/** What the population data system and the mandate register know (5.4.2). */
const relation = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('guardianship'),
    guardian: id,
    child: id,
    ...period,
  }),
  z.strictObject({
    /** An agreement or order on shared custody. */
    kind: z.literal('custody-agreement'),
    /** The guardian whose rights are listed. */
    guardian: id,
    child: id,
    confirmedOn: day,
    /** Whether its content has been recorded in structured form. */
    isStructured: z.boolean(),
    decidesInSocialWelfare: z.boolean(),
    /** Whether it is about living arrangements and nothing else. */
    concernsOnlyLiving: z.boolean().default(false),
  }),
  z.strictObject({
    kind: z.literal('right-to-information'),
    person: id,
    child: id,
    ...period,
  }),
  z.strictObject({
    /** Spärrmarkering, turvakielto (13.4). */
    kind: z.literal('restricted-marking'),
    person: id,
    ...period,
  }),
  z.strictObject({
    /** Declared legally incompetent. */
    kind: z.literal('incapacity'),
    person: id,
    ...period,
  }),
  z.strictObject({
    /**
     * A trustee has been appointed to look after the person's interests
     * (intressebevakare).
     */
    kind: z.literal('trustee'),
    person: id,
    trustee: id,
    ...period,
  }),
  z.strictObject({ kind: z.literal('taken-into-care'), child: id, ...period }),
  z.strictObject({ kind: z.literal('death'), person: id, on: day }),
  z.strictObject({
    kind: z.literal('mandate'),
    giver: id,
    holder: id,
    /** URI of the theme. */
    theme: z.url(),
    from: day,
    /** Last day of validity. */
    until: day,
    /** The first day on which it no longer holds, whatever `until` says. */
    revokedOn: day.optional(),
  }),
])

const ROLES_OF_PEOPLE = [
  'guardian',
  'child',
  'person',
  'trustee',
  'giver',
  'holder',
] as const

const isUnique = (values: readonly string[]) =>
  new Set(values).size === values.length

const population = z
  .strictObject({
    people: z.array(person).min(1),
    relations: z.array(relation).default([]),
  })
  .refine(
    ({ people }) => isUnique(people.map((one) => one.id)),
    'two people have the same id',
  )
  .refine(
    ({ people }) =>
      isUnique(people.map(({ identityCode }) => identityCode.reveal())),
    'two people have the same identity code',
  )
  .refine(({ people, relations }) => {
    const known = new Set(people.map((one) => one.id))
    return relations.every((one) =>
      Object.entries(one).every(
        ([field, value]) =>
          !ROLES_OF_PEOPLE.some((role) => role === field) ||
          known.has(String(value)),
      ),
    )
  }, 'a relation names somebody who is not in the population')

/** Invented people and what the registers know of them. */
export type DemoPopulation = z.input<typeof population>
export type DemoRelation = z.input<typeof relation>
export type Population = z.output<typeof population>
export type Person = z.output<typeof person>
export type Relation = z.output<typeof relation>

/** @throws {z.ZodError} when it is not valid; identity codes are not repeated */
export function readPopulation(given: DemoPopulation): Population {
  return population.parse(given)
}

export function personOf(
  { people }: Population,
  code: IdentityCode,
): Person | undefined {
  return people.find(({ identityCode }) => identityCode.equals(code))
}

export function fullName({ givenNames, surname }: Person): string {
  return `${givenNames} ${surname}`
}
