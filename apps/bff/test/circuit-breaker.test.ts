import { beforeEach, describe, expect, it } from 'vitest'
import { CircuitBreaker } from '../src/acting/circuit-breaker.ts'

let now = 0
let breaker: CircuitBreaker
beforeEach(() => {
  now = 1000
  const times = { failures: 3, restMilliseconds: 10_000 }
  breaker = new CircuitBreaker(times, () => now)
})

const fail = (times: number) => {
  for (let time = 0; time < times; time += 1) breaker.failed()
}

describe('CircuitBreaker', () => {
  it('admits while failures do not come in a row', () => {
    fail(2)
    breaker.succeeded()
    fail(2)
    expect(breaker.admits()).toBe(true)
  })

  it('admits no request for its rest once it is open', () => {
    fail(3)
    expect(breaker.admits()).toBe(false)
    now += 9_999
    expect(breaker.admits()).toBe(false)
  })

  it('admits one after the rest, and all when that one has succeeded', () => {
    fail(3)
    now += 10_000
    expect([breaker.admits(), breaker.admits()]).toEqual([true, false])
    breaker.succeeded()
    expect([breaker.admits(), breaker.admits()]).toEqual([true, true])
  })

  it('rests again when that one has failed, or never reported', () => {
    fail(3)
    now += 10_000
    breaker.admits()
    now += 5_000
    breaker.failed()
    now += 9_999
    expect(breaker.admits()).toBe(false)
    now += 1
    expect(breaker.admits()).toBe(true)
    now += 10_000
    expect(breaker.admits()).toBe(true)
  })
})
