import { describe, expect, it } from 'vitest'
import {
  caseMarked,
  disclosure,
  marked,
  outcome,
  readers,
  reasons,
  shownMarks,
  today,
  tomorrow,
  type Reader,
} from './readers.ts'

const everybody = Object.keys(readers) as Reader[]
const PHASE_1 = { phase: '1' } as const

/** What Tabell 5.5.1 says of the archive and of MittKanta, row by row. */
describe('Tabell 5.5.1', () => {
  it('row 1: does not return a document while its delay is in the future', () => {
    for (const reader of everybody) {
      expect(reasons(reader, marked({ showFrom: tomorrow }))).toEqual([
        'delayed',
      ])
      expect(outcome(reader, marked({ showFrom: today }))).toBe('shown')
    }
  })

  it('row 2: does not return a case’s documents while its delay is in the future', () => {
    for (const reader of everybody) {
      expect(reasons(reader, caseMarked({ showFrom: tomorrow }))).toEqual([
        'case-delayed',
      ])
      expect(outcome(reader, caseMarked({ showFrom: today }))).toBe('shown')
    }
  })

  it('row 3: does not return a document that is special content', () => {
    for (const reader of everybody) {
      expect(reasons(reader, marked({ specialContent: 'yes' }))).toEqual([
        'special-content',
      ])
    }
  })

  it('row 4: does not return the documents of a case that is special content', () => {
    for (const reader of everybody) {
      expect(reasons(reader, caseMarked({ specialContent: 'yes' }))).toEqual([
        'case-special-content',
      ])
    }
  })

  it('row 5: returns it to minor and guardian with value 1', () => {
    const facts = disclosure('disclosed-child-does-not-object')

    expect(shownMarks('the minor client', facts)).toEqual([])
    expect(shownMarks('a guardian', facts)).toEqual([])
  })

  it('row 6: returns it to the minor alone, who is informed, with value 2', () => {
    const facts = disclosure('withheld-child-prohibits')

    expect(shownMarks('the minor client', facts)).toEqual([
      'withheld-from-guardians',
    ])
    expect(outcome('a guardian', facts)).toBe('hidden')
  })

  it('row 7: returns it to minor and guardian with value 3', () => {
    const facts = disclosure('disclosed-despite-prohibition')

    expect(shownMarks('the minor client', facts)).toEqual([])
    expect(shownMarks('a guardian', facts)).toEqual([])
  })

  it('row 8: returns it to the minor alone, who is informed, with value 4', () => {
    const facts = disclosure('withheld-own-initiative')

    expect(shownMarks('the minor client', facts)).toEqual([
      'withheld-from-guardians',
    ])
    expect(outcome('a guardian', facts)).toBe('hidden')
  })

  it('row 8: in serious danger acts as in row 3', () => {
    const facts = marked({
      specialContent: 'yes',
      guardianDisclosure: 'withheld-own-initiative',
    })

    expect(outcome('the minor client', facts)).not.toBe('shown')
    expect(outcome('a guardian', facts)).not.toBe('shown')
  })

  it('row 9: does not return adoption counselling in the first phase', () => {
    for (const reader of everybody) {
      const facts = { serviceSets: ['adoption-counselling'] } as const

      expect(reasons(reader, facts, PHASE_1)).toEqual([
        'adoption-counselling-in-phase-1',
      ])
    }
  })

  it('row 10: does not return parenthood investigation', () => {
    for (const reader of everybody) {
      expect(
        reasons(reader, { serviceSets: ['parenthood-investigation'] }),
      ).toEqual(['parenthood-investigation'])
    }
  })

  it('row 11: does not return shelter service', () => {
    for (const reader of everybody) {
      expect(reasons(reader, { serviceSets: ['shelter'] })).toEqual([
        'shelter-service',
      ])
      expect(reasons(reader, { typeSet: 'shelter' })).toEqual([
        'shelter-service',
      ])
    }
  })

  it('row 12: does not return the violence documents', () => {
    for (const reader of everybody) {
      expect(reasons(reader, { typeSet: 'violence-prevention' })).toEqual([
        'violence-prevention',
      ])
    }
  })

  it('row 13: does not return journal entries in the first phase', () => {
    for (const reader of everybody) {
      const facts = { group: 'journal-entry' } as const

      expect(reasons(reader, facts, PHASE_1)).toEqual([
        'journal-entry-in-phase-1',
      ])
      expect(outcome(reader, facts)).toBe('shown')
    }
  })

  it('row 14: does not return old and first-phase documents', () => {
    for (const reader of everybody) {
      expect(reasons(reader, { group: 'old-client-document' })).toEqual([
        'old-document',
      ])
      expect(reasons(reader, { group: 'phase-1-client-document' })).toEqual([
        'archive-phase-1-document',
      ])
    }
  })
})
