import { describe, expect, it } from 'vitest'
import { newnessOf, type Arrival } from '../src/newness.ts'

const arrival: Arrival = { availableAt: 100, correctedAt: null }

describe('newnessOf', () => {
  it('calls new what became available after the previous visit (5.1.2, A6)', () => {
    expect(newnessOf(arrival, 99)).toBe('new')
  })

  it('calls nothing new that was there at the visit, or at a first visit', () => {
    expect(newnessOf(arrival, 100)).toBe('seen-before')
    expect(newnessOf(arrival, null)).toBe('seen-before')
    expect(newnessOf({ ...arrival, correctedAt: 200 }, null)).toBe(
      'seen-before',
    )
  })

  it('calls a newer correction newly corrected and not new (11.3.2, A4)', () => {
    const corrected = { ...arrival, correctedAt: 200 }

    expect(newnessOf(corrected, 1)).toBe('newly-corrected')
    expect(newnessOf(corrected, 199)).toBe('newly-corrected')
    expect(newnessOf(corrected, 200)).toBe('seen-before')
  })

  it('calls new what became available after a correction that was seen nowhere', () => {
    const released = { availableAt: 300, correctedAt: 200 }

    expect(newnessOf(released, 250)).toBe('new')
    expect(newnessOf(released, 150)).toBe('new')
    expect(newnessOf(released, 300)).toBe('seen-before')
  })

  it('calls a replacement newly corrected from its first version on (11.3.2)', () => {
    expect(newnessOf({ availableAt: 200, correctedAt: 200 }, 150)).toBe(
      'newly-corrected',
    )
  })
})
