import { describe, expect, it } from 'vitest'
import { keepAnswer, takeAnswer } from '../src/acting/registry-answer.ts'

function cameTo(address: string): void {
  history.replaceState(null, '', address)
  keepAnswer(window)
}

describe('keepAnswer', () => {
  it('takes code and state out of the address, and gives them once', () => {
    cameTo('/acting/return?code=abc&state=def&lang=sv&stray=1')

    expect(location.pathname + location.search).toBe('/acting/return?lang=sv')
    expect(takeAnswer()).toEqual({ code: 'abc', state: 'def' })
    expect(takeAnswer()).toBeNull()
  })

  for (const [address, answer] of [
    ['/acting/return?error=access_denied&code=x&state=y', 'cancelled'],
    ['/acting/return?code=x', 'unusable'],
    [`/acting/return?code=x&state=${'y'.repeat(201)}`, 'unusable'],
    ['/acting/return', null],
  ] as const)
    it(`reads ${address.slice(0, 60)} as ${answer}`, () => {
      cameTo(address)

      expect(takeAnswer()).toEqual(answer)
    })

  it('leaves every other address alone', () => {
    cameTo('/acting?code=x&state=y')

    expect(location.search).toBe('?code=x&state=y')
    expect(takeAnswer()).toBeNull()
  })
})
