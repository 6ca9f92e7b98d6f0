import { describe, expect, it } from 'vitest'
import { decideTask } from '../src/decide.ts'
import { ownTask, visibleCase, visibleOccasion } from '../src/examples.ts'
import {
  ANSWERS,
  GROUNDS,
  GUARDIAN_DISCLOSURES,
  type CaseFacts,
  type Occasion,
  type TaskFacts,
} from '../src/facts.ts'
import { taskBars } from '../src/tasks.ts'
import { readers, today, tomorrow, type Reader } from './readers.ts'
import { referenceTaskOutcome } from './reference.ts'

const everybody = Object.keys(readers) as Reader[]
const asGuardian: readonly Reader[] = [
  'a guardian',
  'a person with a right to information',
]

const listed = (
  reader: Reader,
  facts: TaskFacts,
  occasion: Partial<Occasion> = {},
) =>
  decideTask({ ...visibleOccasion, ...readers[reader], ...occasion }, facts)
    .outcome === 'shown'

/** Another task, with one case of the client in it. */
const other = (facts: Partial<CaseFacts> = {}): TaskFacts => ({
  isOfOwnCase: 'no',
  openCase: { ...visibleCase, ...facts },
})

const everyMembership = (['one', 'several', 'unknown'] as const).flatMap(
  (clients) => ANSWERS.map((readerIsClient) => ({ clients, readerIsClient })),
)

describe('11.2 the service tasks of a document (A36)', () => {
  it('adds no marks to what is shown', () => {
    expect(decideTask(visibleOccasion, ownTask)).toMatchObject({
      outcome: 'shown',
      marks: [],
    })
  })

  it('rests on the tasks of a case, on guardian values and on decision A36', () => {
    expect(taskBars[0]?.seeAlso?.map(({ section }) => section)).toEqual([
      '11.3.2',
      '5.4.4',
    ])
    expect(taskBars.map(({ decisions }) => decisions)).toEqual([
      ['A36'],
      ['A36', 'unknown'],
    ])
  })

  it('lists it under the task of its case, for every reader', () => {
    for (const reader of everybody) {
      expect(listed(reader, ownTask)).toBe(true)
      expect(
        listed(reader, {
          ...other({ specialContent: 'yes' }),
          isOfOwnCase: 'yes',
        }),
      ).toBe(true)
    }
  })

  it('lists it under another task in which the reader could see a case', () => {
    for (const reader of everybody) {
      expect(listed(reader, other())).toBe(true)
      expect(listed(reader, other({ showFrom: today }))).toBe(true)
      expect(listed(reader, other({ guardianDisclosure: 'not-given' }))).toBe(
        true,
      )
    }
  })

  it.each([
    ['without a case', { isOfOwnCase: 'no', openCase: 'none' }],
    ['with special content', other({ specialContent: 'yes' })],
    ['with a delay to come', other({ showFrom: tomorrow })],
    [
      'with an unknown mark of special content',
      other({ specialContent: 'unknown' }),
    ],
    ['with an unknown delay', other({ showFrom: 'unknown' })],
    [
      'with a delay until no day of the calendar',
      other({ showFrom: '2024-02-30' }),
    ],
    [
      'with an unknown guardian value',
      other({ guardianDisclosure: 'unknown' }),
    ],
    ['of an unknown number of clients', other({ clients: 'unknown' })],
    [
      'of which it is not known whether the reader is its client',
      other({ readerIsClient: 'unknown' }),
    ],
    [
      'of which it is not known whose task it is',
      { ...other(), isOfOwnCase: 'unknown' },
    ],
  ] as const)('lists it for no reader under a task %s', (_words, facts) => {
    for (const reader of everybody) expect(listed(reader, facts)).toBe(false)
  })

  it.each(['withheld-child-prohibits', 'withheld-own-initiative'] as const)(
    'keeps from those who read as guardians a task whose cases are %s (5.4.3)',
    (guardianDisclosure) => {
      for (const reader of everybody) {
        expect(listed(reader, other({ guardianDisclosure }))).toBe(
          !asGuardian.includes(reader),
        )
      }
    },
  )

  it('hides the task of a joint case from a reader who acts and is not its client (5.4.4)', () => {
    const joint = { clients: 'several', readerIsClient: 'no' } as const
    for (const reader of everybody) {
      const isSubject = readers[reader].ground === 'own'
      expect(listed(reader, other(joint))).toBe(isSubject)
      expect(listed(reader, other({ ...joint, readerIsClient: 'yes' }))).toBe(
        true,
      )
    }
  })

  it('lists nothing on a day that is not known, nor for a reader without a ground', () => {
    expect(listed('the adult client', other(), { today: 'unknown' })).toBe(
      false,
    )
    expect(listed('the adult client', ownTask, { ground: 'none' })).toBe(false)
    expect(listed('a guardian', other(), { subjectAge: 'adult' })).toBe(false)
  })

  it('agrees with the reference for every reader, day and mark of a case', () => {
    const differing: unknown[] = []
    for (const ground of GROUNDS)
      for (const subjectAge of ['minor', 'adult', 'unknown'] as const)
        for (const isOfOwnCase of ANSWERS)
          for (const specialContent of ANSWERS)
            for (const showFrom of ['none', today, tomorrow, 'unknown'])
              for (const guardianDisclosure of GUARDIAN_DISCLOSURES)
                for (const openCase of [
                  'none',
                  ...everyMembership.map((membership) => ({
                    ...membership,
                    specialContent,
                    showFrom,
                    guardianDisclosure,
                  })),
                ] as const) {
                  const occasion = { ...visibleOccasion, ground, subjectAge }
                  const facts = { isOfOwnCase, openCase }
                  const isListed =
                    decideTask(occasion, facts).outcome === 'shown'
                  if (isListed !== referenceTaskOutcome(occasion, facts)) {
                    differing.push({ occasion, facts })
                  }
                }
    expect(differing).toEqual([])
  })

  for (const { id, example } of taskBars) {
    it(`is decided by ${id} alone in its example`, () => {
      expect(
        decideTask(
          { ...visibleOccasion, ...example.occasion },
          { ...ownTask, ...example.facts },
        ),
      ).toEqual({ outcome: 'hidden', reasons: [id] })
    })
  }
})
