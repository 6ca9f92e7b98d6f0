import { describe, expect, it } from 'vitest'
import { attachmentMarksOf, marksOf } from '../src/reading/marks.ts'

const arrival = {
  availableAt: '2024-02-01T10:00:00Z',
  correctedAt: null,
  policyMarks: [],
}
const visit = (instant: string) => new Date(instant)

describe('marksOf', () => {
  it('marks as new what became available after the previous visit (5.1.2, A6)', () => {
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
      // Midnight in Helsinki.
      availableAt: '2024-02-29T22:00:00Z',
      policyMarks: ['delay-ended'] as const,
    }
    expect(marksOf(delayed, visit('2024-02-29T21:59:59Z'))).toEqual([
      'new',
      'delay-ended',
    ])
    expect(marksOf(delayed, visit('2024-02-29T22:00:00Z'))).toEqual([
      'delay-ended',
    ])
  })

  it('calls a newer correction "corrected", not "new" (11.3.2, A4)', () => {
    const corrected = { ...arrival, correctedAt: '2024-02-20T10:00:00Z' }

    for (const day of ['2024-02-10', '2024-01-10', '2024-03-10']) {
      expect(marksOf(corrected, visit(`${day}T00:00:00Z`))).toEqual([
        'corrected',
      ])
    }
    expect(marksOf(corrected, undefined)).toEqual(['corrected'])
  })

  it('calls new what became available after a correction that was seen nowhere', () => {
    const corrected = {
      ...arrival,
      availableAt: '2024-03-01T10:00:00Z',
      correctedAt: '2024-02-05T10:00:00Z',
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

describe('attachmentMarksOf', () => {
  const withheld = {
    ...arrival,
    policyMarks: ['joint', 'withheld-from-guardians'] as const,
  }
  const ended = {
    ...arrival,
    availableAt: '2024-03-01T10:00:00Z',
    policyMarks: ['joint', 'delay-ended'] as const,
  }

  it('says what attachments alone are, each mark once (5.1.2, 5.3.1)', () => {
    const attachments = [ended, withheld, withheld]

    expect(
      attachmentMarksOf(attachments, ['joint'], visit('2024-02-10T00:00:00Z')),
    ).toEqual(['new', 'withheld-from-guardians', 'delay-ended'])
  })

  it('does not repeat what the main document says itself', () => {
    expect(
      attachmentMarksOf(
        [ended, withheld],
        ['new', 'joint', 'withheld-from-guardians'],
        visit('2024-02-10T00:00:00Z'),
      ),
    ).toEqual(['delay-ended'])
  })

  it('says nothing of attachments that are as their main document', () => {
    expect(attachmentMarksOf([arrival], [], undefined)).toEqual([])
    expect(attachmentMarksOf([], [], undefined)).toEqual([])
  })
})
