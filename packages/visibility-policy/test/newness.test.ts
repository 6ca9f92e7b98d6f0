import { describe, expect, it } from 'vitest'
import { newnessOf, type Arrival } from '../src/newness.ts'

const archived = { on: '2024-02-01', at: 100 }

const arrival: Arrival = {
  date: '2024-02-01',
  firstArchivedAt: archived.at,
  versionArchivedAt: archived.at,
  isCorrected: false,
}

describe('newnessOf', () => {
  it('calls new what was archived after the previous visit (A6)', () => {
    expect(newnessOf(arrival, { on: '2024-02-01', at: 99 })).toBe('new')
  })

  it('calls nothing new that was there at the visit, or at a first visit', () => {
    expect(newnessOf(arrival, archived)).toBe('seen-before')
    expect(newnessOf(arrival, null)).toBe('seen-before')
  })

  it('counts the whole day on which a delay ended', () => {
    const delayed = { ...arrival, date: '2024-03-01' }

    expect(newnessOf(delayed, { on: '2024-02-29', at: 500 })).toBe('new')
    expect(newnessOf(delayed, { on: '2024-03-01', at: 501 })).toBe(
      'seen-before',
    )
  })

  it('calls a newer correction newly corrected and not new (A4)', () => {
    const corrected = {
      ...arrival,
      isCorrected: true,
      versionArchivedAt: 200,
    }

    expect(newnessOf(corrected, { on: '2024-01-01', at: 1 })).toBe(
      'newly-corrected',
    )
    expect(newnessOf(corrected, { on: '2024-02-20', at: 200 })).toBe(
      'seen-before',
    )
    expect(newnessOf(corrected, null)).toBe('seen-before')
  })
})
