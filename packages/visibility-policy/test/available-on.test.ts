import { describe, expect, it } from 'vitest'
import { availableOn } from '../src/available-on.ts'

const stored = {
  firstArchivedOn: '2024-02-10',
  showFrom: 'none',
  caseShowFrom: 'none',
} as const

describe('availableOn', () => {
  it('is the day of the first archiving', () => {
    expect(availableOn(stored)).toBe('2024-02-10')
  })

  it('is the day the delay ended, if that is later', () => {
    expect(availableOn({ ...stored, showFrom: '2024-03-01' })).toBe(
      '2024-03-01',
    )
    expect(availableOn({ ...stored, caseShowFrom: '2024-03-02' })).toBe(
      '2024-03-02',
    )
  })

  it('is the later of two delays', () => {
    const [earlier, later] = ['2024-03-01', '2024-04-01']

    expect(
      availableOn({ ...stored, showFrom: later, caseShowFrom: earlier }),
    ).toBe(later)
    expect(
      availableOn({ ...stored, showFrom: earlier, caseShowFrom: later }),
    ).toBe(later)
  })

  it('is not put back by a delay that ended before the archiving', () => {
    expect(availableOn({ ...stored, showFrom: '2024-01-01' })).toBe(
      '2024-02-10',
    )
  })

  it('takes nothing from a delay whose end is unknown', () => {
    expect(
      availableOn({ ...stored, showFrom: 'unknown', caseShowFrom: 'unknown' }),
    ).toBe('2024-02-10')
  })
})
