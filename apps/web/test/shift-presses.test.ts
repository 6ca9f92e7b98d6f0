import { describe, expect, it } from 'vitest'
import { ShiftPresses } from '../src/safety/shift-presses.ts'

function press(presses: ShiftPresses, at: number): number | null {
  presses.down()
  return presses.up(at)
}

describe('ShiftPresses', () => {
  it('counts down to none', () => {
    const presses = new ShiftPresses()

    expect([0, 900, 1800].map((at) => press(presses, at))).toEqual([2, 1, 0])
  })

  it('begins again after the last one', () => {
    const presses = new ShiftPresses()
    for (const at of [0, 100, 200]) press(presses, at)

    expect(press(presses, 300)).toBe(2)
  })

  it('takes no presses together that are more than five seconds apart', () => {
    const presses = new ShiftPresses()
    press(presses, 0)
    press(presses, 4900)

    expect(press(presses, 5100)).toBe(1)
  })

  it('does not count Shift with another key, and forgets what was before', () => {
    const presses = new ShiftPresses()
    press(presses, 0)
    press(presses, 100)
    presses.down()
    presses.reset()

    expect(presses.up(200)).toBeNull()
    expect(press(presses, 300)).toBe(2)
  })
})
