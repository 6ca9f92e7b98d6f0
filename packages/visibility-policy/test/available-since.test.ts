import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { availableSince, type Stage } from '../src/available-since.ts'
import { visibleDocument, visibleOccasion } from '../src/examples.ts'
import type { DocumentFacts } from '../src/facts.ts'
import { READER_KINDS, readerKindOf } from '../src/reader-kinds.ts'
import { days, documents } from './facts.arbitrary.ts'
import { caseMarked, disclosure, marked, readers } from './readers.ts'

/** A stage that begins with a day of January 2024. */
const from = (
  day: number,
  ...facts: readonly Partial<DocumentFacts>[]
): Stage => ({
  at: day,
  on: `2024-01-${String(day).padStart(2, '0')}`,
  facts: (facts.length > 0 ? facts : [{}]).map((one) => ({
    ...visibleDocument,
    ...one,
  })),
})

const both = (stages: readonly Stage[]) =>
  READER_KINDS.map((kind) => availableSince(kind, stages)?.at)

const special = marked({ specialContent: 'yes' })
const withheld = disclosure('withheld-child-prohibits')
const until20 = marked({ showFrom: '2024-01-20' })

describe('availableSince', () => {
  it('is the archiving of the first version where nothing hid it (5.1.2, A3)', () => {
    expect(availableSince('client', [from(3), from(5), from(9)])).toEqual({
      at: 3,
      on: '2024-01-03',
      isEndOfDelay: false,
    })
  })

  it('is nothing while something hides it', () => {
    expect(both([from(3), from(5, special)])).toEqual([undefined, undefined])
    expect(both([])).toEqual([undefined, undefined])
  })

  it.each([
    ['special content', special],
    ['special content of a case', caseMarked({ specialContent: 'yes' })],
    ['a delay', until20],
    ['a delay of a case', caseMarked({ showFrom: '2024-01-20' })],
    ['a hidden main document', { mainDocument: 'hidden' }],
    ['a type of a permanent set', { typeSet: 'shelter' }],
    ['a service of a permanent set', { serviceSets: ['payment-commitment'] }],
  ] as const)(
    'is the end of %s, for every kind of reader (5.3.1, 5.3.2)',
    (_what, facts) => {
      expect(both([from(3, facts), from(7)])).toEqual([7, 7])
      expect(both([from(3), from(5, facts), from(7)])).toEqual([7, 7])
    },
  )

  it.each([
    ['a prohibition', withheld],
    ['a worker’s withholding', disclosure('withheld-own-initiative')],
    ['a value that was not given', disclosure('not-given')],
    [
      'a prohibition in the case',
      caseMarked({ guardianDisclosure: 'withheld-child-prohibits' }),
    ],
  ])(
    'is the end of %s for those who read as guardians alone (5.4.3)',
    (_what, facts) => {
      expect(both([from(3, facts), from(7)])).toEqual([3, 7])
    },
  )

  it('is the same for both where the document is joint: guardian values do not keep it from its clients (5.4.4, A19)', () => {
    const joint = { clients: 'several' } as const

    expect(both([from(3, { ...withheld, ...joint }), from(7, joint)])).toEqual([
      3, 3,
    ])
  })

  it('is the end of the last of several', () => {
    expect(
      both([
        from(3, { ...special, ...caseMarked({ showFrom: '2024-01-06' }) }),
        from(5, caseMarked({ showFrom: '2024-01-06' })),
        from(6, withheld),
        from(9),
      ]),
    ).toEqual([6, 9])
  })

  it('counts the document and every case and main document of it', () => {
    expect(both([from(3, {}, special), from(7, {}, {})])).toEqual([7, 7])
    expect(both([from(3, {}, withheld), from(7, {}, {})])).toEqual([3, 7])
  })

  it('is not moved by MittKanta’s first phase, nor by the closing of the case (5.2.1, A3)', () => {
    const ofPhase = { typeSet: 'adoption-counselling' } as const

    expect(both([from(3, ofPhase), from(7)])).toEqual([3, 3])
    expect(both([from(3, { clients: 'several' }), from(7)])).toEqual([3, 3])
    expect(both([from(3, { casesClosedOn: '1990-01-01' }), from(7)])).toEqual([
      3, 3,
    ])
  })

  it('is the end of a delay only when nothing else hid the document before (5.3.1, A6)', () => {
    const isEnd = (...stages: Stage[]) =>
      availableSince('client', stages)?.isEndOfDelay

    expect(isEnd(from(3, until20), from(20))).toBe(true)
    expect(
      isEnd(from(3, caseMarked({ showFrom: '2024-01-20' })), from(9)),
    ).toBe(true)
    const alsoSpecial = marked({
      showFrom: '2024-01-20',
      specialContent: 'yes',
    })
    expect(isEnd(from(3, alsoSpecial), from(20))).toBe(false)
    expect(isEnd(from(3, special), from(5, until20), from(20))).toBe(true)
    expect(isEnd(from(3, until20), from(5, special), from(20))).toBe(false)
    expect(isEnd(from(3, until20), from(20), from(25))).toBe(true)
    expect(isEnd(from(3))).toBe(false)
  })

  it('is the beginning of the last stretch of visible stages, whatever they are', () => {
    const stage = fc.record({
      facts: fc.array(documents, { minLength: 1, maxLength: 2 }),
      on: days,
    })
    fc.assert(
      fc.property(fc.array(stage, { maxLength: 6 }), (given) => {
        const stages = given.map((one, at) => ({ ...one, at }))
        for (const kind of READER_KINDS) {
          const isVisible = (one: Stage) =>
            availableSince(kind, [one]) !== undefined
          const last = stages.findLastIndex((one) => !isVisible(one))
          const expected = stages.at(last + 1)
          expect(availableSince(kind, stages)?.at).toBe(
            last === stages.length - 1 ? undefined : expected?.at,
          )
        }
      }),
      { numRuns: 1_000 },
    )
  })

  it('is never earlier for those who read as guardians', () => {
    const stage = fc.record({
      facts: fc.array(documents, { minLength: 1, maxLength: 2 }),
      on: days,
    })
    fc.assert(
      fc.property(fc.array(stage, { maxLength: 4 }), (given) => {
        const stages = given.map((one, at) => ({ ...one, at }))
        const forGuardians = availableSince('guardians', stages)
        if (forGuardians === undefined) return
        const forClient = availableSince('client', stages)
        expect(forClient?.at).toBeLessThanOrEqual(forGuardians.at)
      }),
      { numRuns: 1_000 },
    )
  })
})

describe('readerKindOf', () => {
  it('distinguishes guardians from all other readers (5.4.1, A3)', () => {
    const kinds = Object.fromEntries(
      Object.entries(readers).map(([name, reader]) => [
        name,
        readerKindOf({ ...visibleOccasion, ...reader }),
      ]),
    )
    expect(kinds).toEqual({
      'the adult client': 'client',
      'the minor client': 'client',
      'a guardian': 'guardians',
      'a person with a right to information': 'guardians',
      'a mandate holder': 'client',
    })
  })
})
