import { addDays, toPlainDate, type PlainDate } from '@mittkanta/calendar'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ALL,
  RIGHT_TO_INFORMATION,
  SOCIAL_WELFARE_THEME,
  type DemoRelation,
} from '../src/index.ts'
import { readPopulation } from '../src/population.ts'
import { rolesOf } from '../src/roles.ts'
import {
  CODES,
  FAMILY,
  NAMES,
  populationWith,
  TODAY,
  type Name,
} from './support.ts'

const HEALTH_THEME =
  'http://valtuusrekisteri.suomi.fi/terveydenhuollon_asioiden_hoito'
const YESTERDAY = addDays(TODAY, -1)
const TOMORROW = addDays(TODAY, 1)

const roles = (
  relations: readonly DemoRelation[],
  delegate: Name,
  principal: Name,
  today: PlainDate = TODAY,
) =>
  rolesOf(
    readPopulation(populationWith(relations)),
    CODES[delegate],
    CODES[principal],
    today,
  )

/** What Maria, Johan (guardians) and Petter (right to information) may for Leo. */
const forLeo = (...more: readonly DemoRelation[]) => {
  const relations = [...FAMILY, ...more]
  return {
    maria: roles(relations, 'maria', 'leo'),
    johan: roles(relations, 'johan', 'leo'),
    petter: roles(relations, 'petter', 'leo'),
  }
}

const YES = {
  maria: [ALL],
  johan: [ALL],
  petter: [RIGHT_TO_INFORMATION],
}
const NOBODY = { maria: [], johan: [], petter: [] }

const marked = (person: Name): DemoRelation => ({
  kind: 'restricted-marking',
  person,
  from: TODAY,
})
const agreement = (
  guardian: Name,
  rest: Partial<Extract<DemoRelation, { kind: 'custody-agreement' }>>,
): DemoRelation => ({
  kind: 'custody-agreement',
  guardian,
  child: 'leo',
  isStructured: true,
  decidesInSocialWelfare: true,
  confirmedOn: TODAY,
  ...rest,
})

interface Case {
  readonly what: string
  readonly relations: readonly DemoRelation[]
  readonly expected: {
    readonly maria: readonly string[]
    readonly johan: readonly string[]
    readonly petter: readonly string[]
  }
}

const BLOCKED: readonly Case[] = [
  {
    what: 'the child has a restricted marking: nobody',
    relations: [marked('leo')],
    expected: NOBODY,
  },
  {
    what: 'one guardian has a restricted marking: that guardian alone',
    relations: [marked('maria')],
    expected: { ...NOBODY, maria: [ALL] },
  },
  {
    what: 'both guardians have a restricted marking: nobody',
    relations: [marked('maria'), marked('johan')],
    expected: NOBODY,
  },
  {
    what: 'a guardian has been declared incompetent: the other',
    relations: [{ kind: 'incapacity', person: 'maria', from: TODAY }],
    expected: { ...YES, maria: [] },
  },
  {
    what: 'a person with right to information has been declared incompetent: the guardians',
    relations: [{ kind: 'incapacity', person: 'petter' }],
    expected: { ...YES, petter: [] },
  },
  {
    what: 'a guardian has a trustee: the other',
    relations: [{ kind: 'trustee', person: 'johan', trustee: 'stranger' }],
    expected: { ...YES, johan: [] },
  },
  {
    what: 'a person with right to information has a trustee: the guardians',
    relations: [{ kind: 'trustee', person: 'petter', trustee: 'stranger' }],
    expected: { ...YES, petter: [] },
  },
  {
    what: 'a guardian may not decide in social welfare: reads',
    relations: [agreement('johan', { decidesInSocialWelfare: false })],
    expected: { ...YES, johan: [RIGHT_TO_INFORMATION] },
  },
  {
    what: 'shared custody is recorded without structure: nobody',
    relations: [agreement('johan', { isStructured: false })],
    expected: NOBODY,
  },
  {
    what: 'a guardian has died: the other',
    relations: [{ kind: 'death', person: 'maria', on: TODAY }],
    expected: { ...YES, maria: [] },
  },
  {
    what: 'the child has died: nobody',
    relations: [{ kind: 'death', person: 'leo', on: TODAY }],
    expected: NOBODY,
  },
]

const NOT_BLOCKED: readonly Case['relations'][number][][] = [
  [{ kind: 'trustee', person: 'leo', trustee: 'stranger' }],
  [{ kind: 'taken-into-care', child: 'leo' }],
  [
    agreement('johan', {
      isStructured: false,
      decidesInSocialWelfare: false,
      concernsOnlyLiving: true,
    }),
  ],
  [agreement('johan', {})],
  [marked('petter')],
  [marked('stranger')],
  [{ kind: 'restricted-marking', person: 'leo', until: YESTERDAY }],
  [{ kind: 'restricted-marking', person: 'maria', from: TOMORROW }],
  [{ kind: 'incapacity', person: 'maria', from: TOMORROW }],
  [
    {
      kind: 'trustee',
      person: 'maria',
      trustee: 'stranger',
      until: YESTERDAY,
    },
  ],
  [
    agreement('johan', {
      isStructured: false,
      confirmedOn: TOMORROW,
    }),
  ],
  [{ kind: 'death', person: 'maria', on: TOMORROW }],
]

describe('acting for a minor (5.4.2)', () => {
  it('is for guardians, and with right to information for reading', () => {
    expect(forLeo()).toEqual(YES)
  })

  it.each(BLOCKED)('when $what', ({ relations, expected }) => {
    expect(forLeo(...relations)).toEqual(expected)
  })

  it.each(
    NOT_BLOCKED.map((relations) => [JSON.stringify(relations), relations]),
  )('is not stopped by %s', (_text, relations) => {
    expect(forLeo(...relations)).toEqual(YES)
  })

  it('does not need a guardian who is of age', () => {
    const relations: DemoRelation[] = [
      { kind: 'guardianship', guardian: 'ines', child: 'leo' },
    ]

    expect(roles(relations, 'ines', 'leo')).toEqual([ALL])
  })

  it('lets the only guardian act who has a marking', () => {
    const relations: DemoRelation[] = [
      { kind: 'guardianship', guardian: 'maria', child: 'leo' },
      marked('maria'),
    ]

    expect(roles(relations, 'maria', 'leo')).toEqual([ALL])
  })

  it('is not stopped by the marking of a former guardian', () => {
    const relations: DemoRelation[] = [
      { kind: 'guardianship', guardian: 'maria', child: 'leo' },
      {
        kind: 'guardianship',
        guardian: 'johan',
        child: 'leo',
        until: YESTERDAY,
      },
      marked('johan'),
    ]

    expect(roles(relations, 'maria', 'leo')).toEqual([ALL])
    expect(roles(relations, 'johan', 'leo')).toEqual([])
  })

  it('is not regained by right to information when a block holds', () => {
    const relations: DemoRelation[] = [
      { kind: 'right-to-information', person: 'johan', child: 'leo' },
      agreement('johan', { isStructured: false }),
    ]

    expect(forLeo(...relations)).toEqual(NOBODY)
  })

  it('ends at midnight when the child turns 18', () => {
    const at = (today: string) =>
      (['maria', 'johan', 'petter'] as const).map((name) =>
        roles(FAMILY, name, 'leo', toPlainDate(today)),
      )

    expect(at('2026-04-30')).toEqual([[ALL], [ALL], [RIGHT_TO_INFORMATION]])
    expect(at('2026-05-01')).toEqual([[], [], []])
  })

  it.each(['guardianship', 'right-to-information'] as const)(
    'lasts from the first to the last day of a %s',
    (kind) => {
      const period = { from: YESTERDAY, until: TOMORROW }
      const relation: DemoRelation =
        kind === 'guardianship'
          ? { kind, guardian: 'maria', child: 'leo', ...period }
          : { kind, person: 'maria', child: 'leo', ...period }
      const has = (today: PlainDate) =>
        roles([relation], 'maria', 'leo', today).length > 0

      expect(
        [-2, -1, 0, 1, 2].map((days) => has(addDays(TODAY, days))),
      ).toEqual([false, true, true, true, false])
    },
  )

  it('is not for the trustee of the child, nor on a mandate', () => {
    const relations: DemoRelation[] = [
      { kind: 'trustee', person: 'leo', trustee: 'stranger' },
      {
        kind: 'mandate',
        giver: 'leo',
        holder: 'stranger',
        theme: SOCIAL_WELFARE_THEME,
        from: YESTERDAY,
        until: TOMORROW,
      },
    ]

    expect(roles(relations, 'stranger', 'leo')).toEqual([])
  })
})

describe('acting for an adult', () => {
  const mandate = (
    rest: Partial<Extract<DemoRelation, { kind: 'mandate' }>> = {},
  ): DemoRelation => ({
    kind: 'mandate',
    giver: 'aino',
    holder: 'maria',
    theme: SOCIAL_WELFARE_THEME,
    from: YESTERDAY,
    until: TOMORROW,
    ...rest,
  })
  const mariaForAino = (...relations: readonly DemoRelation[]) =>
    roles(relations, 'maria', 'aino')

  it('is by the themes of the mandates, each once', () => {
    expect(
      mariaForAino(mandate(), mandate({ theme: HEALTH_THEME }), mandate()),
    ).toEqual([SOCIAL_WELFARE_THEME, HEALTH_THEME])
  })

  it.each([
    ['begins tomorrow', { from: TOMORROW }],
    ['ended yesterday', { until: YESTERDAY }],
    ['was revoked today', { revokedOn: TODAY }],
    ['was revoked yesterday', { revokedOn: YESTERDAY }],
    ['was given to another', { holder: 'johan' }],
    ['was given by another', { giver: 'johan' }],
  ])('is not possible when the mandate %s', (_what, rest) => {
    expect(mariaForAino(mandate(rest))).toEqual([])
  })

  it.each([
    ['begins today', { from: TODAY }],
    ['ends today', { until: TODAY }],
    ['is revoked tomorrow', { revokedOn: TOMORROW }],
  ])('is possible when the mandate %s', (_what, rest) => {
    expect(mariaForAino(mandate(rest))).toEqual([SOCIAL_WELFARE_THEME])
  })

  it('does not go the other way', () => {
    expect(roles([mandate()], 'aino', 'maria')).toEqual([])
  })

  it.each<[string, DemoRelation]>([
    ['the giver has died', { kind: 'death', person: 'aino', on: TODAY }],
    ['the holder has died', { kind: 'death', person: 'maria', on: TODAY }],
    ['the giver is incompetent', { kind: 'incapacity', person: 'aino' }],
    ['the holder is incompetent', { kind: 'incapacity', person: 'maria' }],
    [
      'the holder has a trustee',
      { kind: 'trustee', person: 'maria', trustee: 'johan' },
    ],
  ])('is not possible when %s', (_what, relation) => {
    expect(mariaForAino(mandate(), relation)).toEqual([])
  })

  it.each<[string, DemoRelation]>([
    ['has a restricted marking', marked('aino')],
    ['has a trustee', { kind: 'trustee', person: 'aino', trustee: 'johan' }],
  ])('is possible when the giver %s', (_what, relation) => {
    expect(mariaForAino(mandate(), relation)).toEqual([SOCIAL_WELFARE_THEME])
  })

  it('is never possible as trustee, nor as guardian', () => {
    const relations: DemoRelation[] = [
      { kind: 'trustee', person: 'aino', trustee: 'maria' },
      { kind: 'guardianship', guardian: 'maria', child: 'aino' },
      { kind: 'right-to-information', person: 'maria', child: 'aino' },
    ]

    expect(mariaForAino(...relations)).toEqual([])
  })
})

describe('rolesOf', () => {
  const person = fc.constantFrom(...NAMES)
  const day = fc.integer({ min: -900, max: 900 }).map((n) => addDays(TODAY, n))
  const period = fc.record({ from: day, until: day }, { requiredKeys: [] })
  const relation: fc.Arbitrary<DemoRelation> = fc.oneof(
    fc.record({
      kind: fc.constant('mandate' as const),
      giver: person,
      holder: person,
      theme: fc.constantFrom(SOCIAL_WELFARE_THEME, HEALTH_THEME),
      from: day,
      until: day,
    }),
    fc.record({
      kind: fc.constant('custody-agreement' as const),
      guardian: person,
      child: person,
      confirmedOn: day,
      isStructured: fc.boolean(),
      decidesInSocialWelfare: fc.boolean(),
      concernsOnlyLiving: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('death' as const),
      person,
      on: day,
    }),
    fc
      .tuple(
        fc.record({
          kind: fc.constantFrom('restricted-marking', 'incapacity'),
          person,
        }),
        period,
      )
      .map(([one, held]) => ({ ...one, ...held })),
    fc
      .tuple(
        fc.record({
          kind: fc.constant('guardianship' as const),
          guardian: person,
          child: person,
        }),
        period,
      )
      .map(([one, held]) => ({ ...one, ...held })),
    fc
      .tuple(
        fc.record({
          kind: fc.constant('right-to-information' as const),
          person,
          child: person,
        }),
        period,
      )
      .map(([one, held]) => ({ ...one, ...held })),
  )
  const relations = fc.array(relation, { maxLength: 12 })
  const runs = { numRuns: 2000 }

  it('gives no role without a relation to the very person', () => {
    fc.assert(
      fc.property(relations, person, person, (all, delegate, principal) => {
        const between = all.filter(
          (one) =>
            !(
              (one.kind === 'guardianship' &&
                one.guardian === delegate &&
                one.child === principal) ||
              (one.kind === 'right-to-information' &&
                one.person === delegate &&
                one.child === principal) ||
              (one.kind === 'mandate' &&
                one.holder === delegate &&
                one.giver === principal)
            ),
        )
        expect(roles(between, delegate, principal)).toEqual([])
      }),
      runs,
    )
  })

  it('gives a theme for adults only, and all matters or information for minors only', () => {
    fc.assert(
      fc.property(relations, person, person, (all, delegate, principal) => {
        const isMinor = principal === 'leo' || principal === 'ines'
        const possible = isMinor
          ? [ALL, RIGHT_TO_INFORMATION]
          : [SOCIAL_WELFARE_THEME, HEALTH_THEME]
        const given = roles(all, delegate, principal)

        expect(given.filter((role) => !possible.includes(role))).toEqual([])
        if (isMinor) expect(given.length).toBeLessThanOrEqual(1)
      }),
      runs,
    )
  })

  it('gives no role to a person for themselves', () => {
    fc.assert(
      fc.property(relations, person, (all, one) => {
        expect(roles(all, one, one)).toEqual([])
      }),
      runs,
    )
  })

  it('is never widened by a block', () => {
    const block = relation.filter(({ kind }) =>
      [
        'restricted-marking',
        'incapacity',
        'death',
        'custody-agreement',
      ].includes(kind),
    )
    fc.assert(
      fc.property(
        relations,
        block,
        person,
        person,
        (all, more, delegate, principal) => {
          const before = roles(all, delegate, principal)
          const after = roles([...all, more], delegate, principal)
          const isNoWider =
            after.every((role) => before.includes(role)) ||
            (before[0] === ALL && after[0] === RIGHT_TO_INFORMATION)

          expect(isNoWider).toBe(true)
        },
      ),
      runs,
    )
  })
})
