import { describe, expect, it } from 'vitest'
import { marksOf } from '../src/reading/marks.ts'

const arrival = {
  date: '2024-02-01',
  firstArchivedAt: '2024-02-01T10:00:00Z',
  versionArchivedAt: '2024-02-01T10:00:00Z',
  isCorrected: false,
  policyMarks: [],
}
const visit = (instant: string) => new Date(instant)

describe('marksOf', () => {
  it('marks as new what was archived after the previous visit (A6)', () => {
    expect(marksOf(arrival, visit('2024-02-01T09:59:59Z'))).toEqual(['new'])
  })

  it('does not mark what was there at the previous visit', () => {
    expect(marksOf(arrival, visit('2024-02-01T10:00:00Z'))).toEqual([])
  })

  it('marks nothing as new at the first visit', () => {
    expect(marksOf(arrival, undefined)).toEqual([])
  })

  it('marks as new what a delay has let go since, with the note of the policy', () => {
    const delayed = {
      ...arrival,
      date: '2024-03-01',
      policyMarks: ['delay-ended'] as const,
    }
    expect(marksOf(delayed, visit('2024-02-29T21:59:59Z'))).toEqual([
      'new',
      'delay-ended',
    ])
    // Midnight in Helsinki is 22:00 UTC.
    expect(marksOf(delayed, visit('2024-02-29T22:00:00Z'))).toEqual([
      'delay-ended',
    ])
  })

  it('calls a newer correction "corrected", not "new" (A4)', () => {
    const corrected = {
      ...arrival,
      isCorrected: true,
      versionArchivedAt: '2024-02-20T10:00:00Z',
    }
    expect(marksOf(corrected, visit('2024-02-10T00:00:00Z'))).toEqual([
      'corrected',
    ])
    expect(marksOf(corrected, visit('2024-01-10T00:00:00Z'))).toEqual([
      'corrected',
    ])
    expect(marksOf(corrected, visit('2024-03-10T00:00:00Z'))).toEqual([
      'corrected',
    ])
    expect(marksOf(corrected, undefined)).toEqual(['corrected'])
  })

  it('calls new what a delay lets go after its correction was seen nowhere', () => {
    const corrected = {
      ...arrival,
      date: '2024-03-01',
      isCorrected: true,
      versionArchivedAt: '2024-02-05T10:00:00Z',
    }
    expect(marksOf(corrected, visit('2024-02-10T00:00:00Z'))).toEqual([
      'new',
      'corrected',
    ])
  })

  it('passes on what the policy says', () => {
    const joint = {
      ...arrival,
      policyMarks: ['joint', 'withheld-from-guardians'] as const,
    }
    expect(marksOf(joint, undefined)).toEqual([
      'joint',
      'withheld-from-guardians',
    ])
  })
})
