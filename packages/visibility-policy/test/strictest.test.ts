import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unrestricted } from '../src/examples.ts'
import {
  ANSWERS,
  GUARDIAN_DISCLOSURES,
  type RestrictionMarks,
} from '../src/facts.ts'
import { strictestMarks } from '../src/strictest.ts'
import { outcome, readers, type Reader } from './readers.ts'

const both = (...marks: Partial<RestrictionMarks>[]) =>
  strictestMarks(marks.map((one) => ({ ...unrestricted, ...one })))

const anyMarks = fc.record<RestrictionMarks>({
  specialContent: fc.constantFrom(...ANSWERS),
  showFrom: fc.constantFrom(
    'none',
    '2024-02-29',
    '2024-03-02',
    'unknown',
    '2023-02-29',
  ),
  guardianDisclosure: fc.constantFrom(...GUARDIAN_DISCLOSURES),
})

describe('8.1.4 the marks of several cases (A13)', () => {
  it('are special content when one of them is', () => {
    expect(both({}, { specialContent: 'yes' }).specialContent).toBe('yes')
    expect(both({ specialContent: 'yes' }, {}).specialContent).toBe('yes')
    expect(both({}, {}).specialContent).toBe('no')
  })

  it('are delayed to the last of their days', () => {
    expect(both({}, {}).showFrom).toBe('none')
    expect(both({ showFrom: '2024-03-02' }, {}).showFrom).toBe('2024-03-02')
    expect(
      both({ showFrom: '2024-03-02' }, { showFrom: '2024-02-29' }, {}).showFrom,
    ).toBe('2024-03-02')
  })

  it('have the guardian value that withholds most (5.4.3)', () => {
    const order = GUARDIAN_DISCLOSURES.filter((value) => value !== 'unknown')
    const strictness = [
      'disclosed-child-does-not-object',
      'disclosed-despite-prohibition',
      'not-given',
      'withheld-child-prohibits',
      'withheld-own-initiative',
    ]
    expect([...order].sort()).toEqual([...strictness].sort())
    for (const a of order)
      for (const b of order) {
        const expected = strictness.indexOf(a) < strictness.indexOf(b) ? b : a
        expect(
          both({ guardianDisclosure: a }, { guardianDisclosure: b })
            .guardianDisclosure,
        ).toBe(expected)
      }
  })

  it('are unknown where one of them is, and where there is no case', () => {
    const unknown = {
      specialContent: 'unknown',
      showFrom: 'unknown',
      guardianDisclosure: 'unknown',
    } as const
    expect(
      both({ specialContent: 'yes', showFrom: '2024-03-02' }, unknown),
    ).toEqual(unknown)
    expect(
      both(unknown, { guardianDisclosure: 'withheld-own-initiative' }),
    ).toEqual(unknown)
    expect(both({ showFrom: '2023-02-29' }, {}).showFrom).toBe('unknown')
    expect(strictestMarks([])).toEqual({ ...unknown, showFrom: 'none' })
  })

  it('hide from every reader what one of the cases alone hides, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.array(anyMarks, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...(Object.keys(readers) as Reader[])),
        (cases, reader) => {
          const isShown = (caseMarks: RestrictionMarks) =>
            outcome(reader, { caseMarks }) === 'shown'
          expect(isShown(strictestMarks(cases))).toBe(cases.every(isShown))
        },
      ),
      { numRuns: 5_000 },
    )
  })
})
