import { describe, expect, it } from 'vitest'
import type { ClientRelationFacts } from '../src/facts.ts'
import {
  disclosure,
  marked,
  readers,
  readsRelation,
  today,
  tomorrow,
  type Reader,
} from './readers.ts'

const relations = {
  'a client relation document': {},
  'one of a schema before 2019-06': { schema: 'before-2019-06' },
  'a superseded one': { version: 'superseded' },
  'an annulled one': { status: 'annulled' },
  'another person’s': { subjectIsClient: 'no' },
  'special content': marked({ specialContent: 'yes' }),
  'a delayed one': marked({ showFrom: tomorrow }),
  'one whose delay has ended': marked({ showFrom: today }),
  'one that the child prohibited': disclosure('withheld-child-prohibits'),
  'one that a worker withholds': disclosure('withheld-own-initiative'),
  'one whose prohibition was refused': disclosure(
    'disclosed-despite-prohibition',
  ),
  'one without a guardian value': disclosure('not-given'),
} satisfies Record<string, Partial<ClientRelationFacts>>

type Name = keyof typeof relations

const shownToAll: readonly string[] = [
  'a client relation document',
  'one whose delay has ended',
  'one whose prohibition was refused',
] satisfies Name[]

const keptFromGuardians: readonly string[] = [
  'one that the child prohibited',
  'one that a worker withholds',
  'one without a guardian value',
] satisfies Name[]

const asGuardian: readonly Reader[] = [
  'a guardian',
  'a person with a right to information',
]

describe('whose front page gets its data from what', () => {
  for (const reader of Object.keys(readers) as Reader[])
    for (const [name, facts] of Object.entries(relations)) {
      const isShown =
        shownToAll.includes(name) ||
        (keptFromGuardians.includes(name) && !asGuardian.includes(reader))

      it(`${reader}: ${name} → ${isShown ? 'shown' : 'hidden'}`, () => {
        for (const phase of ['1', 'later'] as const) {
          const { outcome } = readsRelation(reader, facts, { phase })

          expect(outcome === 'shown').toBe(isShown)
        }
      })
    }
})

describe('decideClientRelation', () => {
  it('shows front-page data on a ground and without marks', () => {
    expect(readsRelation('the adult client')).toEqual({
      outcome: 'shown',
      ground: 'own-record',
      marks: [],
    })
    expect(
      readsRelation('the minor client', relations['one whose delay has ended']),
    ).toMatchObject({ marks: [] })
  })

  it('counts special content for the information text (A8)', () => {
    const special = relations['special content']

    expect(readsRelation('the minor client', special)).toEqual({
      outcome: 'hidden-and-counts',
      reasons: ['special-content'],
    })
    expect(readsRelation('a guardian', special).outcome).toBe('hidden')
  })

  it('counts a delay of it for the information text of the client alone (5.1.1, A8)', () => {
    const isDelayed = relations['a delayed one']

    expect(readsRelation('the adult client', isDelayed)).toEqual({
      outcome: 'hidden-and-counts',
      reasons: ['client-relation-delayed'],
    })
    expect(readsRelation('the minor client', isDelayed).outcome).toBe(
      'hidden-and-counts',
    )
    for (const reader of ['a guardian', 'a mandate holder'] as const) {
      expect(readsRelation(reader, isDelayed).outcome).toBe('hidden')
    }
    expect(
      readsRelation('the adult client', {
        ...isDelayed,
        schema: 'before-2019-06',
      }).outcome,
    ).toBe('hidden')
  })

  it('counts special content that is delayed as well', () => {
    const both = marked({ specialContent: 'yes', showFrom: tomorrow })

    expect(readsRelation('the adult client', both).outcome).toBe(
      'hidden-and-counts',
    )
  })

  it('does not count special content of an old schema', () => {
    expect(
      readsRelation('the adult client', {
        ...relations['special content'],
        schema: 'before-2019-06',
      }).outcome,
    ).toBe('hidden')
  })

  it('says why, and first that there is no ground', () => {
    expect(
      readsRelation('a guardian', relations['an annulled one'], {
        subjectAge: 'adult',
      }),
    ).toEqual({ outcome: 'hidden', reasons: ['no-ground', 'annulled'] })
  })

  it('hides what no type allows like an unknown', () => {
    expect(
      readsRelation('the adult client', { schema: '2031' as never }),
    ).toEqual({
      outcome: 'hidden',
      reasons: ['unknown-client-relation-schema'],
    })
  })
})
