import { IdentityCode } from '@mittkanta/identity-code'
import { z } from 'zod'

const localised = z.object({
  sv: z.string().min(1),
  fi: z.string().min(1),
  en: z.string().min(1),
})

/** No real person's code gets in, not even by mistake. The message repeats nothing. */
export const artificialIdentityCode = z.string().transform((text, context) => {
  const code = IdentityCode.parse(text)
  if (code?.isArtificial) return code
  context.addIssue({
    code: 'custom',
    message: 'is not an artificial identity code',
    input: '***********',
  })
  return z.NEVER
})

const person = z.object({
  id: z.string().regex(/^[\w-]{1,60}$/),
  givenNames: z.string().min(1),
  surname: z.string().min(1),
  displayName: z.string().min(1),
  identityCode: artificialIdentityCode,
  /** One sentence that says who this is in the demo. */
  about: localised,
  /** The story under whose heading the person is listed; absent: under none. */
  story: z.object({ id: z.string().min(1), title: localised }).optional(),
})

/** An invented person whom anybody can sign in as. */
export type DemoPerson = z.input<typeof person>
export type Person = z.output<typeof person>

/** People of one story, in the order given. */
export interface PeopleOfStory {
  /** Absent for the people who belong to no story. */
  readonly story: Person['story']
  readonly people: readonly Person[]
}

/** @throws {z.ZodError} when a person is not valid, is given twice, or has a code that is not artificial */
export function readPeople(given: readonly DemoPerson[]): Person[] {
  return z
    .array(person)
    .min(1)
    .refine(
      (people) => new Set(people.map(({ id }) => id)).size === people.length,
      'two people have the same id',
    )
    .parse(given)
}

/** Groups people by story, in the order in which the stories first appear. */
export function byStory(people: readonly Person[]): PeopleOfStory[] {
  const groups = new Map<string | undefined, Person[]>()
  for (const one of people) {
    const group = groups.get(one.story?.id)
    if (group) group.push(one)
    else groups.set(one.story?.id, [one])
  }
  return [...groups.values()].map((group) => ({
    story: group[0]?.story,
    people: group,
  }))
}
