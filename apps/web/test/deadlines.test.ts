import { describe, expect, it } from 'vitest'
import {
  deadlinesOf,
  standingAt,
  untilNextChange,
  type OpenSession,
} from '../src/session/deadlines.ts'

const NOW = 1_000_000
const open: OpenSession = {
  state: 'signed-in',
  displayName: 'Aino',
  contextId: 'one',
  idleSeconds: 900,
  absoluteSeconds: 28_800,
  warnSeconds: 120,
  turns18On: null,
}
const standing = (session: OpenSession, seconds: number) =>
  standingAt(deadlinesOf(session, NOW), NOW + seconds * 1000)

describe('standingAt', () => {
  it('is open until the warning is due', () => {
    expect(standing(open, 779.999)).toEqual({ phase: 'open' })
  })

  it('is ending from the warning on, and says when it ends', () => {
    expect(standing(open, 780)).toEqual({
      phase: 'ending',
      ending: 'idle',
      at: NOW + 900_000,
    })
  })

  it('has ended at the deadline itself', () => {
    expect(standing(open, 900)).toEqual({ phase: 'ended' })
  })

  it('ends absolutely when that comes first or at once', () => {
    expect(standing({ ...open, absoluteSeconds: 900 }, 800)).toMatchObject({
      ending: 'absolute',
    })
  })
})

describe('untilNextChange', () => {
  const deadlines = deadlinesOf(open, NOW)

  it('is the time to the warning, then to the end, then nothing', () => {
    expect(untilNextChange(deadlines, NOW)).toBe(780_000)
    expect(untilNextChange(deadlines, NOW + 780_000)).toBe(120_000)
    expect(untilNextChange(deadlines, NOW + 901_000)).toBe(0)
  })
})
