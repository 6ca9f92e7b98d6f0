import { requiredLine } from '@mittkanta/contracts'
import { z } from 'zod'
import { ContentLanguage, Day, Key, Texts } from './primitives.ts'

/**
 * A person of the story. The identity code is computed, and always artificial.
 */
export const Person = z
  .strictObject({
    key: Key,
    firstName: requiredLine(300),
    lastName: requiredLine(300),
    birthDate: Day,
    individualNumber: z
      .number()
      .int()
      .min(900, 'an artificial identity code has an individual number 900–999')
      .max(999, 'an artificial identity code has an individual number 900–999')
      .meta({
        description:
          'Individual number of the artificial identity code, 900–999; even for women, odd for men. Codes that a person could have are refused.',
      }),
    language: ContentLanguage,
    about: Texts.meta({
      description: 'Who this is in the story, for the sign-in page of the demo',
    }),
  })
  .meta({ id: 'Person' })
export type Person = z.infer<typeof Person>

const someone = (role: string) => Key.meta({ description: role })

/**
 * What national registries know of the people: who may act for whom, and what
 * prevents it. Nothing of this is sent to the archive.
 */
export const Relation = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('guardianship'),
      guardian: someone('The guardian'),
      child: someone('The minor'),
      from: Day.optional().meta({ description: 'Absent: since birth' }),
      until: Day.optional().meta({ description: 'Absent: until 18 years' }),
    }),
    z.strictObject({
      kind: z.literal('custody-agreement'),
      guardian: someone('The guardian whom the agreement concerns'),
      child: someone('The minor'),
      isStructured: z.boolean().meta({
        description:
          'Whether it was made after structured recording began; an older one stops the guardian from acting (5.4.2)',
      }),
      decidesInSocialWelfare: z.boolean(),
      confirmedOn: Day,
    }),
    z.strictObject({
      kind: z.literal('right-to-information'),
      person: someone('Who has the right'),
      child: someone('The minor'),
      from: Day,
      until: Day.optional(),
    }),
    z.strictObject({
      kind: z.literal('restricted-marking'),
      person: someone('Whose whereabouts are protected (13.4)'),
      from: Day,
      until: Day.optional(),
    }),
    z.strictObject({
      kind: z.literal('incapacity'),
      person: someone('Who has been declared incompetent'),
      from: Day,
    }),
    z.strictObject({
      kind: z.literal('trustee'),
      person: someone('Who has a trustee (intressebevakare)'),
      trustee: someone('The trustee'),
      from: Day,
      until: Day.optional(),
    }),
    z.strictObject({
      kind: z.literal('death'),
      person: someone('Who has died'),
      on: Day,
    }),
    z.strictObject({
      kind: z.literal('mandate'),
      giver: someone('Whose matters are attended to'),
      holder: someone('Who attends to them'),
      theme: z
        .enum(['social-welfare-matters'])
        .meta({ description: 'Theme of the electronic mandate' }),
      from: Day,
      until: Day.meta({ description: 'Last day of validity' }),
      revokedOn: Day.optional(),
    }),
  ])
  .meta({ id: 'Relation' })
export type Relation = z.infer<typeof Relation>
